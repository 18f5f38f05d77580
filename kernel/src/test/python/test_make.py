"""`make` on machines that lack something: one sentence that says what to do, and a failure."""

import os
import socket
import subprocess

import pytest

from course import ROOT

SPEC = ".venv/share/jupyter/kernels/java/kernel.json"


def make(*arguments, **environment):
    outer = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    return subprocess.run(
        ["make", *arguments], cwd=ROOT, env=outer | environment, capture_output=True, text=True, timeout=300
    )


def sentence(result):
    """The last line that is ours; make itself adds a line on the failed target."""
    assert result.returncode != 0
    ours = [line for line in result.stderr.splitlines() if line.startswith("heddle: ")]
    assert len(ours) == 1 and ours[0].endswith("."), result.stderr
    return ours[0]


def test_says_how_to_name_a_python():
    assert "make PYTHON=" in sentence(make("lab", "PYTHON=/nowhere/python3"))


def test_says_that_a_python_is_too_old(tmp_path):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    assert "3.10" in sentence(make("lab", f"PYTHON={old}"))


def test_says_that_the_network_is_missing(tmp_path):
    said = sentence(make("lab", f"VENV={tmp_path}/venv", PIP_NO_INDEX="1", PIP_FIND_LINKS=""))
    assert "network" in said and "again" in said


def test_says_which_jdk_is_missing(tmp_path):
    result = make(f"{tmp_path}/venv/jdk", f"VENV={tmp_path}/venv", "FIND_JDK=false", PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    said = [line for line in result.stderr.splitlines() if line.startswith("heddle: ")][-1]
    assert result.returncode != 0 and "JDK 25" in said and "JAVA_HOME" in said


def test_says_that_a_port_is_busy():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"port {port}" in sentence(make("lab", f"PORT={port}"))


def test_does_no_work_twice():
    first = make(SPEC)
    assert first.returncode == 0, first.stderr
    again = make(SPEC)
    assert (again.returncode, again.stdout) == (0, "")


@pytest.mark.parametrize("version, accepted", [("25", True), ("25.0.3", True), ("17.0.15", False), ("250", False)])
def test_takes_a_jdk_25_from_java_home_and_no_other(version, accepted, tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/javac").write_text("#!/bin/sh\n")
    (tmp_path / "bin/javac").chmod(0o755)
    (tmp_path / "release").write_text(f'JAVA_VERSION="{version}"\n')
    found = subprocess.run(
        [ROOT / "kernel/src/main/sh/find-jdk"], env=os.environ | {"JAVA_HOME": str(tmp_path)}, capture_output=True, text=True
    ).stdout.strip()
    assert (found == str(tmp_path)) is accepted
