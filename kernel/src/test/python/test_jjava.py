"""Every chapter in stock JJava, with the runtime and its libraries on the class path: the same cells, to the end.

kernel/target/jjava.md has the table of the cells that fail. What only Heddle's kernel can do, a chapter says beside the cell.
"""

import os
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from nbclient import NotebookClient

from conftest import JAR, java_command
from course import CHAPTERS, ROOT, code_cells, in_test_all, read, tags

JJAVA = Path(os.environ.get("HEDDLE_JJAVA", Path(sys.prefix) / "jjava")) / "share/jupyter/kernels/java"
pytestmark = [
    in_test_all("make test-all runs every chapter in JJava"),
    pytest.mark.skipif(not JJAVA.is_dir(), reason="JJava is not installed: make test-all does that"),
]
chapters = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.stem)
SECONDS = 120


@pytest.fixture(scope="module")
def libraries(tmp_path_factory):
    """The runtime and what it needs, without the kernel, as one jar."""
    jar = tmp_path_factory.mktemp("jjava") / "heddle-runtime.jar"
    with zipfile.ZipFile(JAR) as kernel, zipfile.ZipFile(jar, "w") as runtime:
        for entry in kernel.infolist():
            if not entry.filename.startswith(("dev/heddle/kernel/", "META-INF/MANIFEST")):
                runtime.writestr(entry, kernel.read(entry))
    return jar


@pytest.fixture(scope="module")
def jjava(kernelspec, libraries):
    """JJava's kernelspec under a name of its own, on the JDK that the other tests use: it starts the java of the PATH."""
    folder = kernelspec.with_name("jjava-under-test")
    shutil.copytree(JJAVA, folder)
    before = dict(os.environ)
    os.environ["PATH"] = os.pathsep.join([str(Path(java_command()).parent), before["PATH"]])
    os.environ["JJAVA_CLASSPATH"] = str(libraries)
    os.environ["JJAVA_JVM_OPTS"] = "--add-opens java.base/java.lang=ALL-UNNAMED"  # as the page for teachers says
    yield folder.name
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="module")
def table():
    """A row for each chapter, written when all have run."""
    rows = []
    yield rows
    lines = ["| chapter | cells | that fail |", "| --- | --- | --- |", *rows]
    (ROOT / "kernel/target/jjava.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


@chapters
def test_runs_the_chapter_to_its_end(chapter, jjava, table):
    notebook = read(chapter)
    client = NotebookClient(notebook, kernel_name=jjava, timeout=SECONDS, allow_errors=True, resources={"metadata": {"path": ROOT / "notebooks"}})
    client.execute()
    cells = code_cells(notebook)
    failed = [cell for cell in cells if any(output.output_type == "error" for output in cell.outputs)]
    expected = [cell for cell in cells if "raises-exception" in tags(cell)]
    surprises = [cell for cell in failed if cell not in expected]
    table.append(f"| {chapter.stem} | {len(cells)} | {' '.join(cell.id for cell in surprises) or 'none'} |")
    assert [(cell.id, error(cell)) for cell in surprises] == []
    assert [cell.id for cell in expected if cell not in failed] == []


def error(cell):
    return next(output.ename + ": " + output.evalue for output in cell.outputs if output.output_type == "error")
