"""The pages that `make notes` writes: whole without a network, every figure in place and described."""

import re
from html.parser import HTMLParser

import pytest

from course import CHAPTERS, code_cells, executed, page, read

chapters = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.stem)
LOADING = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.loads, self.images, self.title = [], [], ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in LOADING and attributes.get(LOADING[tag]):
            self.loads.append(attributes[LOADING[tag]])
        if tag == "img":
            self.images.append(attributes)


def figures(chapter):
    """How many figures the kernel displayed in the chapter."""
    return sum(
        "application/vnd.plotly.v1+json" in output.get("data", {})
        for cell in code_cells(read(executed(chapter)))
        for output in cell.outputs
    )


@chapters
def test_loads_nothing_from_elsewhere(chapter):
    text = page(chapter).read_text(encoding="utf-8")
    assert [url[:80] for url in Page(page(chapter)).loads if not url.startswith("data:")] == []
    assert re.findall(r"@import|url\(\s*['\"]?https?:", text) == []


@chapters
def test_shows_and_describes_every_figure(chapter):
    images = Page(page(chapter)).images
    assert figures(chapter) > 0, "a chapter on scheduling without a figure"
    assert len(images) >= figures(chapter)
    for image in images:
        assert len(image.get("alt") or "") > 20 and "No description" not in image["alt"], image


@chapters
def test_draws_offline_in_a_browser(chapter, offline_browser):
    tab = offline_browser.new_page()
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(page(chapter).as_uri())
    widths = tab.evaluate("[...document.images].map(image => image.complete ? image.naturalWidth : 0)")
    tab.screenshot(path=str(page(chapter).with_suffix(".png")), full_page=True)
    tab.close()
    assert widths and min(widths) > 0
    assert [url[:80] for url in asked if not url.startswith(("file:", "data:"))] == []
