"""Jupyter's own protocol suite, every test of it, and what it does not cover."""

import json
import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
import unittest
from queue import Empty

import jupyter_kernel_test
import psutil
import pytest

from client import Kernel
from conftest import KERNEL


class ProtocolSuite(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    completion_samples = [{"text": '"x".isBlan', "matches": {"isBlank()"}}, {"text": "Integer.MAX_V", "matches": {"MAX_VALUE"}}]
    complete_code_samples = ["1 + 1", "int f() { return 1; }", "System.out.println();"]
    incomplete_code_samples = ["int f() {", "while (true) {", "f("]
    invalid_code_samples = ["int = 5;", "class {}", "5 +* 3"]
    code_page_something = "?String"
    code_generate_error = 'throw new IllegalStateException("no");'
    code_execute_result = [{"code": "6 * 7", "result": "42"}, {"code": '"te" + "xt"', "result": "text"}]
    code_display_data = [{"code": 'display("shown");', "mime": "text/plain"}]
    code_history_pattern = "6 [*] 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "String"
    code_clear_output = "clearOutput(false);"


class WelcomeSuite(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = KERNEL
    support_iopub_welcome = True


@pytest.fixture(scope="module")
def kernels():
    """The kernel that the tests share, as the only element; empty while there is none."""
    running = []
    yield running
    for kernel in running:
        kernel.__exit__()


@pytest.fixture
def kernel(kernels):
    """The shared kernel; a test that leaves it stuck does not fail the others."""
    if not kernels:
        kernels.append(Kernel().__enter__())
    yield kernels[0]
    try:
        kernels[0].ask("kernel_info_request", timeout=2)
    except Empty:
        kernels.pop().__exit__()


def is_alive(kernel):
    return kernel.ask("kernel_info_request")["status"] == "ok"


# --- What a peer may send


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


# --- Replies


@pytest.mark.parametrize("channel", ["shell", "control"])
def test_kernel_info_is_answered_on_both_sockets(kernel, channel):
    info = kernel.ask("kernel_info_request", channel=channel)
    assert info["protocol_version"] == "5.5"
    language = info["language_info"]
    assert (language["name"], language["mimetype"], language["file_extension"]) == ("java", "text/x-java", ".java")


def test_kernel_info_is_answered_on_control_while_a_cell_runs(kernel):
    cell = kernel.start('System.out.println("begun");\nThread.sleep(60_000);')
    kernel.await_output()
    assert kernel.ask("kernel_info_request", channel="control")["status"] == "ok"
    kernel.interrupt()
    assert kernel.finish(cell).status == "error"


def test_completion_is_answered_while_a_cell_runs(kernel):
    cell = kernel.start('System.out.println("begun");\nThread.sleep(60_000);')
    kernel.await_output()
    assert kernel.ask("complete_request", {"code": '"x".isBlan', "cursor_pos": 10})["matches"] == ["isBlank()"]
    assert kernel.ask("inspect_request", {"code": "String", "cursor_pos": 6, "detail_level": 0})["found"]
    kernel.interrupt()
    assert kernel.finish(cell).status == "error"


def test_silent_cells_leave_no_trace(kernel):
    before = kernel.run("1").reply["content"]["execution_count"]
    run = kernel.run('System.out.println("x"); 5', silent=True)
    assert run.status == "ok" and {message["msg_type"] for message in run.messages} == {"status"}
    assert kernel.run("1").reply["content"]["execution_count"] == before + 1


def test_cells_out_of_history_are_not_counted(kernel):
    before = kernel.run("1").reply["content"]["execution_count"]
    assert kernel.run("2", store_history=False).result == "2"
    assert kernel.run("3").reply["content"]["execution_count"] == before + 1
    inputs = [entry[2] for entry in kernel.ask("history_request", {"hist_access_type": "tail", "n": 2})["history"]]
    assert inputs == ["1", "3"]


def test_user_expressions_are_evaluated_after_the_code(kernel):
    run = kernel.run("int seven = 7;", user_expressions={"square": "seven * seven", "none": "nothing"})
    values = run.reply["content"]["user_expressions"]
    assert values["square"]["status"] == "ok" and values["square"]["data"]["text/plain"] == "49"
    assert values["none"]["status"] == "error" and run.status == "ok"


def test_a_failed_cell_aborts_those_that_wait(kernel):
    cells = [kernel.start(code) for code in ('Thread.sleep(300); throw new RuntimeException("first")', "int never = 1;", "2")]
    runs = [kernel.finish(cell) for cell in cells]
    assert [run.status for run in runs] == ["error"] * 3
    assert runs[0].reply["content"]["evalue"] == "first"
    assert all(not run.of("execute_input") and not run.of("error") for run in runs[1:])
    assert kernel.run("never").status == "error"


def test_a_failed_cell_aborts_nothing_if_told_so(kernel):
    cells = [kernel.start('Thread.sleep(300); throw new RuntimeException("first")', stop_on_error=False), kernel.start("6 * 7")]
    assert [kernel.finish(cell).status for cell in cells] == ["error", "ok"]


def test_errors_carry_name_value_and_traceback(kernel):
    run = kernel.run('throw new IllegalStateException("no");')
    (error,) = run.of("error")
    for content in (error, run.reply["content"]):
        assert content["ename"].endswith("IllegalStateException") and content["evalue"] == "no" and content["traceback"]


def test_cursors_count_code_points(kernel):
    code = 'String s = "🧵🧵"; s.isBlan'
    reply = kernel.ask("complete_request", {"code": code, "cursor_pos": len(code)})
    assert reply["matches"] == ["isBlank()"]
    assert code[reply["cursor_start"] : reply["cursor_end"]] == "isBlan"
    assert kernel.ask("inspect_request", {"code": '"🧵".isBlank()', "cursor_pos": 6, "detail_level": 0})["found"]


def test_displays_are_updated_under_their_name(kernel):
    run = kernel.run('String id = display("first"); updateDisplay(id, "second");')
    (shown,), (update,) = run.of("display_data"), run.of("update_display_data")
    assert shown["transient"]["display_id"] == update["transient"]["display_id"]
    assert (shown["data"]["text/plain"], update["data"]["text/plain"]) == ("first", "second")


def test_displays_keep_their_place_in_the_output(kernel):
    run = kernel.run('System.out.println("a"); display("b"); System.out.print("c"); display("d"); System.out.print("e");')
    seen = [m["content"].get("text") or m["content"]["data"]["text/plain"] for m in run.messages if m["msg_type"] in ("stream", "display_data")]
    assert seen == ["a\n", "b", "c", "d", "e"]


# --- Comms


def send_comm(kernel, kind, content, buffers=None):
    message = kernel.client.session.msg(kind, {"data": {}, **content})
    kernel.client.session.send(kernel.client.shell_channel.socket, message, buffers=buffers)


def next_comm(kernel):
    while True:
        message = kernel.client.get_iopub_msg(timeout=10)
        if message["msg_type"].startswith("comm_"):
            return message


def test_comms_to_unknown_targets_are_closed(kernel):
    send_comm(kernel, "comm_open", {"comm_id": "c1", "target_name": "nobody"})
    answer = next_comm(kernel)
    assert (answer["msg_type"], answer["content"]["comm_id"]) == ("comm_close", "c1")
    assert kernel.ask("comm_info_request", {"target_name": "nobody"}) == {"status": "ok", "comms": {}}


def test_comms_of_a_front_end_are_heard_and_answered_with_buffers(kernel):
    kernel.run(
        """
        import dev.heddle.kernel.*;
        Comms.accept("echo", (comm, opening) -> {
            comm.onMessage(got -> comm.send(Map.of("was", got.data()), got.buffers().toArray(byte[][]::new)));
            comm.onClose(got -> System.out.println("closed"));
        });
        """
    )
    send_comm(kernel, "comm_open", {"comm_id": "c2", "target_name": "echo"})
    assert kernel.ask("comm_info_request", {"target_name": "echo"})["comms"] == {"c2": {"target_name": "echo"}}
    send_comm(kernel, "comm_msg", {"comm_id": "c2", "data": {"a": [1, "🧵", None]}}, buffers=[b"\x00\xff", b""])
    answer = next_comm(kernel)
    assert answer["content"] == {"comm_id": "c2", "data": {"was": {"a": [1, "🧵", None]}}}
    assert [bytes(buffer) for buffer in answer["buffers"]] == [b"\x00\xff", b""]
    send_comm(kernel, "comm_close", {"comm_id": "c2"})
    assert kernel.ask("comm_info_request")["comms"] == {}


def test_comms_of_a_cell_are_opened_used_and_closed(kernel):
    run = kernel.run(
        """
        import dev.heddle.kernel.*;
        var comm = Comms.open("there", Map.of("n", 1), new byte[] {7});
        comm.send(Map.of("n", 2));
        comm.close(Map.of());
        """
    )
    kinds = [message["msg_type"] for message in run.messages if message["msg_type"].startswith("comm_")]
    assert kinds == ["comm_open", "comm_msg", "comm_close"]
    (opening,) = run.of("comm_open")
    assert opening["target_name"] == "there" and opening["data"] == {"n": 1}


def test_a_comm_handler_that_throws_harms_nobody(kernel):
    kernel.run('import dev.heddle.kernel.*; Comms.accept("bad", (comm, opening) -> { throw new IllegalStateException("bad"); });')
    send_comm(kernel, "comm_open", {"comm_id": "c3", "target_name": "bad"})
    assert is_alive(kernel)


def test_two_hundred_comms_work(kernel):
    kernel.run('import dev.heddle.kernel.*; Comms.accept("many", (comm, opening) -> comm.onMessage(got -> comm.send(got.data())));')
    for i in range(200):
        send_comm(kernel, "comm_open", {"comm_id": f"m{i}", "target_name": "many"})
    for i in range(200):
        send_comm(kernel, "comm_msg", {"comm_id": f"m{i}", "data": {"i": i}})
    assert [next_comm(kernel)["content"]["data"]["i"] for _ in range(200)] == list(range(200))


# --- Interrupt


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


# --- Output


def test_late_output_of_a_thread_goes_to_its_cell(kernel):
    early = kernel.start('Thread.ofVirtual().start(() -> { try { Thread.sleep(1500); } catch (Exception e) {} System.out.println("late"); });')
    kernel.finish(early)
    late = kernel.start('Thread.sleep(3000); System.out.println("other");')
    texts = {early: "", late: ""}
    while "other" not in texts[late]:
        message = kernel.client.get_iopub_msg(timeout=10)
        if message["msg_type"] == "stream":
            texts[message["parent_header"]["msg_id"]] += message["content"]["text"]
    assert texts == {early: "late\n", late: "other\n"}


def test_lines_of_many_threads_are_whole_and_none_is_lost(kernel):
    run = kernel.run(
        """
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 4; t++) {
            int id = t;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 5000; i++) {
                    System.out.print("thread ");
                    System.out.print(id);
                    System.out.println(" line " + i);
                }
            }));
        }
        for (var thread : threads) thread.join();
        """
    )
    lines = run.text().splitlines()
    assert len(lines) == 20_000
    for thread in range(4):
        assert [line for line in lines if line.startswith(f"thread {thread} ")] == [f"thread {thread} line {i}" for i in range(5000)]
    assert len(run.of("stream")) < 200 and run.status == "ok"


def test_output_comes_before_idle_also_without_line_feed(kernel):
    run = kernel.run('System.out.print("no line feed"); System.err.print("nor here");')
    assert run.text() == "no line feed" and run.text("stderr") == "nor here"


def test_a_prompt_shows_before_its_line_ends(kernel):
    cell = kernel.start('System.out.print("50 %"); Thread.sleep(60_000);')
    assert kernel.streams_of(cell, lambda text: text == "50 %")
    kernel.interrupt()
    kernel.finish(cell)


def test_long_output_shows_head_and_tail_and_is_kept(kernel):
    run = kernel.run('for (int i = 0; i < 500_000; i++) System.out.println("line " + i);', timeout=60)
    text = run.text()
    assert len(text) < 2_200_000 and text.startswith("line 0\n") and text.endswith("line 499999\n")
    path = text[text.index("all of it is in ") :].split()[5]
    try:
        with open(path) as kept:
            assert sum(1 for _ in kept) == 500_000
    finally:
        os.remove(path)


def test_uncaught_exceptions_of_threads_show_in_their_cell(kernel):
    run = kernel.run('Thread.ofPlatform().start(() -> { throw new IllegalStateException("in a thread"); }).join();')
    assert run.status == "ok" and "in a thread" in run.text("stderr")


# --- Input


def answer(kernel, value):
    """Answers the next question; the question."""
    question = kernel.client.get_stdin_msg(timeout=15)
    assert question["msg_type"] == "input_request"
    kernel.client.input(value)
    return question["content"]


def test_scanners_share_what_is_typed(kernel):
    cell = kernel.start(
        """
        System.out.print("name? ");
        var name = new Scanner(System.in).nextLine();
        var age = new Scanner(System.in).nextInt();
        name + age
        """,
        allow_stdin=True,
    )
    assert kernel.streams_of(cell, lambda text: text == "name? ") == "name? "
    assert answer(kernel, "Ada 🧵") == {"prompt": "", "password": False}
    answer(kernel, "36")
    assert kernel.finish(cell).result == "Ada 🧵36"


def test_passwords_are_asked_secretly(kernel):
    cell = kernel.start('readPassword("key? ") + readLine("name? ")', allow_stdin=True)
    assert answer(kernel, "a") == {"prompt": "key? ", "password": True}
    assert answer(kernel, "b") == {"prompt": "name? ", "password": False}
    assert kernel.finish(cell).result == "ab"


def test_what_is_left_of_a_line_is_not_the_next_cells(kernel):
    cell = kernel.start("(char) System.in.read()", allow_stdin=True)
    answer(kernel, "abc")
    assert kernel.finish(cell).result == "a"
    cell = kernel.start("(char) System.in.read()", allow_stdin=True)
    answer(kernel, "xyz")
    assert kernel.finish(cell).result == "x"


def test_a_front_end_without_input_is_named(kernel):
    run = kernel.run("System.in.read()", allow_stdin=False)
    assert "allow_stdin" in run.reply["content"]["evalue"]


def test_an_interrupt_ends_a_question(kernel):
    cell = kernel.start("System.in.read()", allow_stdin=True)
    kernel.client.get_stdin_msg(timeout=15)
    kernel.interrupt()
    assert kernel.finish(cell).status == "error"
    assert kernel.run("1 + 1").result == "2"


# --- Subshells and usage


def test_a_subshell_works_while_a_cell_runs(kernel):
    assert "kernel subshells" in kernel.ask("kernel_info_request")["supported_features"]
    cell = kernel.start('System.out.println("begun");\nThread.sleep(60_000);')
    kernel.await_output()
    subshell = kernel.ask("create_subshell_request", channel="control")["subshell_id"]
    assert subshell in kernel.ask("list_subshell_request", channel="control")["subshell_id"]
    there = {"subshell_id": subshell}
    assert kernel.ask("kernel_info_request", header=there)["status"] == "ok"
    assert kernel.ask("complete_request", {"code": '"x".isBlan', "cursor_pos": 10}, header=there)["matches"]
    assert kernel.ask("execute_request", {"code": "int aside = 7;"}, header=there)["status"] == "ok"
    assert kernel.ask("delete_subshell_request", {"subshell_id": subshell}, channel="control")["status"] == "ok"
    assert kernel.ask("kernel_info_request", header=there)["status"] == "error"
    assert kernel.ask("delete_subshell_request", {"subshell_id": subshell}, channel="control")["status"] == "error"
    kernel.interrupt()
    kernel.finish(cell)
    assert kernel.run("aside").result == "7"


def test_usage_tells_of_this_process(kernel):
    usage = kernel.ask("usage_request", channel="control")
    assert usage["status"] == "ok" and usage["pid"] == kernel.pid
    assert 10_000_000 < usage["kernel_memory"] < usage["host_virtual_memory"]["total"]


# --- Encryption, start


def test_speaks_curve_where_the_front_end_wants_it():
    with Kernel(transport_encryption="required") as kernel:
        assert kernel.manager.curve_publickey
        assert kernel.run("6 * 7").result == "42"
        assert kernel.client.is_alive() and kernel.interrupt()["status"] == "ok"


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


# --- Leaving


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
