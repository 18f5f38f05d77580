"""Lines between the notebook's code and the front end's, as widgets use them."""

import pytest

from client import is_alive


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


@pytest.mark.parametrize(
    "stuck", ["while (true) {}", "try { Thread.sleep(60_000); } catch (InterruptedException e) {}"], ids=["loop", "sleep"]
)
def test_an_interrupt_stops_a_comm_handler(kernel, stuck):
    kernel.run(
        f"""
        import dev.heddle.kernel.*;
        Comms.accept("stuck", (comm, opening) -> comm.onMessage(got -> {{ System.out.println("begun"); {stuck} }}));
        """
    )
    send_comm(kernel, "comm_open", {"comm_id": "c4", "target_name": "stuck"})
    send_comm(kernel, "comm_msg", {"comm_id": "c4"})
    kernel.await_output()
    assert kernel.ask("complete_request", {"code": '"x".isBlan', "cursor_pos": 10})["matches"] == ["isBlank()"]
    assert kernel.interrupt()["status"] == "ok"
    assert kernel.run("6 * 7").result == "42"
    send_comm(kernel, "comm_close", {"comm_id": "c4"})


def test_what_a_comm_handler_prints_and_throws_shows_in_the_cell_that_set_it(kernel):
    cell = kernel.start(
        """
        import dev.heddle.kernel.*;
        Comms.accept("loud", (comm, opening) -> { System.out.println("heard"); throw new IllegalStateException("bad"); });
        """
    )
    kernel.finish(cell)
    kernel.run("1")
    send_comm(kernel, "comm_open", {"comm_id": "c5", "target_name": "loud"})
    text = kernel.streams_of(cell, lambda text: "IllegalStateException: bad" in text)
    assert text.startswith("heard\n") and 'in the handler of "loud"' in text
