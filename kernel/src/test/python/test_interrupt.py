"""An interrupt ends the cell and keeps everything else."""

import time

import psutil
import pytest


@pytest.mark.parametrize(
    "code",
    ["while (true) {}", "Thread.sleep(60_000);", "while (true) { try { Thread.sleep(9); } catch (Exception e) {} }"],
    ids=["loop", "sleep", "catching"],
)
def test_an_interrupt_stops_a_cell_and_keeps_the_kernel(kernel, code):
    kernel.run("int kept = 5;")
    assert min(seconds_to_prompt(kernel, code) for _ in range(3)) < 1, "of three, since the machine may be busy"
    assert kernel.run("kept").result == "5"
    assert comes_to_rest(kernel)


def seconds_to_prompt(kernel, code):
    """How long an interrupt takes to end the cell."""
    cell = kernel.start('System.out.println("begun");\n' + code)
    kernel.await_output()
    begin = time.monotonic()
    assert kernel.interrupt()["status"] == "ok"
    run = kernel.finish(cell)
    assert run.status == "error"
    return time.monotonic() - begin


def comes_to_rest(kernel, within=20):
    """Whether the process stops computing; a fresh kernel warms up for some seconds."""
    process = psutil.Process(kernel.pid)
    return any(process.cpu_percent(interval=1) < 20 for _ in range(within))


def test_an_interrupt_without_a_cell_is_answered(kernel):
    assert kernel.interrupt()["status"] == "ok"
    assert kernel.run("1").result == "1"


def test_an_interrupt_ends_the_processes_of_the_cell(kernel):
    before = set(psutil.Process(kernel.pid).children(recursive=True))
    cell = kernel.start('var p = new ProcessBuilder("sh", "-c", "sleep 600 & wait").start();\nSystem.out.println(p.pid()); while (true) {}')
    shell = psutil.Process(int(kernel.streams_of(cell, lambda text: text.endswith("\n"))))
    begun = {shell, *shell.children(recursive=True)}
    kernel.interrupt()
    assert kernel.finish(cell).status == "error"
    gone, alive = psutil.wait_procs(begun, timeout=20)
    assert not alive
    assert set(psutil.Process(kernel.pid).children(recursive=True)) <= before


@pytest.mark.parametrize("call", ["System.exit(1)", "Runtime.getRuntime().exit(1)", "Runtime.getRuntime().halt(1)"])
def test_a_cell_cannot_end_the_kernel(kernel, call):
    kernel.run("int kept = 5;")
    run = kernel.run(f"Thread.ofPlatform().start(() -> {{ {call}; }}).join(); {call};")
    assert run.status == "error" and "would end the kernel" in run.reply["content"]["evalue"]
    assert "would end the kernel" in run.text("stderr"), "the thread's own"
    assert kernel.run("kept").result == "5"
