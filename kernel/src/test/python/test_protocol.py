"""Jupyter's own protocol suite, every test of it, and what it does not cover of requests and their replies."""

import jupyter_kernel_test
import pytest

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


def test_usage_tells_of_this_process(kernel):
    usage = kernel.ask("usage_request", channel="control")
    assert usage["status"] == "ok" and usage["pid"] == kernel.pid
    assert 10_000_000 < usage["kernel_memory"] < usage["host_virtual_memory"]["total"]


def test_a_cell_may_offer_the_next_one(kernel):
    run = kernel.run('setNextInput("int a = 1;"); page("much"); 5')
    offer, page = run.reply["content"]["payload"]
    assert offer == {"source": "set_next_input", "text": "int a = 1;", "replace": False}
    assert (page["source"], page["data"]["text/plain"]) == ("page", "much")
    assert kernel.run("6").reply["content"]["payload"] == []
    run = kernel.run('replaceInput("b"); throw new RuntimeException();')
    assert [payload["replace"] for payload in run.reply["content"]["payload"]] == [True]
