"""Cells and strangers that would bring a kernel down: it answers the next cell, and keeps the variables."""

import os
import socket
import struct

import pytest
import zmq

from client import Kernel, is_alive
from course import in_test_all


@pytest.fixture(scope="module")
def smalls():
    """A kernel with as little memory as the course asks for, as the only element; empty while there is none."""
    os.environ["JDK_JAVA_OPTIONS"] = "-Xmx384m"
    running = []
    yield running
    for kernel in running:
        kernel.__exit__()
    del os.environ["JDK_JAVA_OPTIONS"]


@pytest.fixture
def kernel(smalls):
    """That kernel, which is asked afterwards; a test that kills it does not fail the others."""
    if not smalls:
        smalls.append(Kernel().__enter__())
    small = smalls.pop()
    small.run('String kept = "kept";')
    yield small
    try:
        assert is_alive(small) and small.run("kept", timeout=60).result == "kept"
        smalls.append(small)
    finally:
        if not smalls:
            small.__exit__()


# --- Results


@pytest.mark.parametrize(
    "body, error",
    [
        ("public String toString() { throw new IllegalStateException(); }", "IllegalStateException"),
        ("public String toString() { throw new Error(); }", "Error"),
        ("public String toString() { return null; }", None),
        ("public int hashCode() { throw new Error(); } public boolean equals(Object o) { throw new Error(); }", "Error"),
        ("public String toString() { return this + \"x\"; }", "StackOverflowError"),
        ("public String toString() { return \"x\".repeat(50_000_000); }", None),
        ("public String toString() { var all = new ArrayList<byte[]>(); while (true) all.add(new byte[1 << 20]); }", "OutOfMemoryError"),
    ],
    ids=["throws", "throws an error", "null", "hash", "overflows", "50 MB", "allocates"],
)
def test_results_that_cannot_be_shown(kernel, body, error):
    run = kernel.run(f"class Bad {{ {body} }}\nnew Bad()", timeout=60)
    assert run.reply["content"].get("ename") == error


def test_a_result_that_loops_is_interrupted(kernel):
    cell = kernel.start('class Slow { public String toString() { System.out.println("begun"); while (true) {} } }\nnew Slow()')
    kernel.await_output()
    kernel.interrupt()
    assert kernel.finish(cell).status == "error"


def test_a_renderer_that_throws(kernel):
    run = kernel.run("record Ugly() {}\nshowing(Ugly.class, u -> { throw new IllegalStateException(\"no picture\"); });\nnew Ugly()")
    assert run.reply["content"]["evalue"] == "no picture"


# --- Memory and the stack


@pytest.mark.parametrize(
    "code",
    [
        "var all = new ArrayList<byte[]>(); while (true) all.add(new byte[1 << 20]);",
        "var all = new ArrayList<Integer>(); while (true) all.add(all.size());",
        'var all = "abc"; while (true) all += all;',
        'var all = new HashMap<Integer, String>(); for (int i = 0; ; i++) all.put(i, "value " + i);',
        "record Link(Object before, byte[] much) {}\nObject all = null; while (true) all = new Link(all, new byte[100_000]);",
    ],
    ids=["bytes", "integers", "text", "map", "chain"],
)
def test_a_variable_that_fills_the_memory_is_let_go_by_name(kernel, code):
    run = kernel.run(code, timeout=90)
    assert run.reply["content"]["ename"] == "OutOfMemoryError"
    assert kernel.run("1 + 1", timeout=60).result == "2"


@in_test_all("make test-all fills the memory by what a cell left running, which may take minutes")
@pytest.mark.parametrize(
    "left",
    [
        "Go.go(() -> { var all = new LinkedList<Integer>(); while (true) all.add(all.size()); });",
        "Thread.ofPlatform().start(() -> { var all = new LinkedList<Integer>(); while (true) all.add(all.size()); });",
        "var links = new ArrayList<Object>();\nGo.go(() -> { while (true) links.add(new Object[10]); });",
    ],
    ids=["goroutine", "thread", "variable"],
)
def test_what_a_cell_left_running_cannot_fill_the_memory(kernel, left):
    cell = kernel.start("import dev.heddle.Go;\n" + left)
    assert kernel.finish(cell).status == "ok"
    told = kernel.streams_of(cell, until=lambda text: text.endswith("stopped.\n"), timeout=120)
    assert told == "The memory is nearly full, so what this cell had left running has been stopped.\n"
    assert kernel.run("1 + 1", timeout=60).result == "2"
    if "links" in left:
        assert kernel.run("links = null;").status == "ok", "the variable is still there, and full"


def test_endless_recursion_in_a_cell_and_in_its_threads(kernel):
    run = kernel.run("int deep(int n) { return deep(n + 1) + 1; }\nThread.ofPlatform().start(() -> deep(0)).join();\ndeep(0)", timeout=60)
    assert run.reply["content"]["ename"] == "StackOverflowError" and "StackOverflowError" in run.text("stderr")


@pytest.mark.parametrize("stream", ["out", "err"])
def test_fifty_megabytes_of_output(kernel, stream):
    run = kernel.run(f'System.{stream}.println("x".repeat(50_000_000));', timeout=90)
    assert run.status == "ok", run.reply["content"]
    assert len(run.text("stdout") + run.text("stderr")) < 2_200_000


# --- Peers

GREETING = b"\xff" + b"\x00" * 8 + b"\x7f\x03\x00" + b"NULL".ljust(20, b"\x00") + b"\x00" * 32
READY = b"\x05READY\x0bSocket-Type" + struct.pack(">I", 6) + b"DEALER"


def stranger(port):
    """A peer that has shaken hands, as anybody may."""
    peer = socket.create_connection(("127.0.0.1", port))
    peer.settimeout(20)
    peer.sendall(GREETING)
    received(peer, 64)
    peer.sendall(b"\x04" + bytes([len(READY)]) + READY)
    received(peer, received(peer, 2)[1])
    return peer


def received(peer, count):
    """Exactly this many bytes: they may come in pieces."""
    return peer.recv(count, socket.MSG_WAITALL)


def test_claims_of_strangers_on_memory_are_bounded(kernel):
    peers = [stranger(kernel.manager.shell_port) for _ in range(20)]
    for peer in peers:
        peer.sendall(b"\x02" + struct.pack(">Q", (64 << 20) - 10) + b"x" * 1000)
    assert is_alive(kernel)
    for peer in peers:
        peer.close()


def test_a_frame_beyond_the_limit_ends_the_connection_only(kernel):
    peer = stranger(kernel.manager.shell_port)
    peer.sendall(b"\x02" + struct.pack(">Q", 1 << 40))
    assert peer.recv(100) == b"", "closed"


def test_a_cell_of_thirty_megabytes_is_refused_in_a_sentence(kernel):
    run = kernel.run("// " + "x" * 30_000_000, timeout=60)
    assert run.reply["content"]["ename"] == "TooLarge" and "have the cell read a file" in run.reply["content"]["evalue"]


def test_sockets_that_never_say_anything(kernel):
    silent = [socket.create_connection(("127.0.0.1", port)) for port in (kernel.manager.shell_port, kernel.manager.iopub_port) for _ in range(50)]
    assert is_alive(kernel)
    for peer in silent:
        peer.close()


def test_a_subscriber_that_does_not_read(kernel):
    slow = zmq.Context.instance().socket(zmq.SUB)
    slow.rcvhwm = 1
    slow.rcvbuf = 1000
    slow.subscribe(b"")
    slow.connect(f"tcp://127.0.0.1:{kernel.manager.iopub_port}")
    for _ in range(3):
        assert kernel.run('for (int i = 0; i < 20_000; i++) System.out.println("a line of fifty characters, as it is needed here");', timeout=60).status == "ok"
    slow.close(linger=0)


def test_a_front_end_that_stops_reading_its_replies(kernel):
    session = kernel.client.session
    deaf = zmq.Context.instance().socket(zmq.DEALER)
    deaf.rcvhwm = 1
    deaf.connect(f"tcp://127.0.0.1:{kernel.manager.shell_port}")
    for _ in range(2000):
        deaf.send_multipart([bytes(frame) for frame in session.serialize(session.msg("kernel_info_request", {}))])
    assert is_alive(kernel)
    deaf.close(linger=0)
