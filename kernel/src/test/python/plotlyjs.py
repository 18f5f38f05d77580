"""plotly.js of three generations, as plotly's wheels for Python carry it: file by file what npm calls plotly.js-dist-min."""

import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

CACHE = Path(__file__).parents[4] / "kernel/target/plotly"
WHEELS = {"2.35.2": "5.24.1", "3.7.0": "6.9.0"}  # plotly.js by the wheel that has it; the newest one is installed
VERSIONS = [*WHEELS, "4.1.1"]
FILE = "plotly/package_data/plotly.min.js"


def script(version):
    """The file of that version; an older one is downloaded once."""
    if version not in WHEELS:
        return Path(str(files("plotly"))).parent / FILE
    script = CACHE / version / FILE
    if not script.exists():
        wheel = f"plotly=={WHEELS[version]}"
        pip = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps", "--dest", CACHE, wheel]
        if subprocess.run(pip, capture_output=True, check=False).returncode:
            pytest.skip(f"plotly.js {version} could not be downloaded: pip found no {wheel}")
        for archive in CACHE.glob(f"plotly-{WHEELS[version]}-*.whl"):
            with zipfile.ZipFile(archive) as wheel:
                wheel.extract(FILE, CACHE / version)
            archive.unlink()
    return script
