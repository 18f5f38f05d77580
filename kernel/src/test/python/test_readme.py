"""The READMEs keep their word: the cell and the program do what they say, and what is named exists."""

import re
import subprocess

import pytest

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


KERNEL_README = ROOT / "kernel/README.md"
ROWS = [[cell.strip() for cell in line.split("|")[1:-1]] for line in KERNEL_README.read_text(encoding="utf-8").splitlines() if line.count("|") == 9]
OURS = [(row[0], row[7]) for row in ROWS if row[6] in ("Y", "P", "1") and row[7] != "its log"]


def test_the_kernels_table_has_every_row():
    assert len(OURS) > 40 and all(row[7] or row[6] == "N" for row in ROWS)


@pytest.mark.parametrize("feature, proof", OURS, ids=[feature for feature, _ in OURS])
def test_the_kernels_table_names_tests_that_exist(feature, proof):
    name = re.match(r"`([^`]+)`", proof)[1]
    file, _, test = name.partition("::") if "::" in name else name.partition(".")
    if file.endswith(".py"):
        assert re.search(rf"^(def|class) {test}\b", (ROOT / "kernel/src/test/python" / file).read_text(), re.M), name
        return
    (source,) = ROOT.glob(f"kernel/src/test/java/**/{file}.java")
    assert not test or re.search(rf"void {test}\(", source.read_text()), name


def test_the_kernels_readme_links_to_what_exists():
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", KERNEL_README.read_text(encoding="utf-8")):
        assert (KERNEL_README.parent / link).exists(), link
