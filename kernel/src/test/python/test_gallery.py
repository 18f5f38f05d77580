"""The gallery of figures, as committed and as `make notes` ran and exported it."""

import json
import re

import pytest

from browser import CHROMIUM
from course import GALLERY, PLOTLY, ROOT, code_cells, executed, figures, page, read

FACE = ROOT / "runtime/src/main/java/dev/heddle/plot/Plot.java"
LARGEST = 300_000  # bytes


def test_is_committed_without_outputs():
    for cell in code_cells(read(GALLERY)):
        assert not cell.outputs and cell.execution_count is None, cell.source


def test_shows_every_figure_that_there_is():
    source = "\n".join(cell.source for cell in code_cells(read(GALLERY)))
    functions = set(re.findall(r"public static (?:Figure|Lanes|Comparison|Stepping) (\w+)\(", FACE.read_text()))
    assert len(functions) > 20
    assert [name for name in sorted(functions) if not re.search(rf"\b{name}\(", source)] == []
    for lanes in ("byProcessor", "byThread", "byGoroutine"):
        assert lanes in source


def test_says_above_each_figure_what_it_is_good_for():
    cells = read(GALLERY).cells
    for above, cell in zip(cells, cells[1:]):
        if above.cell_type == "markdown" and above.source.startswith("**"):
            assert cell.cell_type == "code" and "Good for: " in above.source or "Tablesaw" in above.source, above.source
    assert sum("Good for: " in cell.source for cell in cells) >= 25


def test_ran_to_its_end_without_an_error():
    for cell in code_cells(read(executed(GALLERY))):
        assert [output for output in cell.outputs if output.output_type == "error" or output.get("name") == "stderr"] == []
        assert cell.execution_count is not None, f"not run: {cell.source}"


def test_every_figure_is_small_and_has_marks():
    shown = list(figures())
    assert len(shown) >= 28
    for cell, data in shown:
        assert len(json.dumps(data)) <= LARGEST, cell.source
        assert any(trace.get("x") for trace in data[PLOTLY]["data"]), f"an empty figure: {cell.source}"


def test_the_live_figure_ends_as_the_full_one():
    live = [data for cell, data in figures() if "live(" in cell.source]
    assert len(live) == 1 and "<img" in live[0]["text/html"]


def test_is_a_page_that_asks_for_nothing(offline_browser):
    for scheme in ("light", "dark"):
        tab = offline_browser.new_page(color_scheme=scheme)
        asked = []
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(page(GALLERY).as_uri())
        widths = tab.evaluate("[...document.images].map(image => image.complete ? image.naturalWidth : 0)")
        tab.screenshot(path=str(page(GALLERY).with_suffix(f".{scheme}.png")), full_page=True)
        tab.close()
        assert len(widths) >= 28 and min(widths) > 0
        assert [url[:80] for url in asked if not url.startswith(("file:", "data:"))] == []


def test_is_a_pdf():
    pdf = page(GALLERY).with_suffix(".pdf")
    if CHROMIUM is None or not pdf.exists():
        pytest.skip("make notes prints it, where Chromium is")
    assert pdf.read_bytes().startswith(b"%PDF-")
