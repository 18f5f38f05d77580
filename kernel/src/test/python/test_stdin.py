"""Cells that ask their reader."""


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
