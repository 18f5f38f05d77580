"""What a peer may send, and over which wire: nothing of it ends the kernel."""

import socket
import time

import pytest

from client import Kernel, is_alive


def test_badly_signed_messages_are_ignored(kernel):
    message = kernel.client.session.serialize(kernel.client.session.msg("kernel_info_request", {}))
    frames = [bytes(frame) for frame in message]
    for _ in range(3):
        for port in ("shell", "control", "stdin"):
            kernel.raw(port, [frames[0], b"0" * 64, *frames[2:]])
    assert is_alive(kernel)


def test_replayed_messages_are_ignored(kernel):
    before = kernel.run("1").reply["content"]["execution_count"]
    session = kernel.client.session
    frames = [bytes(frame) for frame in session.serialize(session.msg("execute_request", {"code": "2"}))]
    for _ in range(3):
        kernel.raw("shell", frames)
    assert is_alive(kernel)
    deadline = time.monotonic() + 10
    while kernel.ask("history_request", {"hist_access_type": "tail", "n": 1})["history"][0][1] == before:
        assert time.monotonic() < deadline
    assert kernel.run("3").reply["content"]["execution_count"] == before + 2


@pytest.mark.parametrize(
    "frames",
    [[b""], [b"x"], [b"<IDS|MSG>"], [b"<IDS|MSG>", b"sig"], [b"<IDS|MSG>", b"sig", b"{}"], [b"x"] * 100, [b"\x00" * 1_000_000]],
    ids=["empty", "one", "delimiter", "signature", "truncated", "many", "large"],
)
def test_garbage_frames_are_ignored(kernel, frames):
    for port in ("shell", "control", "stdin", "hb"):
        kernel.raw(port, frames)
    assert is_alive(kernel)


@pytest.mark.parametrize("header", [b"{", b"[]", b"null", b"\xff\xfe", b"{}", b'{"msg_type": 5, "msg_id": []}', b"[" * 5000])
def test_signed_nonsense_is_ignored(kernel, header):
    parts = [header, b"{}", b"{}", b"{}"]
    kernel.raw("shell", [b"<IDS|MSG>", kernel.client.session.sign(parts), *parts])
    assert is_alive(kernel)


def test_what_is_not_zeromq_is_ignored(kernel):
    for port in (kernel.manager.shell_port, kernel.manager.iopub_port, kernel.manager.hb_port):
        for greeting in (b"GET / HTTP/1.0\r\n\r\n", b"\xff" * 64, b"\xff\x00\x00\x00\x00\x00\x00\x00\x01\x7f\x03" + b"\x00" * 60):
            with socket.create_connection(("127.0.0.1", port)) as stranger:
                stranger.sendall(greeting)
    assert is_alive(kernel) and kernel.client.is_alive()


def test_unknown_requests_are_ignored(kernel):
    for channel in ("shell_channel", "control_channel"):
        getattr(kernel.client, channel).send(kernel.client.session.msg("no_such_request", {"a": 1}))
    assert is_alive(kernel)


def test_wrong_content_is_answered(kernel):
    for kind in ("execute", "complete", "inspect", "is_complete", "history", "comm_info"):
        content = {"code": 5, "cursor_pos": "x", "n": -1, "pattern": None, "user_expressions": [1], "start": {}}
        assert "status" in kernel.ask(f"{kind}_request", content), kind
    assert is_alive(kernel)


def test_speaks_curve_where_the_front_end_wants_it():
    with Kernel(transport_encryption="required") as kernel:
        assert kernel.manager.curve_publickey
        assert kernel.run("6 * 7").result == "42"
        assert kernel.client.is_alive() and kernel.interrupt()["status"] == "ok"
