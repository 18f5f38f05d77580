"""Each kind of figure as three generations of plotly.js draw it: what was described, and the same as the still picture.

Two writers draw a figure, live for Plotly and still as SVG. Here Chromium draws the first, and every text, bar, dot, line,
arrow and rule of it is looked for in the second: its number, its colour, its place.
"""

import base64
import json
import math
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

import plotlyjs
from course import PLOTLY, ROOT, figures

GOLDEN = ROOT / "runtime/src/test/resources/dev/heddle/plot"
DOT = 3.5  # pixels: the room for dots on the edge of the plot area
NEAR = 1.6  # pixels: Plotly puts the edges of bars on whole ones, the still picture rounds to tenths
SVG = "{http://www.w3.org/2000/svg}"


def golden_figures():
    for tree in sorted(GOLDEN.glob("*.json")):
        picture = tree.with_suffix(".svg")
        yield tree.stem, json.loads(tree.read_text("utf-8")), picture.read_text("utf-8") if picture.exists() else None


def gallery_figures():
    for i, (_, data) in enumerate(figures()):
        picture = re.search('src="data:image/svg[+]xml;base64,([^"]*)"', data["text/html"])
        yield f"gallery {i}", data[PLOTLY], base64.b64decode(picture[1]).decode() if picture else None


@pytest.fixture(scope="module", params=plotlyjs.VERSIONS)
def drawn(request, offline_browser):
    """Every figure: its name, its tree, its still picture, and what a reader sees of it."""
    tab = offline_browser.new_page()
    errors = []
    tab.on("pageerror", lambda error: errors.append(error))
    tab.set_content("<!doctype html><meta charset=utf-8>")
    tab.add_script_tag(path=plotlyjs.script(request.param))
    tab.add_script_tag(path=Path(__file__).parent / "picture.js")
    assert tab.evaluate("Plotly.version") == request.param
    seen = [
        (name, tree, svg and Still(svg), tab.evaluate("tree => picture(tree)", tree))
        for name, tree, svg in [*golden_figures(), *gallery_figures()]
    ]
    tab.close()
    assert errors == []
    return seen


class Still:
    """What the still picture shows, as picture.js tells it of the live one."""

    def __init__(self, svg):
        root = ElementTree.fromstring(svg)
        clip = root.find(f".//{SVG}clipPath/{SVG}path").get("d")
        left, top, width, height = map(float, re.match(r"M(\S+) (\S+)h(\S+)v(\S+)h", clip).groups())
        self.left, self.top, self.width, self.height = left + DOT, top + DOT, width - 2 * DOT, height - 2 * DOT
        area = root.find(f"{SVG}g")
        patterns = {}
        for pattern in root.iter(f"{SVG}pattern"):
            ground, marks = pattern.iter(f"{SVG}path")
            patterns[f"url(#{pattern.get('id')})"] = [rgb(ground.get("fill")), rgb(marks.get("stroke"))]
        around = [child for child in root if child.tag == f"{SVG}text"]
        self.texts = [text.text for text in around]
        title = next(i for i, text in enumerate(around) if text.get("class") == "h")
        rest = around[title + 1 :]
        subtitle = rest.pop(0).text if rest and rest[0].get("x") == "10" else ""
        self.title, self.legend = (around[title].text or "") + subtitle, [text.text for text in rest]
        self.words = [text.text for text in area.iter(f"{SVG}text") if text.get("class") is None]
        self.in_bars = {text.text for text in area.iter(f"{SVG}text") if text.get("class") == "b"}
        self.labels = [text.text for text in area.iter(f"{SVG}text") if text.get("class") == "r"]
        self.dots = [[rgb(dot.get("fill")), self.share(float(dot.get("cx")), float(dot.get("cy")))] for dot in area.iter(f"{SVG}circle")]
        self.bars, self.lines, self.areas, self.arrows, self.rules = [], [], [], [], []
        for path in area.iter(f"{SVG}path"):
            if path.get("d").endswith("z"):
                boxes = [box for box in path.get("d").split("z")[:-1] if "v0h" not in box]
                ink = patterns.get(path.get("fill")) or [rgb(path.get("fill"))]
                self.bars += [[ink, *self.outline(box)[::2]] for box in boxes]
                continue
            self.of_kind(path).append(self.outline(path.get("d")))

    def of_kind(self, path):
        if path.get("stroke-dasharray") == "7 5":
            return self.rules
        if path.get("marker-end"):
            return self.arrows
        return self.areas if path.get("d").endswith("Z") else self.lines

    def share(self, x, y):
        return (x - self.left) / self.width, (y - self.top) / self.height

    def pixels(self, points):
        return [(x * self.width, y * self.height) for x, y in points]

    def distance(self, point, other):
        return math.dist(*self.pixels([point, other]))

    def outline(self, path):
        points = []
        x = y = 0
        for letter, numbers in re.findall("([MLHVhv])([^MLHVhvz]*)", path, re.I):
            n = [float(number) for number in numbers.split()]
            if letter in "ML":
                x, y = n
            elif letter in "Hh":
                x = n[0] + (x if letter == "h" else 0)
            else:
                y = n[0] + (y if letter == "v" else 0)
            points.append(self.share(x, y))
        return points


def rgb(colour):
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"


def plain(text):
    for mark, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(mark, character)
    return text.replace("\x01", "�")


def without_markup(text):
    return plain(re.sub("</?(b|br|span)[^>]*>", "", text or ""))


def title(tree, axis):
    axis = tree["layout"].get(axis, {})
    return without_markup(axis.get("title", {}).get("text")) if axis.get("visible", True) else ""


def legend(tree):
    several = len(tree["data"]) > 1  # else Plotly has a legend only where it is asked for
    wanted = tree["layout"].get("showlegend", several)
    return [without_markup(trace["name"]) for trace in tree["data"] if trace.get("showlegend", several)] if wanted else []


def count(tree):
    """How many of each shape the tree describes; a column of no height is none."""
    counts = dict(bars=0, dots=0, lines=0, areas=0, arrows=0, words=0, rules=len(tree["layout"].get("shapes", [])))
    for trace in tree["data"]:
        mode = trace.get("mode", "")
        if trace["type"] == "bar":
            counts["bars"] += len(trace["x"]) if trace.get("orientation") == "h" else sum(y != 0 for y in trace["y"])
        elif trace.get("marker", {}).get("symbol") == "arrow":
            counts["arrows"] += trace["x"].count(None)
        elif mode == "markers":
            counts["dots"] += len(trace["x"])
        elif mode == "text":
            counts["words"] += len(trace["x"])
        else:
            counts["lines"] += trace["line"]["width"] > 0
            counts["areas"] += trace.get("fill") == "tozeroy"
    return counts


def apart(one, other):
    """How far two lines of many pieces are from each other at most, at about a hundred of their corners."""
    return max(distance(point, to) for line, to in ((one, other), (other, one)) for point in line[:: 1 + len(line) // 100])


def distance(point, line):
    x = point[0]
    pieces = zip(line, line[1:] or line)
    near = [(a, b) for a, b in pieces if min(a[0], b[0]) - NEAR <= x <= max(a[0], b[0]) + NEAR]
    return min((from_piece(*point, *a, *b) for a, b in near), default=math.inf)


def from_piece(x, y, ax, ay, bx, by):
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = 0 if length == 0 else min(1, max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def test_shows_what_was_described(drawn):
    for name, tree, _, seen in drawn:
        assert without_markup(tree["layout"]["title"]["text"]) == plain(seen["title"]), name
        assert (title(tree, "xaxis"), title(tree, "yaxis")) == (plain(seen["x"]), plain(seen["y"])), name
        assert legend(tree) == [plain(text) for text in seen["legend"]], name
        for axis in "xy":
            labels = [without_markup(text) for text in tree["layout"][f"{axis}axis"].get("ticktext", []) if text]
            assert not labels or labels == [plain(text) for text in seen["ticks"][axis]], name
        shown = {kind: len(seen[kind]) for kind in count(tree)}
        assert count(tree) == shown and len(seen["heads"]) == len(seen["arrows"]), name
        assert seen["share"] == 0 and 0 < seen["right"] <= 800, name


def test_shows_the_texts_of_the_still_picture(drawn):
    for name, tree, still, seen in still_too(drawn):
        assert still.title == plain(seen["title"]) and still.legend == list(map(plain, seen["legend"])), name
        assert {plain(seen[axis]) for axis in "xy"} - {""} <= set(still.texts), name
        assert still.words == seen["words"], name
        assert still.in_bars - set(map(plain, seen["barTexts"])) == set(), name
        if "frames" not in tree:  # of a stepping, whose cursor the still picture does not have
            assert still.labels == list(map(plain, seen["labels"])), name


def test_has_the_shapes_of_the_still_picture(drawn):
    for name, tree, still, seen in still_too(drawn):
        assert len(seen["bars"]) == len(still.bars) and len(seen["dots"]) == len(still.dots), name
        for kind in ("lines", "areas", "arrows", "rules"):
            assert len(getattr(still, kind)) == len(seen[kind]) - (kind == "rules" and "frames" in tree), (name, kind)


def test_has_them_in_the_same_places_and_colours(drawn):
    for name, tree, still, seen in still_too(drawn):
        if "range" not in tree["layout"]["xaxis"]:
            continue  # Tablesaw's: Plotly chooses how much of the axis is shown
        for [colour, *corners], [ours, *others] in zip(seen["bars"], still.bars):
            assert colour == ours and all(still.distance(*pair) < NEAR for pair in zip(corners, others)), (name, corners, others)
        for [colour, at], [ours, other] in zip(seen["dots"], still.dots):
            assert colour == ours and still.distance(at, other) < NEAR, (name, at, other)
        arrows = [[line[0], head] for line, head in zip(seen["arrows"], seen["heads"])]
        for kind, live in {"lines": seen["lines"], "areas": seen["areas"], "rules": seen["rules"], "arrows": arrows}.items():
            for line, other in zip(live, getattr(still, kind)):
                assert apart(still.pixels(line), still.pixels(other)) < NEAR, (name, kind, line[:9], other[:9])


def still_too(drawn):
    """The figures that have a still picture."""
    both = [figure for figure in drawn if figure[2]]
    assert len(both) > 50
    return both
