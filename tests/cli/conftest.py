"""The real command, in a home of its own, before a real server."""

import os
import pty
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.live import serve

GRADUS = Path(sys.executable).with_name("gradus")
PROBLEMS = Path(__file__).parents[2] / "problems"


def _take_interrupts():
    """Undo what a shell does to a command in the background: the tests may run in one, and are to be interruptible."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Shell:
    """A folder and an environment in which `gradus` is run."""

    def __init__(self, folder, **environment):
        self.folder = folder
        (folder / "home").mkdir(exist_ok=True)
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),  # the code of this checkout, wherever it was installed from
            "HOME": str(folder / "home"),
            "COLUMNS": "100",
            "OPENBLAS_NUM_THREADS": "1",
            **environment,
        }

    def gradus(self, *arguments, stdin="", stdout=subprocess.PIPE, **environment):
        return subprocess.run(
            [GRADUS, *map(str, arguments)],
            check=False,
            cwd=self.folder,
            env=self.environment | environment,
            input=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            encoding=environment.get("PYTHONIOENCODING", "utf-8"),
            errors="surrogateescape",
            timeout=120,
        )

    @contextmanager
    def in_terminal(self, *arguments):
        """The command with a terminal for its output: the process, and what a person would read from."""
        screen, terminal = pty.openpty()
        environment = self.environment | {"TERM": "xterm"}
        command = [GRADUS, *map(str, arguments)]
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env=environment,
            stdout=terminal,
            stderr=terminal,
            preexec_fn=_take_interrupts,  # noqa: PLW1509  (no other thread holds a lock that it needs)
        )
        os.close(terminal)
        try:
            yield process, screen
        finally:
            process.kill()
            process.wait()
            os.close(screen)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    yield from serve(tmp_path_factory.mktemp("cli") / "home")


@pytest.fixture
def shell(tmp_path, server):
    """A person's folder, with the address and the token of a running server in the environment."""
    return Shell(tmp_path, GRADUS_URL=server.url, GRADUS_TOKEN=server.token)


@pytest.fixture
def lonely(tmp_path):
    """The same without any server."""
    return Shell(tmp_path, GRADUS_URL="http://127.0.0.1:9")


@pytest.fixture(scope="session")
def solution():
    """A file of a problem's folder, as text."""

    def solution(slug, name="reference.py"):
        (folder,) = PROBLEMS.glob(f"*/{slug}")
        return (folder / name).read_text(encoding="utf-8")

    return solution
