"""What a reader does: `make lab`, open a chapter in a browser, run all its cells, look."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from urllib.request import urlopen

import psutil
import pytest
from nbformat.reader import NotJSONError

from course import CHAPTERS, IS_WHOLE, ROOT, code_cells, read, tags

# One chapter in `make test`, all of them in `make test-all`: each takes half a minute.
RUN = CHAPTERS if IS_WHOLE else [c for c in CHAPTERS if c.name.startswith("05")]
chapters = pytest.mark.parametrize("chapter", RUN, ids=lambda chapter: chapter.stem)
SHOTS = ROOT / "kernel/target/browser"
STATUS = "document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status"
ERRORS = "[data-mime-type='application/vnd.jupyter.stderr']"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A running JupyterLab, started as a reader starts it, on a copy, since it saves; its address, its process and the copy."""
    port = free_port()
    copy = shutil.copytree(ROOT / "notebooks", tmp_path_factory.mktemp("reader") / "notebooks")
    command = ["make", "lab", f"PORT={port}", f"NOTEBOOKS={copy}", "LAB_OPTIONS=--no-browser --IdentityProvider.token= --ServerApp.disable_check_xsrf=True"]
    log = open(ROOT / "kernel/target/lab.log", "w")
    process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    while True:
        try:
            urlopen(f"{address}/api/status").close()
            break
        except OSError:
            assert process.poll() is None and time.monotonic() < deadline, (ROOT / "kernel/target/lab.log").read_text()
            time.sleep(0.2)
    yield address, process, copy
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)


def opened(browser, address, chapter, height):
    """The chapter in a tab of its own, its kernel started and idle."""
    tab = browser.new_page(viewport={"width": 1300, "height": height})
    tab.goto(f"{address}/lab/tree/{chapter.name}?reset")
    tab.wait_for_selector(".jp-CodeCell .cm-content", timeout=60_000)
    tab.wait_for_selector(".jp-Toolbar-kernelName:has-text('Java (Heddle)')", timeout=60_000)
    tab.wait_for_function(f"{STATUS} === 'idle'", timeout=60_000)
    tab.get_by_text("Java (Heddle) | Idle").wait_for(timeout=60_000)
    return tab


def exercises(chapter):
    """How many cells fail when a reader has done no exercise yet: the checks of the stubs."""
    return sum("raises-exception" in tags(cell) for cell in code_cells(read(chapter)))


def run_all_cells(tab, timeout):
    """Runs all cells and waits until each has its number."""
    tab.get_by_role("menuitem", name="Run", exact=True).click()
    tab.get_by_role("menuitem", name=re.compile("^Run All Cells")).first.click()
    tab.wait_for_function(
        """() => {
            const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(p => p.textContent);
            return prompts.length > 0 && prompts.every(p => /\\[\\d+\\]/.test(p));
        }""",
        timeout=timeout,
    )
    tab.get_by_text("Java (Heddle) | Idle").wait_for(timeout=60_000)


def saved(tab, file):
    """The notebook as JupyterLab saves it: the page holds only those of its outputs that are near the window."""
    tab.keyboard.press("Control+s")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            notebook = read(file)
            if all(cell.execution_count for cell in code_cells(notebook)):
                return notebook
        except NotJSONError:
            pass  # it is just being written
        time.sleep(0.2)
    raise AssertionError(f"{file.name} was not saved")


def errors_in(notebook):
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs]
    errors = [output.evalue for output in outputs if output.output_type == "error"]
    return errors + [output.text for output in outputs if output.output_type == "stream" and output.name == "stderr"]


@chapters
def test_a_reader_runs_the_chapter(chapter, lab, offline_browser):
    address, _, copy = lab
    tab = opened(offline_browser, address, chapter, height=9000)
    run_all_cells(tab, timeout=120_000)
    tab.wait_for_selector(".js-plotly-plot .plot-container", timeout=30_000)
    SHOTS.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=str(SHOTS / f"{chapter.stem}.png"))
    errors = errors_in(saved(tab, copy / chapter.name))
    assert len(errors) == exercises(chapter), errors
    figures = tab.locator(".js-plotly-plot")
    for index in range(figures.count()):
        assert figures.nth(index).locator(".gtitle").count() == 1, "a figure lost its title"
    tab.close()


def test_a_reader_interrupts_an_endless_loop(lab, offline_browser):
    address, *_ = lab
    tab = opened(offline_browser, address, RUN[0], height=900)
    tab.locator(".jp-CodeCell .cm-content").first.fill("while (true) {}")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_function(f"{STATUS} === 'busy'", timeout=10_000)
    tab.get_by_role("menuitem", name="Kernel", exact=True).click()
    tab.get_by_role("menuitem", name=re.compile("^Interrupt Kernel")).click()
    tab.wait_for_function(f"{STATUS} === 'idle'", timeout=3_000)
    assert "nterrupt" in tab.locator(ERRORS).first.inner_text()
    tab.close()


def test_a_reader_goes_through_a_schedule(lab, offline_browser):
    """JupyterLab's renderer once let the figure vanish at the first move."""
    address, *_ = lab
    tab = opened(offline_browser, address, RUN[0], height=900)
    tab.locator(".jp-CodeCell .cm-content").first.fill(
        "dev.heddle.plot.Plot.stepping(dev.heddle.Schedule.seeded(1, () -> { var w = new dev.heddle.WaitGroup(); w.go(() -> {}); w.await(); return 1; }).trace())"
    )
    tab.keyboard.press("Control+Enter")
    figure = tab.locator(".js-plotly-plot").first
    rail = figure.locator(".slider-rail-touch-rect")
    rail.wait_for(timeout=60_000)
    height, before = figure.bounding_box()["height"], figure.locator(".annotation").text_content()
    place = rail.bounding_box()
    rail.click(position={"x": place["width"] - 5, "y": place["height"] / 2})
    tab.wait_for_function("before => document.querySelector('.js-plotly-plot .annotation').textContent !== before", arg=before, timeout=10_000)
    assert figure.bounding_box()["height"] == height > 100
    last = int(figure.locator(".slider-label").first.text_content().removeprefix("step "))
    for button, step in (("◂", last - 1), ("◂", last - 2), ("▸", last - 1), ("▸", last), ("▸", last)):
        figure.locator(f".updatemenu-button:has-text('{button}')").click()
        tab.wait_for_function("step => document.querySelector('.js-plotly-plot .slider-label').textContent === `step ${step}`", arg=step, timeout=10_000)
    figure.locator(".updatemenu-button:has-text('play')").click()
    tab.wait_for_function("document.querySelector('.js-plotly-plot .slider-label').textContent === 'step 0'", timeout=10_000)
    assert figure.bounding_box()["height"] == height
    tab.close()


def test_killing_jupyterlab_leaves_no_kernel_behind(lab):
    _, process, _ = lab
    family = psutil.Process(process.pid).children(recursive=True)
    kernels = [child for child in family if "heddle-kernel.jar" in " ".join(child.cmdline())]
    assert kernels, "the tests before this one started kernels"
    for other in set(family) - set(kernels):
        other.kill()
    _, alive = psutil.wait_procs(kernels, timeout=10)
    assert not alive
