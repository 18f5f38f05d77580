"""A second shell beside a cell that runs."""


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
