"""The README keeps its word: its cell and its program do what it says."""

import re
import subprocess

from client import Kernel
from conftest import java_command
from course import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CELL, PROGRAM = re.findall(r"```java\n(.*?)```", README, re.DOTALL)
RESULT = re.search(r"\n> `(.*?)`\n", README)[1]
RUNTIME = ROOT / "runtime/target/heddle-runtime-0.1.0.jar"


def test_its_cell_shows_what_it_says():
    with Kernel() as kernel:
        kernel.run("import dev.heddle.*;\nimport static dev.heddle.Go.*;")
        assert kernel.run(CELL).result == RESULT


def test_its_program_runs_on_the_runtime_jar_alone(tmp_path):
    assert len(PROGRAM.splitlines()) <= 12
    (tmp_path / "Squares.java").write_text(PROGRAM)
    opens = ["--add-opens", "java.base/java.lang=ALL-UNNAMED"]
    assert " ".join(opens) in README
    ran = subprocess.run(
        [java_command(), *opens, "-cp", RUNTIME, "Squares.java"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert (ran.stdout.split(), ran.stderr, ran.returncode) == (["1", "4", "9"], "", 0)


def test_its_files_and_folders_exist():
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", README) + ["notebooks", "runtime", "kernel", "binder"]:
        assert (ROOT / link).exists(), link
