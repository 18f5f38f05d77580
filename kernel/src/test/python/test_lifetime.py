"""How a kernel starts, and how it leaves."""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import psutil
import pytest
from jupyter_client import BlockingKernelClient
from jupyter_client.connect import write_connection_file

from client import Kernel
from conftest import KERNEL


def test_starts_from_its_cache(kernelspec):
    argv = json.loads((kernelspec / "kernel.json").read_text())["argv"]
    assert f"-XX:AOTCache={kernelspec / 'heddle.aot'}" in argv
    # Mode "on": a JVM that cannot use the cache does not start, so it never gets to miss the file.
    command = [argv[0], "-XX:AOTMode=on", *argv[1:-1], "no-such-file"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "") and done.stderr == "heddle: no connection file no-such-file\n"


def test_nothing_is_said_without_cause(kernelspec):
    argv = json.loads((kernelspec / "kernel.json").read_text())["argv"]
    for arguments, sentence in ((["x"], "no connection file x"), ([], "usage: ")):
        done = subprocess.run([*argv[:-1], *arguments], capture_output=True, text=True)
        assert done.returncode == 1 and sentence in done.stderr and "\tat " not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a priority for each thread that anybody may lower")
def test_the_jit_yields_to_cells():
    with Kernel() as kernel:
        tasks = Path(f"/proc/{kernel.pid}/task").iterdir()
        stats = [re.fullmatch(r"\d+ \((.*)\) (.*)", (task / "stat").read_text().strip()) for task in tasks]
    nice = [(stat[1], int(stat[2].split()[16])) for stat in stats]
    assert {value for name, value in nice if "CompilerThre" in name} == {5}
    assert {value for name, value in nice if name.startswith("heddle-")} == {0}


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root can become another user")
def test_a_plain_user_is_not_warned_of_priorities(kernelspec):
    argv = json.loads((kernelspec / "kernel.json").read_text())["argv"]
    flags = [flag for flag in argv[1 : argv.index("-jar")] if not flag.startswith("-XX:AOTCache")]
    done = subprocess.run([argv[0], *flags, "-version"], capture_output=True, text=True, user=65534)
    assert done.returncode == 0 and "warning" not in done.stderr + done.stdout


SPINNING = "for (int i = 0; i < 4; i++) Thread.ofPlatform().start(() -> { while (true) {} });"


@pytest.mark.parametrize("restart", [False, True])
def test_shuts_down_within_two_seconds_with_live_threads(restart):
    with Kernel() as kernel:
        kernel.run(SPINNING)
        process = psutil.Process(kernel.pid)
        begin = time.monotonic()
        assert kernel.ask("shutdown_request", {"restart": restart}, channel="control")["restart"] is restart
        process.wait(timeout=10)
        assert time.monotonic() - begin < 2


def test_restarts_with_live_threads():
    with Kernel() as kernel:
        kernel.run("int gone = 1;")
        kernel.run(SPINNING)
        kernel.manager.restart_kernel()
        kernel.client.wait_for_ready(timeout=30)
        assert kernel.run("1 + 1").result == "2"
        assert kernel.run("gone").status == "error"


@pytest.mark.parametrize(
    "code, how",
    [
        ("while (true) {}", {}),
        ("for (int i = 0; i < 8; i++) CompletableFuture.runAsync(() -> { while (true) {} });", {"reply": True, "timeout": 60}),
    ],
    ids=["cell", "common pool"],
)
def test_leaves_when_its_parent_dies(tmp_path, code, how):
    parent = tmp_path / "parent.py"
    parent.write_text(
        textwrap.dedent(
            f"""
            import time
            from jupyter_client.manager import start_new_kernel
            manager, client = start_new_kernel(kernel_name={KERNEL!r})
            client.execute({code!r}, **{how!r})
            print(manager.provisioner.pid, flush=True)
            time.sleep(600)
            """
        )
    )
    process = subprocess.Popen([sys.executable, parent], stdout=subprocess.PIPE, text=True)
    kernel = psutil.Process(int(process.stdout.readline()))
    process.send_signal(signal.SIGKILL)
    process.wait()
    kernel.wait(timeout=5)


def test_leaves_no_child_behind():
    with Kernel() as kernel:
        kernel.run('var p = new ProcessBuilder("sleep", "600").start();')
        (child,) = psutil.Process(kernel.pid).children()
        kernel.ask("shutdown_request", {"restart": False}, channel="control")
        child.wait(timeout=20)


def test_takes_the_flags_of_jdk_java_options(monkeypatch):
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-Dmine=yes -XX:MaxRAM=512m")
    with Kernel() as kernel:
        assert kernel.run('System.getProperty("mine")').result == "yes"
        share = int(kernel.run("Runtime.getRuntime().maxMemory() >> 20").result)
        assert 200 <= share <= 256, "half of the memory that there is"


def test_a_warm_kernel_takes_at_most_200_mb_of_a_small_machine(monkeypatch):
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:MaxRAM=2g")
    warming = 'Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals("heddle-warm-up"))'
    with Kernel() as kernel:
        deadline = time.monotonic() + 120
        while kernel.run(warming).result == "true":
            assert time.monotonic() < deadline
            time.sleep(3)
        assert psutil.Process(kernel.pid).memory_info().rss < 200 * 2**20


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_says_that_others_can_read_the_key(mode, kernelspec):
    argv = json.loads((kernelspec / "kernel.json").read_text())["argv"]
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        file = f"{folder}/kernel-1.json"
        write_connection_file(file)
        os.chmod(file, mode)
        kernel = subprocess.Popen([*argv[:-1], file], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        try:
            client = BlockingKernelClient(connection_file=file)
            client.load_connection_file()
            client.start_channels()
            client.wait_for_ready(timeout=60)
            client.stop_channels()
        finally:
            kernel.terminate()
        said = [line for line in kernel.communicate()[1].splitlines() if "chmod 600" in line]
    assert len(said) == (mode == 0o644)
