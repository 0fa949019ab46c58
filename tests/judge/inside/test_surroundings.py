"""What a program finds around it in a sandbox, at every level: what it would find when it is run as a script."""

import sys
from pathlib import Path

import pytest

from tests.judge.inside.test_harness import THREE_FRAMES_A_LEVEL

SEEN = {
    "its arguments": ("import sys", "sys.argv", ["solution.py"]),
    "its whole command line": ("import sys", "sys.orig_argv", ["python", "solution.py"]),
    "its own options": (
        "import argparse\np = argparse.ArgumentParser()\np.add_argument('--lr', default=1)\na = p.parse_args()",
        "a.lr",
        1,
    ),
    "its main module": ("import __main__", "(__main__.f is f, hasattr(__main__, 'start'))", (True, False)),
    "the null device": ("import os", "open(os.devnull, 'w').write('x')", 1),
    "the null device by a path": ("import os, pathlib", "pathlib.Path(os.devnull).write_text('xy')", 2),
    "the null device by a descriptor": ("import os", "os.write(os.open(os.devnull, os.O_WRONLY), b'xyz')", 3),
    "nothing in the null device": ("import os", "open(os.devnull).read() + open(os.devnull, 'r').read()", ""),
    "nothing in standard input": (
        "import sys",
        "(sys.stdin.buffer.read(), sys.stdin.read(), open(0).read())",
        (b"", "", ""),
    ),
    "descriptors of its streams": (
        "import sys",
        "[s.fileno() for s in (sys.stdin, sys.stdout, sys.stderr)]",
        [0, 1, 2],
    ),
    "no terminal": ("import sys", "sys.stdin.isatty() or sys.stdout.isatty()", False),
    "a fault handler": ("import faulthandler\nfaulthandler.enable()", "faulthandler.is_enabled()", True),
    "exit and quit": ("", "callable(exit) and callable(quit)", True),
    "a test runner": (
        "import unittest\nclass T(unittest.TestCase):\n    test = lambda self: T\nfound = unittest.main(exit=False)",
        "found.result.testsRun",
        1,
    ),
}


@pytest.mark.parametrize(("before", "value", "expected"), SEEN.values(), ids=SEEN)
def test_a_program_sees_what_a_script_sees(attempt, before, value, expected):
    assert attempt(f"{before}\ndef f():\n    return {value}\n").value == expected


def test_no_path_of_the_host_is_printed_by_a_usage_error(attempt):
    error = attempt("import argparse\nargparse.ArgumentParser().parse_args(['x'])\ndef f(): pass").error
    assert error["exception"] == "SystemExit"
    assert error["stderr"].startswith("usage: solution.py ")
    assert str(Path(sys.executable).parent) not in error["stderr"]


def test_a_thousand_levels_of_three_frames_hold_in_a_sandbox(attempt):
    assert attempt(THREE_FRAMES_A_LEVEL).value == 1000


THROUGH_C = """
    import functools
    class Visit:
        def __call__(self, n):
            return 1 + max(map(self, sorted([n - 1], key=lambda m: m))) if n else 0
    visit = Visit()
    def f():
        return visit(1000)
"""


def test_a_thousand_levels_hold_where_they_lead_through_c(attempt):
    assert attempt(THROUGH_C, memory=64 << 20).value == 1000


def test_endless_recursion_is_told_as_such(attempt):
    sources = ["def f():\n    return f()", "class A:\n    def __call__(self): return self()\nf = A()"]
    assert [attempt(source, memory=64 << 20).raised for source in sources] == ["RecursionError"] * 2


@pytest.mark.parametrize("length", [1000, 20_000, 200_000])
def test_deep_nesting_never_crashes_the_compiler(attempt, length):
    outcome = attempt("x = " + "-" * length + "1\ndef f():\n    return 1\n")
    assert outcome.stopped is None
    assert outcome.error is None or outcome.error["error"] == "compile"
