"""Makes the wheel: the jar, the code that starts it, and a kernelspec that pip puts where Jupyter looks.

usage: wheel.py JAR FOLDER, where the jar is the built one. The same jar gives the same wheel, byte for byte.
"""

import base64
import hashlib
import json
import re
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
POM = HERE.parents[3] / "pom.xml"
TIME = (2026, 1, 1, 0, 0, 0)


def contents(jar, version):
    """Each file's name in the wheel, and its bytes."""
    for source in sorted((HERE / "heddle_kernel").glob("*.py")):
        yield f"heddle_kernel/{source.name}", source.read_bytes()
    with zipfile.ZipFile(jar) as classes:
        flags = {name: classes.read(f"dev/heddle/kernel/{name}") for name in ("flags", "flags-linux")}
        logo = classes.read("dev/heddle/kernel/logo-svg.svg")
    for name, lines in flags.items():
        yield f"heddle_kernel/{name}", lines
    yield "heddle_kernel/heddle-kernel.jar", Path(jar).read_bytes()
    spec = {
        "argv": ["python3", "-m", "heddle_kernel", "{connection_file}"],
        "display_name": "Java (Heddle)",
        "language": "java",
        "interrupt_mode": "message",
        "env": {"MALLOC_ARENA_MAX": "2"},
        "metadata": {"heddle": version, "supported_encryption": "curve"},
    }
    folder = f"heddle_kernel-{version}.data/data/share/jupyter/kernels/java"
    yield f"{folder}/kernel.json", (json.dumps(spec, indent=2) + "\n").encode()
    yield f"{folder}/logo-svg.svg", logo
    about = f"heddle_kernel-{version}.dist-info"
    yield f"{about}/METADATA", (
        f"Metadata-Version: 2.1\nName: heddle-kernel\nVersion: {version}\n"
        "Summary: A Jupyter kernel that runs Java cells as goroutines\nLicense: Apache-2.0\nRequires-Python: >=3.10\n"
    ).encode()
    yield f"{about}/WHEEL", b"Wheel-Version: 1.0\nGenerator: heddle\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def write(jar, folder):
    version = re.search(r"<artifactId>heddle</artifactId>\s*<version>([^<]+)</version>", POM.read_text()).group(1)
    wheel = Path(folder) / f"heddle_kernel-{version}-py3-none-any.whl"
    wheel.parent.mkdir(parents=True, exist_ok=True)
    record = f"heddle_kernel-{version}.dist-info/RECORD"
    lines = []
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents(jar, version):
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            lines.append(f"{name},sha256={digest},{len(data)}\n")
            archive.writestr(entry(name), data, zipfile.ZIP_STORED if name.endswith(".jar") else None)
        archive.writestr(entry(record), "".join(lines) + f"{record},,\n")
    return wheel


def entry(name):
    info = zipfile.ZipInfo(name, TIME)
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


if __name__ == "__main__":
    print(write(sys.argv[1], sys.argv[2]))
