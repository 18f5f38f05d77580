"""Times the kernel as a client sees it, beside ipykernel, which JupyterLab brings along.

Prints a table: process start to the first execute reply, the round trip of small cells, and 20,000 printed lines
(delivered of 20,000, and the seconds until idle). Medians, with the least and the most in brackets.

usage: bench_kernel.py [STARTS]
"""

import statistics
import sys
import time
from queue import Empty

from jupyter_client.manager import KernelManager

LINES = 20_000
CELLS = {
    "java": {
        "1+1": "1+1",
        "declaration": "int x{n} = {n};",
        "method": "int f{n}(int a) {{ return a + {n}; }}",
        "lines": f'for (int i = 0; i < {LINES}; i++) System.out.println("line " + i);',
    },
    "python3": {
        "1+1": "1+1",
        "declaration": "x{n} = {n}",
        "method": "def f{n}(a): return a + {n}",
        "lines": f"for i in range({LINES}): print('line', i)",
    },
}


class Kernel:
    def __init__(self, name):
        self.began = time.perf_counter()
        self.manager = KernelManager(kernel_name=name)
        self.manager.start_kernel()
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def run(self, code, timeout=30):
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
        assert reply["content"]["status"] == "ok", reply["content"]
        return time.perf_counter() - began, "".join(printed)

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def spread(values, unit, scale=1):
    return f"{statistics.median(values) * scale:.1f} ({min(values) * scale:.1f}–{max(values) * scale:.1f}) {unit}"


def measure(name, starts):
    cells, firsts, trips = CELLS[name], [], {kind: [] for kind in ("1+1", "declaration", "method")}
    for start in range(starts):
        kernel = Kernel(name)
        kernel.run(cells["1+1"])
        firsts.append(time.perf_counter() - kernel.began)
        for kind, seconds in trips.items():
            for n in range(35):
                took, _ = kernel.run(cells[kind].format(n=n))
                if n >= 5:
                    seconds.append(took)
        if start == starts - 1:
            try:
                took, printed = kernel.run(cells["lines"])
                lines = f"{printed.count(chr(10))} in {took:.2f} s"
            except Empty:
                lines = "the cell never became idle"
        kernel.close()
    return {"start to first reply": spread(firsts, "s")} | {k: spread(v, "ms", 1000) for k, v in trips.items()} | {"20,000 lines": lines}


def main(starts=5):
    columns = {name: measure(name, starts) for name in CELLS}
    print(f"| {'':<22} | " + " | ".join(f"{name:<24}" for name in columns) + " |")
    print(f"| {'-' * 22} | " + " | ".join("-" * 24 for _ in columns) + " |")
    for row in next(iter(columns.values())):
        print(f"| {row:<22} | " + " | ".join(f"{column[row]:<24}" for column in columns.values()) + " |")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
