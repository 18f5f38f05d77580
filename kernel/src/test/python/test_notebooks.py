"""Every chapter, as committed and as `make notes` ran it on the real kernel."""

import re
import statistics

import pytest

from course import CHAPTERS, claims_of, code_cells, executed, read, tags

chapters = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.stem)


@chapters
def test_is_committed_without_outputs(chapter):
    for cell in code_cells(read(chapter)):
        assert not cell.outputs and cell.execution_count is None, cell.source


@chapters
def test_names_its_language_in_its_metadata(chapter):
    metadata = read(chapter).metadata
    assert metadata.kernelspec.name == "java" and metadata.kernelspec.language == "java"
    assert metadata.language_info.name == "java", "pages would be highlighted as Python"


@chapters
def test_keeps_to_the_cell_budget(chapter):
    notebook = read(chapter)
    lines = [sum(bool(line.strip()) for line in cell.source.splitlines()) for cell in code_cells(notebook)]
    assert statistics.median(lines) <= 5 and max(lines) <= 25, sorted(lines)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            assert len(cell.source.split()) <= 150, cell.source[:80]


def first_line(cell):
    return cell.source.splitlines()[0]


@chapters
def test_leads_to_its_neighbours_and_the_contents(chapter):
    place = CHAPTERS.index(chapter)
    links = re.findall(r"\[(.*?)\]\((.*?)\)", read(chapter).cells[-1].source)
    neighbours = CHAPTERS[max(place - 1, 0) : place] + CHAPTERS[place + 1 : place + 2]
    expected = [(first_line(read(other).cells[0]).removeprefix("# "), other.name) for other in neighbours]
    assert sorted(links) == sorted(expected + [("Contents", "index.ipynb")])


@chapters
def test_a_slide_begins_at_every_heading(chapter):
    for cell in read(chapter).cells:
        if cell.cell_type == "markdown":
            headings = [line for line in cell.source.splitlines() if re.match("##? ", line)]
            assert headings in ([], [first_line(cell)]), f"a heading inside a cell: {headings}"
            kind = cell.metadata.get("slideshow", {}).get("slide_type")
            assert bool(headings) == (kind == "slide"), cell.source[:60]


@chapters
def test_ran_to_its_end_without_an_error(chapter):
    for cell in code_cells(read(executed(chapter))):
        errors = [output for output in cell.outputs if output.output_type == "error"]
        assert ("raises-exception" in tags(cell)) or not errors, errors[0].evalue
        assert cell.execution_count is not None, f"not run: {cell.source}"


@chapters
def test_writes_nothing_to_standard_error(chapter):
    for cell in code_cells(read(executed(chapter))):
        for output in cell.outputs:
            assert output.get("name") != "stderr", output.text


def shown(chapter):
    """Tags of the cells that ran and said something."""
    return {tag for cell in code_cells(read(executed(chapter))) if cell.outputs for tag in tags(cell)}


@chapters
def test_its_claims_are_shown_by_an_output_in_one_of_their_chapters(chapter):
    assert claims_of(chapter) or chapter.name.startswith("00"), f"claims.tsv gives {chapter.name} nothing to show"
    for claim in claims_of(chapter):
        owners = [other for other in CHAPTERS if claim in claims_of(other)]
        assert any(f"claim:{claim}" in shown(owner) for owner in owners), f"no cell with an output has claim:{claim}"
