"""The course as files: chapters, their executed twins and exported pages, and the claims of the article."""

import csv
import os
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[4]
NOTES = ROOT / "notes"
CHAPTERS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
GALLERY = ROOT / "notebooks/gallery.ipynb"
TEXTS = [ROOT / "notebooks/index.ipynb", *sorted((ROOT / "notebooks").glob("[A-Z]*.ipynb"))]

PLOTLY = "application/vnd.plotly.v1+json"

IS_WHOLE = os.environ.get("HEDDLE_CHAPTERS") == "all"  # as in make test-all


def in_test_all(reason):
    """Marks what only `make test-all` has the time for."""
    return pytest.mark.skipif(not IS_WHOLE, reason=reason)


def read(path):
    return nbformat.read(path, as_version=4)


def executed(chapter):
    """The notebook that `make notes` ran."""
    return NOTES / chapter.name


def page(chapter):
    return NOTES / chapter.with_suffix(".html").name


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def tags(cell):
    return cell.metadata.get("tags", [])


def figures():
    """The output of each figure of the gallery, with its cell."""
    for cell in code_cells(read(executed(GALLERY))):
        for output in cell.outputs:
            if PLOTLY in output.get("data", {}):
                yield cell, output.data


def claims_of(chapter):
    """Ids of the article's claims that the chapter must show, from claims.tsv."""
    number = chapter.name[:2]
    with open(ROOT / "notebooks/claims.tsv", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row["id"] for row in rows if number in row["chapters"].split(", ")]
