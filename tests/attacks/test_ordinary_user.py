"""The attacks as an ordinary user, where root runs the tests; all of them: `python -m tests.attacks.as_user`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHOSEN = (  # an ordinary user seldom may use the Docker daemon
    "(reaches_another_process or sibling or package_of_the_host or file_of_the_host or open_descriptors) and not docker"
)


@pytest.mark.timeout(1000)
@pytest.mark.skipif(os.geteuid() != 0, reason="these tests run as an ordinary user anyway")
def test_what_depends_on_the_user():
    """What is the server's own: its processes, which have the same uid without namespaces, and its files."""
    command = [sys.executable, "-B", "-m", "tests.attacks.as_user", "-q", "tests/attacks", "-k", CHOSEN]
    environment = {**os.environ, "PYTEST_ADDOPTS": ""}
    done = subprocess.run(command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stdout[-5000:]
    assert "passed" in done.stdout
    assert "skipped" not in done.stdout
