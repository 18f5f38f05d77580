"""Learners' answers of the worst kinds: each is told off in a sentence, and the notebook goes on to the right one."""

import re

import pytest

from client import Kernel
from course import CHAPTERS, code_cells, in_test_all, read, tags

START = next(chapter for chapter in CHAPTERS if chapter.name.startswith("00"))
RIGHT = (START.parent / "answers/00.2/right-1.java").read_text()
SECONDS = 40  # on a busy machine; the check itself is over within ten
patient = in_test_all("make test-all waits for more checks that do not end")
MILLION = 'for (int i = 0; i < 1_000_000; i++) System.out.println("line " + i);'
THREADS = "for (int t = 0; t < 100_000; t++) new Thread(() -> { try { Thread.sleep(60_000); } catch (InterruptedException e) {} }).start();"


def cell(tag):
    return next(cell.source for cell in code_cells(read(START)) if tag in tags(cell))


OPENING = code_cells(read(START))[0].source
CHECK = cell("check:00.2")


def answer(body):
    return f"int both() {{ {body} return 3; }}"


@pytest.fixture(scope="module")
def running():
    """A kernel in which the chapter's first cell has been run, as the only element; empty while there is none."""
    kernels = []
    yield kernels
    for kernel in kernels:
        kernel.__exit__()


@pytest.fixture
def notebook(running):
    if not running:
        running.append(Kernel().__enter__())
        assert running[0].run(OPENING, timeout=SECONDS).status == "ok"
    kernel = running.pop()
    yield kernel
    try:
        assert kernel.run("6 * 7", timeout=SECONDS).result == "42"
        assert kernel.run(RIGHT, timeout=SECONDS).status == "ok"
        passed = kernel.run(CHECK, timeout=SECONDS)
        assert passed.status == "ok" and "1 of 1 check passed" in passed.text()
        running.append(kernel)
    finally:
        if not running:
            kernel.__exit__()


@pytest.mark.parametrize(
    "given, sentence",
    [
        pytest.param(answer('if (true) throw new IllegalStateException("oh");'), "it threw java.lang.IllegalStateException: oh", id="throws"),
        pytest.param(answer("Channel.make().receive();"), "every goroutine waits for another", id="deadlocks"),
        pytest.param(answer("int n = 0; while (n == 0) n *= 2;"), "it did not end within 8 s", id="loops"),
        pytest.param(answer(MILLION), "it did not end within 8 s", id="prints a million lines", marks=patient),
        pytest.param(answer(THREADS), "it did not end within 8 s|unable to create native thread", id="starts 100,000 threads", marks=patient),
        pytest.param(answer("System.exit(0);"), "System.exit", id="calls exit"),
        pytest.param("int both() { return both(); }", "StackOverflowError|it did not end within 8 s", id="never returns", marks=patient),
        pytest.param("int both() { return 4; }", "violated: 1 and 2 make 3", id="is wrong"),
    ],
)
def test_an_answer_is_told_what_is_wrong(notebook, given, sentence):
    assert notebook.run(given, timeout=SECONDS).status == "ok"
    run = notebook.run(CHECK, timeout=SECONDS)
    assert run.reply["content"].get("ename") == "CheckFailed"
    assert re.search(sentence, run.text()), run.text()[-2000:]
    assert len(run.text()) < 3_000_000
    told = [line for line in run.text().splitlines() if not line.startswith("line ")]
    assert max(map(len, told)) < 500, "told in a sentence"


def test_an_answer_that_does_not_compile_is_shown_where(notebook):
    run = notebook.run("int both() { retrun 3; }", timeout=SECONDS)
    assert run.status == "error" and "retrun" in "".join(run.reply["content"]["traceback"])


def test_a_check_of_ones_own_is_replaced_by_the_real_one(notebook):
    assert notebook.run("class BothCheck {}\nint both() { return 4; }", timeout=SECONDS).status == "ok"
    run = notebook.run(CHECK, timeout=SECONDS)
    assert run.reply["content"]["ename"] == "CheckFailed" and "violated: 1 and 2 make 3" in run.text()


def test_a_check_before_its_answer_says_which_name_is_missing():
    with Kernel() as kernel:
        assert kernel.run(OPENING, timeout=SECONDS).status == "ok"
        run = kernel.run(CHECK, timeout=SECONDS)
        told = "".join(run.reply["content"]["traceback"])
        assert run.status == "error" and "both()" in told and "has that cell been run?" in told
