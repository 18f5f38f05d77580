"""How a kernel starts, and how it leaves."""

import json
import signal
import subprocess
import sys
import textwrap
import time

import psutil
import pytest

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


def test_leaves_when_its_parent_dies(tmp_path):
    parent = tmp_path / "parent.py"
    parent.write_text(
        textwrap.dedent(
            f"""
            import time
            from jupyter_client.manager import start_new_kernel
            manager, client = start_new_kernel(kernel_name={KERNEL!r})
            client.execute("while (true) {{}}")
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
