"""What cells print and display reaches their reader, each in its cell."""

import os


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
