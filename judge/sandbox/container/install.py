"""Runs while an image is built on a base: installs the packages that it lacks, and compiles our code.

    python3 -I install.py REQUIREMENTS

It runs before anything of ours can be imported, so it needs nothing but pip, and not even that where the base has the
packages at the right versions.
"""

import compileall
import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path


def lacking(requirements: Path) -> list[str]:
    """Return the packages that are missing or have another version than required."""
    wanted: dict[str, set[str]] = {}
    for line in requirements.read_text().splitlines():
        if "==" in line and not line.startswith(" "):
            name, _, rest = line.partition("==")
            wanted.setdefault(name, set()).add(rest.split()[0])
    return [name for name, versions in wanted.items() if found(name) not in versions]


def found(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def main(requirements: Path) -> int:
    compileall.compile_dir(requirements.parent, quiet=1, invalidation_mode=None)
    missing = lacking(requirements)
    if not missing:
        return 0
    print("installing", *missing, flush=True)
    hashes = ["--require-hashes"] if "--hash" in requirements.read_text() else []
    pip = [sys.executable, "-m", "pip", "install", "--no-cache-dir", "--no-deps", *hashes, "-r", str(requirements)]
    return subprocess.run(pip, env={**os.environ, "PIP_BREAK_SYSTEM_PACKAGES": "1"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
