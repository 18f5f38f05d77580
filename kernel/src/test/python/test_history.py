"""The history that a user's kernels share, as front ends ask for it."""

import os
from pathlib import Path

import pytest

from client import Kernel


def asked(kernel, kind, **options):
    return kernel.ask("history_request", {"hist_access_type": kind, **options})["history"]


@pytest.fixture
def history(tmp_path, monkeypatch):
    """The file of a user who has none yet."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    return tmp_path / "heddle/history.jsonl"


def test_the_history_outlives_a_kernel(history):
    with Kernel() as kernel:
        kernel.run("6 * 7")
        kernel.run('"x"; // silent', silent=True)
        kernel.run('"y"', store_history=False)
    with Kernel() as kernel:
        kernel.run("8 * 9")
        assert asked(kernel, "tail", n=9, output=True) == [[1, 1, ["6 * 7", "42"]], [2, 1, ["8 * 9", "72"]]]
        assert asked(kernel, "range", session=-1, start=1, stop=2) == [[1, 1, "6 * 7"]]
        assert asked(kernel, "range", session=0, start=0) == [[2, 1, "8 * 9"]]
        assert asked(kernel, "search", pattern="6*") == [[1, 1, "6 * 7"]]
    assert "x" not in history.read_text() and "y" not in history.read_text()


def test_kernels_at_once_share_the_history(history):
    with Kernel() as first, Kernel() as second:
        first.run('"of the first"')
        second.run('"of the second"')
        first.run('"of the first again"')
        assert [entry[2] for entry in asked(first, "tail", n=9)] == ['"of the second"', '"of the first"', '"of the first again"']
        assert len({entry[0] for entry in asked(second, "search", pattern="*of the*")}) == 2


def test_a_variable_turns_the_history_file_off(history, monkeypatch):
    monkeypatch.setenv("HEDDLE_HISTORY", "off")
    with Kernel() as kernel:
        kernel.run("6 * 7")
        assert asked(kernel, "tail", n=1) == [[1, 1, "6 * 7"]]
    assert not history.exists()


def test_a_damaged_history_does_not_hinder_a_start(history):
    history.parent.mkdir()
    history.write_bytes(os.urandom(1000))
    with Kernel() as kernel:
        assert kernel.run("6 * 7").result == "42"
        assert len(asked(kernel, "tail", n=9)) == 1
    assert history.with_name("history.damaged").exists()


def test_nothing_is_written_but_in_the_users_own_folders(tmp_path, monkeypatch):
    """The home and the temporary folder are new; so is what the kernel finds there when it ends, and only its owner's."""
    home, work = tmp_path / "home", tmp_path / "work"
    for folder in (home, work):
        folder.mkdir()
    monkeypatch.delenv("JUPYTER_DATA_DIR")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("JDK_JAVA_OPTIONS", f"-Duser.home={home} -Djava.io.tmpdir={tmp_path}")
    with Kernel() as kernel:
        monkeypatch.chdir(work)
        run = kernel.run('for (int i = 0; i < 300_000; i++) System.out.println("a line of the kernel");', timeout=60)
        assert "all of it is in" in run.text()
        written = [path for path in open_for_writing(kernel.pid) if path.startswith("/")]
    own = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.parent for path in own} <= {tmp_path, home / ".local/share/jupyter/heddle", home / ".local/share/jupyter/runtime"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in own), own
    assert written and all(path.startswith((str(tmp_path), "/dev/")) for path in written), written


def open_for_writing(pid):
    """What a process holds open but its standard streams, which whoever started it chose."""
    for fd in Path("/proc", str(pid), "fdinfo").iterdir():
        flags = int(fd.read_text().split("flags:")[1].split()[0], 8)
        if int(fd.name) > 2 and flags & os.O_ACCMODE:
            yield os.readlink(f"/proc/{pid}/fd/{fd.name}")
