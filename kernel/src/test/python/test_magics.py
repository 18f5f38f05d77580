"""Magics of the built jar, over the wire: what the Java tests cannot see."""

import os
import time
import zipfile

import pytest

from client import Kernel


@pytest.fixture
def repository(tmp_path):
    """A Maven repository in a folder, with one library that holds a file."""
    library = tmp_path / "repository/t/lib/1"
    library.mkdir(parents=True)
    (library / "lib-1.pom").write_text(
        "<project><modelVersion>4.0.0</modelVersion><groupId>t</groupId><artifactId>lib</artifactId><version>1</version></project>"
    )
    with zipfile.ZipFile(library / "lib-1.jar", "w") as jar:
        jar.writestr("found.txt", "found")
    return tmp_path / "repository"


def test_maven_works_in_the_jar_where_its_packages_have_other_names(tmp_path, repository):
    with Kernel() as kernel:
        kernel.run(f'System.setProperty("maven.repo.local", "{tmp_path}/m2");')
        run = kernel.run(
            f"%mavenRepo here {repository}\n"
            "%maven --from=here t:lib:1\n"
            'new String(Thread.currentThread().getContextClassLoader().getResourceAsStream("found.txt").readAllBytes())',
            timeout=60,
        )
        assert run.result == "found", run.reply
        run = kernel.run(
            "%%loadFromPOM --from=here\n<dependency><groupId>t</groupId><artifactId>no</artifactId><version>1</version></dependency>",
            timeout=60,
        )
        assert "there is no t:no:1 in here" in run.reply["content"]["evalue"]
        assert kernel.run("org.apache.maven.model.Model.class").status == "error", "no notebook sees the kernel's own Maven"


def test_threads_are_listed_and_killed_while_a_cell_runs(kernel):
    kernel.start('System.out.println("begun"); Thread hog = new Thread(() -> { while (true) {} }, "hog"); hog.start(); hog.join();')
    kernel.await_output()
    subshell = kernel.ask("create_subshell_request", channel="control")["subshell_id"]

    def beside(code):
        message = kernel.client.session.msg("execute_request", {"code": code, "silent": False, "store_history": False})
        message["header"]["subshell_id"] = subshell
        kernel.client.shell_channel.send(message)
        return kernel.finish(message["header"]["msg_id"])

    listed = ""
    deadline = time.monotonic() + 15
    while " hog " not in listed and time.monotonic() < deadline:
        listed = beside("%threads").text()
    (line,) = [line for line in listed.splitlines() if " hog " in line]
    assert "Cell[" in line
    assert "has ended" in beside(f"%kill {line.split()[0]}").text()
    assert kernel.run("hog.isAlive()").result == "false", "the cell that waited for it has ended"
    kernel.ask("delete_subshell_request", {"subshell_id": subshell}, channel="control")


def test_a_script_prints_as_it_goes_and_dies_with_its_children_when_interrupted(kernel):
    cell = kernel.start("%%bash\necho begun\nsleep 97531 &\nwait")
    assert "begun" in kernel.streams_of(cell, lambda text: "begun" in text)
    kernel.interrupt()
    assert kernel.finish(cell).status == "error"
    assert kernel.run("%bash pgrep -f 'sleep 9753[1]' || echo none").text() == "none\n"


def test_what_the_environment_asks_for_is_done_before_the_first_cell():
    os.environ["IJAVA_STARTUP_SCRIPT"] = "int ready = 42;"
    try:
        with Kernel() as kernel:
            assert kernel.run("ready").result == "42"
    finally:
        del os.environ["IJAVA_STARTUP_SCRIPT"]


def test_a_question_mark_explains_a_magic(kernel):
    (page,) = kernel.run("%maven?").reply["content"]["payload"]
    assert "%maven GROUP:ARTIFACT:VERSION" in page["data"]["text/plain"]
    completions = kernel.ask("complete_request", {"code": "%loadF", "cursor_pos": 6})
    assert completions["matches"] == ["%loadFromPOM"]


def test_bench_measures_with_jmh_in_a_jvm_of_its_own(kernel):
    run = kernel.run(
        "%%bench -wi 1 -i 3 -w 100ms -r 100ms\n"
        "var list = new ArrayList<Integer>();\n"
        "for (int i = 0; i < 100; i++) list.add(i);\n"
        "list.stream().mapToInt(i -> i).sum()",
        timeout=240,
    )
    assert run.status == "ok", run.reply
    head, row = run.text().strip().splitlines()
    assert head.split() == ["Benchmark", "Mode", "Cnt", "Score", "Error", "Units"]
    name, mode, count, score, *_, unit = row.split()
    assert (name, mode, count, unit) == ("CellBenchmark.block", "avgt", "3", "ns/op") and float(score) > 0


def test_java_takes_flags_and_arguments(kernel):
    run = kernel.run('%%java -Xint -Dgiven=5\nSystem.out.println(System.getProperty("given") + System.getProperty("java.vm.info"));', timeout=60)
    assert run.text().startswith("5interpreted mode"), run.reply
