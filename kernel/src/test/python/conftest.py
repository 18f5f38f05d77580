"""Makes the built jar a kernel of its own name, so that the tests run it and no other.

HEDDLE_JAR names another jar than the one that the build leaves; the JDK is the one that find-jdk finds.
"""

import os
import subprocess
from pathlib import Path

import pytest

from browser import offline_browser  # noqa: F401 (a fixture)

ROOT = Path(__file__).parents[4]
JAR = Path(os.environ.get("HEDDLE_JAR", ROOT / "kernel/target/heddle-kernel.jar"))
KERNEL = "heddle-under-test"


def java_command():
    home = subprocess.check_output([ROOT / "kernel/src/main/sh/find-jdk"], text=True).strip()
    return f"{home}/bin/java"


@pytest.fixture(scope="session", autouse=True)
def kernelspec(tmp_path_factory):
    """Installs the kernel into a temporary prefix that Jupyter looks at first."""
    prefix = tmp_path_factory.mktemp("prefix")
    subprocess.run([java_command(), "-jar", JAR, "install", "--prefix", prefix, "--name", KERNEL], check=True, stdout=subprocess.DEVNULL)
    before = os.environ.get("JUPYTER_PATH")
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [f"{prefix}/share/jupyter", before]))
    yield prefix / "share/jupyter/kernels" / KERNEL
    if before is None:
        del os.environ["JUPYTER_PATH"]
    else:
        os.environ["JUPYTER_PATH"] = before
