"""Makes the built jar a kernel of its own name, so that the tests run it and no other.

HEDDLE_JAR names another jar than the one that the build leaves; the JDK is the one that find-jdk finds.
"""

import os
import subprocess
from pathlib import Path
from queue import Empty

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


@pytest.fixture(scope="session", autouse=True)
def own_history(tmp_path_factory):
    """No test reads or writes the history of who runs it."""
    before = os.environ.get("JUPYTER_DATA_DIR")
    os.environ["JUPYTER_DATA_DIR"] = str(tmp_path_factory.mktemp("data"))
    yield
    if before is None:
        del os.environ["JUPYTER_DATA_DIR"]
    else:
        os.environ["JUPYTER_DATA_DIR"] = before


@pytest.fixture(scope="session")
def kernels():
    """The kernel that the tests share, as the only element; empty while there is none."""
    running = []
    yield running
    for kernel in running:
        kernel.__exit__()


@pytest.fixture
def kernel(kernels):
    """The shared kernel; a test that leaves it stuck does not fail the others."""
    from client import Kernel  # which imports this file

    if not kernels:
        kernels.append(Kernel().__enter__())
    yield kernels[0]
    try:
        kernels[0].ask("kernel_info_request", timeout=2)
    except Empty:
        kernels.pop().__exit__()
