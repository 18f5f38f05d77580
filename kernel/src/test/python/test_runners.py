"""Notebooks run by programs: nbclient, on which nbconvert stands, and papermill."""

import json

import nbclient
import nbformat
import papermill
import pytest

from conftest import KERNEL


def notebook(*cells):
    return nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
        metadata={"kernelspec": {"name": KERNEL, "language": "java", "display_name": "Java"}},
    )


def texts(run):
    for cell in run.cells:
        for output in cell.outputs:
            yield output.get("text") or output["data"]["text/plain"]


CELLS = ("int n = 6;", 'System.out.println("begun");', "Thread.ofVirtual().start(() -> System.out.println(n)).join();", "n * 7")


def test_nbclient_runs_a_notebook():
    run = nbclient.execute(notebook(*CELLS), timeout=60)
    assert list(texts(run)) == ["begun\n", "6\n", "42"]


def test_nbclient_stops_at_a_cell_that_fails():
    with pytest.raises(nbclient.exceptions.CellExecutionError) as failed:
        nbclient.execute(notebook("1", 'throw new IllegalStateException("no");', 'System.out.println("never");'), timeout=60)
    assert "IllegalStateException" in str(failed.value) and "Cell[2]:1" in str(failed.value)


def test_nbclient_interrupts_a_cell_that_takes_too_long():
    client = nbclient.NotebookClient(notebook("while (true) {}", "6 * 7"), timeout=3, interrupt_on_timeout=True, allow_errors=True)
    assert list(texts(nbformat.v4.new_notebook(cells=client.execute().cells[1:]))) == ["42"]


def test_papermill_runs_a_notebook_and_keeps_its_outputs(tmp_path):
    nbformat.write(notebook(*CELLS), tmp_path / "in.ipynb")
    papermill.execute_notebook(tmp_path / "in.ipynb", tmp_path / "out.ipynb", progress_bar=False)
    run = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    assert list(texts(run)) == ["begun\n", "6\n", "42"]
    assert json.loads((tmp_path / "out.ipynb").read_text())["metadata"]["papermill"]["exception"] is None


def test_papermill_keeps_what_ran_before_a_failure(tmp_path):
    nbformat.write(notebook("6 * 7", "int n = 1 / 0;"), tmp_path / "in.ipynb")
    with pytest.raises(papermill.exceptions.PapermillExecutionError, match="ArithmeticException"):
        papermill.execute_notebook(tmp_path / "in.ipynb", tmp_path / "out.ipynb", progress_bar=False)
    assert "42" in (tmp_path / "out.ipynb").read_text()
