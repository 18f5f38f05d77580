"""Heddle's Java kernel for Jupyter: finds a JDK 25 and starts the jar that lies beside this file.

usage: python -m heddle_kernel CONNECTION_FILE | install … | uninstall …
"""

import glob
import os
import re
import shutil
import subprocess
import sys

JAR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "heddle-kernel.jar")
FLAGS = ["flags", "flags-linux"] if sys.platform == "linux" else ["flags"]
WINDOWS = os.name == "nt"

PLACES = [
    "/usr/lib/jvm/*",
    "/opt/java/*",
    "~/.sdkman/candidates/java/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "~/.jdk/*/Contents/Home",
    "~/.jdk/*",
    r"C:\Program Files\*\jdk-25*",
]


def candidates():
    """Homes of JDKs, those that the reader chose first: HEDDLE_JAVA_HOME, JAVA_HOME, the javac on the PATH."""
    yield os.environ.get("HEDDLE_JAVA_HOME", "")
    yield os.environ.get("JAVA_HOME", "")
    javac = shutil.which("javac")
    if javac:
        yield os.path.dirname(os.path.dirname(os.path.realpath(javac)))
    for place in PLACES:
        yield from sorted(glob.glob(os.path.expanduser(place)))


def is_jdk_25(home):
    """Reads the JDK's own note, since to start a JVM and ask costs forty times as much."""
    try:
        with open(os.path.join(home, "release")) as release:
            right = re.search(r'^JAVA_VERSION="25["+.]', release.read(), re.M)
    except OSError:
        return False
    return bool(right) and os.path.exists(os.path.join(home, "bin", "javac.exe" if WINDOWS else "javac"))


def java():
    for home in candidates():
        if home and is_jdk_25(home):
            return os.path.join(home, "bin", "java.exe" if WINDOWS else "java")
    sys.exit(
        "heddle: a JDK 25 is needed and none was found: install one (for example Temurin 25 from https://adoptium.net)"
        " or set JAVA_HOME to the folder of one."
    )


def flags():
    for name in FLAGS:
        with open(os.path.join(os.path.dirname(JAR), name)) as lines:
            yield from lines.read().split()


def main(arguments=None):
    """Becomes the JVM, so that there is one process, which Jupyter interrupts and ends."""
    arguments = sys.argv[1:] if arguments is None else arguments
    os.environ.setdefault("VIRTUAL_ENV", sys.prefix)  # what --sys-prefix means
    command = [java(), *flags(), "-jar", JAR, *arguments]
    if WINDOWS:
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)
