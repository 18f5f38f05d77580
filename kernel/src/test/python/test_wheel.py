"""The wheel: pip installs it, Jupyter finds it, and it starts the JVM that it names."""

import importlib.util
import json
import os
import subprocess
import sys
import zipfile

import psutil
import pytest
from jupyter_client.manager import KernelManager

from conftest import JAR, ROOT, java_command

SOURCE = ROOT / "kernel/src/main/python"


def build(folder):
    made = subprocess.run([sys.executable, SOURCE / "wheel.py", JAR, folder], check=True, capture_output=True, text=True)
    return made.stdout.strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def prefix(wheel, tmp_path_factory):
    """A Python environment with the wheel in it."""
    prefix = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", prefix], check=True)
    subprocess.run([prefix / "bin/pip", "install", "-q", "--no-index", "--disable-pip-version-check", wheel], check=True)
    return prefix


@pytest.fixture
def started(monkeypatch):
    """The module, on a machine where no JDK is in a usual place."""
    spec = importlib.util.spec_from_file_location("heddle_kernel", SOURCE / "heddle_kernel/__init__.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "PLACES", [])
    monkeypatch.setenv("PATH", "")
    for name in ("JAVA_HOME", "HEDDLE_JAVA_HOME"):
        monkeypatch.delenv(name, raising=False)
    return module


def test_the_same_jar_gives_the_same_wheel(wheel, tmp_path):
    with open(wheel, "rb") as first, open(build(tmp_path), "rb") as second:
        assert first.read() == second.read()


def test_the_wheel_says_what_the_installed_kernelspec_says(wheel, kernelspec):
    with zipfile.ZipFile(wheel) as archive:
        ours = json.loads(archive.read(next(name for name in archive.namelist() if name.endswith("kernel.json"))))
        names = ["flags", "flags-linux"] if sys.platform == "linux" else ["flags"]
        flags = [flag for name in names for flag in archive.read(f"heddle_kernel/{name}").decode().split()]
    installed = json.loads((kernelspec / "kernel.json").read_text())
    assert {**ours, "argv": 0} == {**installed, "argv": 0}
    assert installed["argv"][1 : 1 + len(flags)] == flags


def test_pip_makes_a_kernel_that_runs_in_one_jvm(prefix, monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", str(prefix / "share/jupyter"))
    (packages,) = prefix.glob("lib/python*/site-packages")
    monkeypatch.setenv("PYTHONPATH", str(packages))  # Jupyter runs in this environment, not in that
    monkeypatch.setenv("HEDDLE_JAVA_HOME", os.path.dirname(os.path.dirname(java_command())))
    manager = KernelManager(kernel_name="java")
    manager.start_kernel()
    try:
        client = manager.blocking_client()
        client.start_channels()
        client.wait_for_ready(timeout=60)
        assert client.execute_interactive("6 * 7", timeout=60)["content"]["status"] == "ok"
        process = psutil.Process(manager.provisioner.pid)
        assert process.name().startswith("java") and process.children(recursive=True) == []
    finally:
        manager.shutdown_kernel(now=True)


def test_pip_removes_all_of_it(wheel, tmp_path):
    prefix = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", prefix], check=True)
    for words in (("install", "-q", "--no-index", "--disable-pip-version-check", wheel), ("uninstall", "-q", "-y", "heddle-kernel")):
        subprocess.run([prefix / "bin/pip", *words], check=True)
    assert [path for path in prefix.rglob("*") if "heddle" in path.name or path.name == "kernel.json"] == []


def test_the_wheels_kernel_installs_and_removes_itself(prefix, tmp_path):
    run = [prefix / "bin/python", "-m", "heddle_kernel"]
    where = ["--prefix", tmp_path, "--name", "another"]
    subprocess.run([*run, "install", "--no-cache", *where], check=True)
    spec = tmp_path / "share/jupyter/kernels/another/kernel.json"
    jar = next(word for word in json.loads(spec.read_text())["argv"] if word.endswith(".jar"))
    assert jar.startswith(str(prefix))
    subprocess.run([*run, "uninstall", *where], check=True)
    assert not spec.parent.exists()


def test_says_in_a_sentence_that_no_jdk_is_there(started):
    with pytest.raises(SystemExit) as ended:
        started.java()
    assert str(ended.value).startswith("heddle: a JDK 25 is needed") and "JAVA_HOME" in str(ended.value)


def test_takes_the_jdk_that_the_reader_chose(started, monkeypatch, tmp_path):
    for name, version in (("chosen", "25.0.3"), ("usual", "25.0.1"), ("old", "17.0.15")):
        (tmp_path / name / "bin").mkdir(parents=True)
        (tmp_path / name / "bin/javac").touch()
        (tmp_path / name / "release").write_text(f'JAVA_VERSION="{version}"\n')
    monkeypatch.setattr(started, "PLACES", [f"{tmp_path}/u*"])
    assert started.java() == f"{tmp_path}/usual/bin/java"
    monkeypatch.setenv("JAVA_HOME", f"{tmp_path}/old")
    assert started.java() == f"{tmp_path}/usual/bin/java"
    monkeypatch.setenv("JAVA_HOME", f"{tmp_path}/chosen")
    assert started.java() == f"{tmp_path}/chosen/bin/java"
