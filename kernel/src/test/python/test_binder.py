"""binder/ builds the same two jars: its files agree with the project, and postBuild runs in a clean folder."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

from course import ROOT

BINDER = ROOT / "binder"


def test_installs_the_same_python_packages():
    assert (BINDER / "requirements.txt").read_bytes() == (ROOT / "requirements.txt").read_bytes()


def test_asks_for_jdk_25_and_a_python_that_we_support():
    assert "openjdk-25-jdk-headless" in (BINDER / "apt.txt").read_text().split()
    major, minor = (BINDER / "runtime.txt").read_text().strip().removeprefix("python-").split(".")
    assert (int(major), int(minor)) >= (3, 10)


def test_its_scripts_are_executable_and_stop_at_the_first_failure():
    for name in ("postBuild", "start"):
        assert (BINDER / name).stat().st_mode & stat.S_IXUSR
        subprocess.run(["bash", "-n", BINDER / name], check=True)
    assert "set -euo pipefail" in (BINDER / "postBuild").read_text()


def test_post_build_makes_a_kernel_in_a_clean_folder(tmp_path):
    """As on Binder, but with this machine's JDK, and with Maven's downloads kept from this machine's home."""
    files = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True)
    checkout = tmp_path / "checkout"
    for name in files.stdout.splitlines():
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, checkout / name)
    prefix = tmp_path / "prefix"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", prefix], check=True)
    home = Path.home()
    subprocess.run(
        ["binder/postBuild"],
        cwd=checkout,
        check=True,
        timeout=600,
        env=os.environ
        | {
            "HOME": str(tmp_path / "home"),
            "MAVEN_USER_HOME": str(home / ".m2"),
            "MAVEN_ARGS": f"-Dmaven.repo.local={home}/.m2/repository",
            "PATH": f"{prefix}/bin:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "JUPYTER_PATH": str(prefix / "share/jupyter"),
            "JAVA_HOME": os.environ.get("JAVA_HOME", ""),
        },
    )
    spec = json.loads((prefix / "share/jupyter/kernels/java/kernel.json").read_text())
    jar = next(argument for argument in spec["argv"] if argument.endswith(".jar"))
    assert Path(jar).is_file() and Path(jar).is_relative_to(checkout), "postBuild removed what the kernel runs from"
    assert not (checkout / "kernel/target/classes").exists()
