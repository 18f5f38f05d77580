"""The course as a whole, in numbers: every statement of the article shown, enough exercises, enough figures."""

import csv
import re

from course import CHAPTERS, ROOT, code_cells, executed, read, tags

ANSWERS = ROOT / "notebooks/answers"


def claims():
    with open(ROOT / "notebooks/claims.tsv", encoding="utf-8") as lines:
        return [row["id"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def test_every_statement_of_the_article_is_shown_by_an_output():
    shown = {tag for chapter in CHAPTERS for cell in code_cells(read(executed(chapter))) if cell.outputs for tag in tags(cell)}
    assert len(claims()) == 97 and [claim for claim in claims() if f"claim:{claim}" not in shown] == []


def test_no_cell_shows_a_statement_that_the_article_does_not_make():
    tagged = {tag.removeprefix("claim:") for chapter in CHAPTERS for cell in code_cells(read(chapter)) for tag in tags(cell) if tag.startswith("claim:")}
    assert tagged <= set(claims())


def exercises(chapter):
    return [tag.removeprefix("exercise:") for cell in code_cells(read(chapter)) for tag in tags(cell) if tag.startswith("exercise:")]


def test_each_chapter_has_three_exercises_with_two_right_answers_and_three_wrong_ones():
    wrong = 0
    for chapter in CHAPTERS:
        assert len(exercises(chapter)) >= 3, chapter.name
        for exercise in exercises(chapter):
            right = [re.sub(r"\s+", "", file.read_text(encoding="utf-8")) for file in (ANSWERS / exercise).glob("right-*.java")]
            assert len(set(right)) >= 2, f"{exercise}: two right answers, written differently"
            assert len(list((ANSWERS / exercise).glob("wrong-*.java"))) >= 3, exercise
            wrong += len(list((ANSWERS / exercise).glob("wrong-*.java")))
    assert sum(len(exercises(chapter)) for chapter in CHAPTERS) >= 45 and wrong >= 135


def figures(chapter):
    for cell in code_cells(read(executed(chapter))):
        for output in cell.outputs:
            if "application/vnd.plotly.v1+json" in output.get("data", {}):
                yield output.data["text/html"]


def test_forty_figures_say_in_a_sentence_what_they_show():
    findings = [re.search('alt="([^"]*)"', figure).group(1) for chapter in CHAPTERS for figure in figures(chapter)]
    assert len(findings) >= 40
    assert [finding for finding in findings if not re.fullmatch(r".{20,}\.", finding)] == []


def test_each_chapter_closes_with_key_points_a_quiz_and_its_answers():
    for chapter in CHAPTERS:
        text = "\n".join(cell.source for cell in read(chapter).cells[-5:])
        assert text.count("## Key points") == text.count("**Quiz.**") == text.count("<summary>Answers</summary>") == 1, chapter.name
        assert len(re.findall(r"(?<!\S)\d\. ", text.split("<summary>Answers")[0])) == len(re.findall(r"(?m)^\d\. ", text)), chapter.name


def reckoned(chapter):
    """Minutes for a chapter, as the page for teachers says: 100 words or ten lines a minute, eight minutes an exercise."""
    notebook = read(chapter)
    prose = " ".join(re.sub("<details>.*?</details>", "", cell.source, flags=re.S) for cell in notebook.cells if cell.cell_type == "markdown")
    lines = sum(bool(line.strip()) for cell in code_cells(notebook) for line in cell.source.splitlines())
    minutes = len(prose.split()) / 100 + lines / 10 + (3 if chapter.name.startswith("00") else 8) * len(exercises(chapter))
    return 5 * round(minutes / 5)


def test_the_minutes_of_a_chapter_are_those_reckoned():
    teaching = "\n".join(cell.source for cell in read(ROOT / "notebooks/D-teaching.ipynb").cells)
    for number, chapter in enumerate(CHAPTERS):
        assert f"About {reckoned(chapter)} minutes" in read(chapter).cells[0].source, f"{chapter.name}: {reckoned(chapter)}"
        assert re.search(rf"(?m)^\| {number} [^|]*\| {reckoned(chapter)} \|", teaching), f"page for teachers, {number}: {reckoned(chapter)}"
