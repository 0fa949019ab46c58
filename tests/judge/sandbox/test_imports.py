"""Every import that a candidate may try works as it does outside."""

import json
import subprocess
import sys

from judge.sandbox.base import Limits, Role
from tests.conftest import MEGABYTE, job_of, play

SOURCE = """
import importlib, sys
JOKES = {"antigravity", "this", "idlelib", "turtledemo", "__main__"}
def f():
    failed = {}
    for name in sorted(sys.stdlib_module_names - JOKES):
        try:
            importlib.import_module(name)
        except BaseException as error:
            failed[name] = type(error).__name__
    return failed
"""
LAZY = "import importlib\ndef f(names):\n    return [importlib.import_module(name).__name__ for name in names]"


def test_the_standard_library(confined):
    """What does not import inside does not import outside either: other systems' modules, what was not built."""
    command = [sys.executable, "-I", "-S", "-c", f"{SOURCE}\nimport json\nprint(json.dumps(f()))"]
    outside = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()[-1])
    with confined.open(Role.SUBMISSION, Limits(512 * MEGABYTE, 60.0, MEGABYTE)) as session:
        inside = play(session, job_of(SOURCE, [{}]), cpu=20, wall=60).value
    assert inside.keys() <= outside.keys()


def test_the_rooms_of_numpy(confined):
    names = [
        "numpy.testing",
        "numpy.f2py",
        "numpy.polynomial",
        "numpy.ma",
        "numpy.random",
        "numpy.fft",
        "numpy.ctypeslib",
    ]
    with confined.open(Role.SUBMISSION, Limits(512 * MEGABYTE, 60.0, MEGABYTE)) as session:
        assert play(session, job_of(LAZY, [{"names": names}]), cpu=20, wall=60).value == names
