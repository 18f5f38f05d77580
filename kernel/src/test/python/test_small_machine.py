"""Every chapter on one CPU and a heap of 384 MB, as on Binder and on old laptops: whole, and within a minute."""

import json
import shutil
import time

import pytest
from nbclient import NotebookClient

from course import CHAPTERS, ROOT, code_cells, in_test_all, read, tags

pytestmark = in_test_all("make test-all runs every chapter once more")
chapters = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.stem)
SECONDS = 60


@pytest.fixture(scope="module")
def small_kernel(kernelspec):
    """The kernel with less, beside the one that the other tests run."""
    name = kernelspec.name + "-small"
    folder = kernelspec.with_name(name)
    shutil.copytree(kernelspec, folder)
    spec = json.loads((folder / "kernel.json").read_text())
    java, *flags = spec["argv"]
    pinned = ["taskset", "-c", "0"] if shutil.which("taskset") else []
    spec["argv"] = [*pinned, java, "-XX:ActiveProcessorCount=1", "-Xmx384m", *flags]
    (folder / "kernel.json").write_text(json.dumps(spec))
    return name


@chapters
def test_runs_whole_and_soon(chapter, small_kernel, record_property):
    notebook = read(chapter)
    began = time.monotonic()
    client = NotebookClient(notebook, kernel_name=small_kernel, timeout=SECONDS, resources={"metadata": {"path": ROOT / "notebooks"}})
    client.execute()
    seconds = time.monotonic() - began
    record_property("seconds", round(seconds, 1))
    print(f"{chapter.stem}: {seconds:.1f} s")
    for cell in code_cells(notebook):
        failed = any(output.output_type == "error" for output in cell.outputs)
        assert failed == ("raises-exception" in tags(cell)), cell.source
    assert seconds <= SECONDS
