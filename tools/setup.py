"""Sets up what `make run` and `make test` need, with nothing but Python 3.11 and its standard library.

    python3 tools/setup.py run | test

Each step is done when what it depends on has changed since it last succeeded (a digest of its inputs is kept in the
virtual environment), so the second call costs a fraction of a second. Nothing outside the repository is written.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMPS = VENV / "gradus-setup.json"
WEB = ROOT / "web"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = (20, 19)
NODE_LOCK = "requirements-node.lock"
LOCK = threading.Lock()  # the steps run side by side
LOCKS = {"run": "requirements.lock", "test": "requirements-test.lock"}


class SetupError(Exception):
    """A step failed; the message says which and what to do."""


def main() -> int:
    goal = sys.argv[1] if len(sys.argv) == 2 else ""
    if goal not in LOCKS:
        print("usage: python3 tools/setup.py run | test", file=sys.stderr)
        return 2
    try:
        set_up(goal)
    except SetupError as error:
        print(f"gradus: {error}", file=sys.stderr)
        return 1
    return 0


def set_up(goal: str) -> None:
    if sys.version_info < OLDEST_PYTHON:
        found = sys.version.split()[0]
        message = f"Python 3.11 or newer is needed, this is {found}. Name another one: make PYTHON=python3.12 run"
        raise SetupError(message)
    if not os.access(ROOT, os.W_OK):
        raise SetupError(f"The folder {ROOT} can't be written to. Clone Gradus to a folder of your own.")
    make_venv()
    with ThreadPoolExecutor(2) as pool:  # both wait for the network most of the time
        steps = [pool.submit(install_python_packages, goal), pool.submit(build_web)]
        for step in steps:
            step.result()


def make_venv() -> None:
    if (BIN / "python").exists() and (BIN / "pip").exists():  # without pip: it was cut off while it was made
        return
    say("making a virtual environment in .venv")
    try:
        run([sys.executable, "-m", "venv", str(VENV)], "The virtual environment could not be made")
    except SetupError as error:
        shutil.rmtree(VENV, ignore_errors=True)
        message = f"{error}\nOn Debian and Ubuntu: apt install python3-venv."
        raise SetupError(message) from error
    except KeyboardInterrupt:
        shutil.rmtree(VENV, ignore_errors=True)
        raise


def install_python_packages(goal: str) -> None:
    stamps = read_stamps()
    locks = {name: digest([ROOT / lock, ROOT / "pyproject.toml"]) for name, lock in LOCKS.items()}
    if stamps.get("python-" + goal) == locks[goal] or (goal == "run" and stamps.get("python-test") == locks["test"]):
        return
    say("installing the pinned Python packages")
    pip = [str(BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "-r", str(ROOT / LOCKS[goal])], "The Python packages could not be installed")
    run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], "Gradus itself could not be installed")
    write_stamp("python-" + goal, locks[goal])


def build_web() -> None:
    sources = [path for path in sorted(WEB.rglob("*")) if path.is_file() and not built(path)]
    wanted = digest(sources)
    if read_stamps().get("web") == wanted and (WEB / "dist" / "index.html").exists():
        return
    npm, environment = find_npm()
    locked = digest([WEB / "package.json", WEB / "package-lock.json"])
    if read_stamps().get("npm") != locked or not (WEB / "node_modules").is_dir():
        say("installing the web app's packages")
        quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
        run([*npm, "ci", *quiet], "The web app's packages could not be installed", cwd=WEB, env=environment)
        write_stamp("npm", locked)
    say("building the web app")
    run([*npm, "run", "--silent", "build"], "The web app could not be built", cwd=WEB, env=environment)
    write_stamp("web", wanted)


def built(path: Path) -> bool:
    return not {"node_modules", "dist"}.isdisjoint(path.relative_to(WEB).parts) or path.suffix == ".tsbuildinfo"


def find_npm() -> tuple[list[str], dict[str, str]]:
    """Return the command of npm, and the environment in which its `node` is found."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= OLDEST_NODE:
        return [npm], dict(os.environ)
    if not (BIN / "npm").exists():
        say("installing Node.js from PyPI, for the web build alone")
        pip = [str(BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        run([*pip, "--require-hashes", "-r", str(ROOT / NODE_LOCK)], "Node.js could not be installed")
    return [str(BIN / "npm")], {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}


def node_version(node: str) -> tuple[int, ...]:
    printed = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    try:
        return tuple(int(part) for part in printed.strip().lstrip("v").split(".")[:2])
    except ValueError:
        return (0,)


def run(command: list[str], failure: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        message = f"{failure} ({' '.join(command[:4])} ... exited with {done.returncode}):\n{tail}"
        raise SetupError(message)


def digest(paths: Iterable[Path]) -> str:
    total = hashlib.sha256(sys.version.encode())
    for path in paths:
        total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def read_stamps() -> dict[str, str]:
    try:
        stamps = json.loads(STAMPS.read_text())
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in stamps.items()} if isinstance(stamps, dict) else {}


def write_stamp(name: str, value: str) -> None:
    with LOCK:
        _write_stamp(name, value)


def _write_stamp(name: str, value: str) -> None:
    part = STAMPS.with_suffix(f".{os.getpid()}-{name}")
    part.write_text(json.dumps({**read_stamps(), name: value}))
    part.replace(STAMPS)


def say(what: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
