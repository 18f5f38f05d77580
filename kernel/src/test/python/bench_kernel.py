"""Times kernels as a client sees them, in one run, each kernel's process in turn with the others'.

Prints a table of medians, with the least and the most in brackets. The cells follow each other without a pause, so
that nothing is warmed up in between; memory is the resident set of all of a kernel's processes.

usage: bench_kernel.py [STARTS [KERNEL ...]]

A KERNEL is a kernelspec's name, with the environment that it is installed in if that is another one: jjava@/opt/jjava.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from queue import Empty

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

LINES = 20_000
SETTLED = 12  # seconds until a kernel has warmed up
TEN = {
    "java": "int a = {n};\nint b = a + 1;\nlong c = a * b;\nString d = \"x\" + c;\nint e = d.length();\nc += e;\n"
    "if (c > a) b++;\nfor (int i = 0; i < 3; i++) b += i;\ndouble f = Math.sqrt(c);\nSystem.out.println(d + f + b);",
    "python": "a = {n}\nb = a + 1\nc = a * b\nd = 'x' + str(c)\ne = len(d)\nc += e\nif c > a: b += 1\n"
    "for i in range(3): b += i\nf = c ** 0.5\nprint(d, f, b)",
    "kotlin": "var a = {n}\nvar b = a + 1\nvar c = a * b\nvar d = \"x\" + c\nvar e = d.length\nc += e\nif (c > a) b++\n"
    "for (i in 0..2) b += i\nval f = kotlin.math.sqrt(c.toDouble())\nprintln(d + f + b)",
}
CELLS = {
    "java": {
        "declaration": "int x{n} = {n};",
        "method": "int f{n}(int a) {{ return a + {n}; }}",
        "lines": f'for (int i = 0; i < {LINES}; i++) System.out.println("line " + i);',
        "spin": "for (int i = 0; i < 3; i++) {\n    Thread t = new Thread(() -> { while (true) {} });\n"
        "    t.setDaemon(true);\n    t.start();\n}",
    },
    "python": {
        "declaration": "x{n} = {n}",
        "method": "def f{n}(a): return a + {n}",
        "lines": f"for i in range({LINES}): print('line', i)",
        "spin": "import threading\ndef spin():\n    while True: pass\n"
        "for i in range(3): threading.Thread(target=spin, daemon=True).start()",
    },
    "kotlin": {
        "declaration": "val x{n} = {n}",
        "method": "fun f{n}(a: Int) = a + {n}",
        "lines": f'for (i in 0 until {LINES}) println("line $i")',
        "spin": "for (i in 0..2) kotlin.concurrent.thread(isDaemon = true) { while (true) {} }",
    },
}


class Kernel:
    """A kernel that was just started."""

    def __init__(self, name):
        name, _, prefix = name.partition("@")
        self.began = time.perf_counter()
        self.manager = KernelManager(kernel_name=name)
        if prefix:
            self.manager.kernel_spec_manager = KernelSpecManager(kernel_dirs=[f"{prefix}/share/jupyter/kernels"])
            argv = self.manager.kernel_spec.argv
            argv[0] = shutil.which(argv[0], path=f"{prefix}/bin:{os.environ['PATH']}")
        self.manager.start_kernel()
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)
        self.ready = time.perf_counter() - self.began
        self.language = self.manager.kernel_spec.language

    def run(self, code, timeout=60):
        """Seconds until both the reply and idle are here, and the text printed."""
        began, printed, idle = time.perf_counter(), [], False
        request = self.client.execute(code)
        while not idle:
            message = self.client.get_iopub_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])
            idle = message["content"].get("execution_state") == "idle"
        reply = self.client.get_shell_msg(timeout=timeout)
        while reply["parent_header"].get("msg_id") != request:
            reply = self.client.get_shell_msg(timeout=timeout)
        assert reply["content"]["status"] == "ok", reply["content"]
        return time.perf_counter() - began, "".join(printed)

    def trips(self, code, first, last):
        """The round trips of cells, which are numbered."""
        return [self.run(code.format(n=n))[0] for n in range(first, last + 1)]

    def megabytes(self):
        """What the kernel's processes hold in memory."""
        pids, found = [self.manager.provisioner.pid], []
        while pids:
            pid = pids.pop()
            found.append(pid)
            for task in Path(f"/proc/{pid}/task").iterdir():
                pids += map(int, (task / "children").read_text().split())
        return sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in found) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def leave(self):
        """Seconds from the request to leave until the process has ended."""
        began = time.perf_counter()
        self.client.shutdown()
        process = self.manager.provisioner.process
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            pass  # it is killed below, with what it began
        took = time.perf_counter() - began
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        return took


def p95(values):
    return sorted(values)[int(len(values) * 0.95)]


def measure(name, into):
    """Starts a kernel, and adds what it took to the rows."""

    def add(row, unit, *values):
        into.setdefault((row, unit), []).extend(values)

    kernel = Kernel(name)
    cells = CELLS[kernel.language]
    add("start to kernel_info", "s", kernel.ready)
    kernel.run("1+1")
    add("start to first reply", "s", time.perf_counter() - kernel.began)
    kernel.run("1+1")
    add("memory after two cells", "MB", kernel.megabytes())
    trips = kernel.trips("1+1", 3, 30)[3:]
    add("`1+1`, cells 6–30", "ms", *trips)
    add("`1+1`, cells 6–30, p95", "ms", p95(trips))
    for row, code in {"declaration": cells["declaration"], "method": cells["method"], "ten statements": TEN[kernel.language]}.items():
        add(f"{row}, 6th–30th", "ms", *kernel.trips(code, 1, 30)[5:])
    kernel.trips("1+1", 121, 149)
    add("`1+1`, from the 150th", "ms", *kernel.trips("1+1", 150, 199))
    time.sleep(SETTLED)
    add("memory, warmed up", "MB", kernel.megabytes())
    try:
        took, printed = kernel.run(cells["lines"], timeout=10)
        add(f"{LINES:,} lines", "s", took)
        add("lines delivered", "", printed.count("\n"))
        kernel.run(cells["spin"], timeout=10)
        add("leaves, threads spinning", "s", kernel.leave())
    except (Empty, TimeoutError):
        kernel.leave()  # the cell never ended


def spread(values, unit):
    scale, digits = {"ms": (1000, 1), "s": (1, 2), "MB": (1, 0), "": (1, 0)}[unit]
    middle, least, most = (f"{v * scale:,.{digits}f}" for v in (statistics.median(values), min(values), max(values)))
    return f"{middle} ({least}–{most}) {unit}".strip()


def main(starts=5, *names):
    columns = {name: {} for name in names or ("java", "python3")}
    for _ in range(int(starts)):
        for name, rows in columns.items():
            measure(name, rows)
    print("| | " + " | ".join(name.partition("@")[0] for name in columns) + " |")
    print("| --- |" + " --- |" * len(columns))
    for row in max(columns.values(), key=len):
        print(f"| {row[0]} | " + " | ".join(spread(rows[row], row[1]) if row in rows else "–" for rows in columns.values()) + " |")


if __name__ == "__main__":
    main(*sys.argv[1:])
