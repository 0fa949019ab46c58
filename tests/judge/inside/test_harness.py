"""What the harness does with honest sources: in one process, over a channel that keeps what it is sent."""

import contextlib
import sys

import numpy as np
import pytest

from judge import wire
from judge.inside import harness
from tests.conftest import Outcome, job_of


class Kept:
    """A channel that answers from a list and keeps what is sent."""

    def __init__(self, answers=()):
        self.answers = list(answers)
        self.sent = []
        self.attached = []

    def receive(self):
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def take_fds(self):
        return []

    def send(self, message):
        message = wire.decode(wire.encode(message))
        for run in message.get("runs", ()):
            if run.pop("large", False):
                run["ok"] = self.attached.pop(0)
        self.sent.append(message)

    def answer(self, case, cpu, output):
        run = {"ok": output}
        self.sent.append({"i": case, "runs": [run], "mutated": [], "stdout": "", "stderr": "", "cpu": cpu})

    def attach(self, parts):
        self.attached.append(b"".join(parts))


@pytest.fixture
def play(monkeypatch):
    """Run a source as the harness does, and undo what it does to the interpreter."""
    for name in ("stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setitem(sys.modules, "solution", None)
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])

    def play(source, *inputs, answers=(), **job):
        channel = Kept(answers)
        with contextlib.suppress(EOFError):
            harness.serve(channel, job_of(source, inputs or ({},), **job), -1)
        error = next((message for message in channel.sent if "error" in message), None)
        outcome = Outcome(error, [message for message in channel.sent if "i" in message])
        outcome.sent = channel.sent
        return outcome

    limit = sys.getrecursionlimit()
    yield play
    sys.setrecursionlimit(limit)


def values(outcome):
    return [wire.decode(run["ok"]) for run in outcome.runs]


# --- loading ----------------------------------------------------------------------------------------------------

SOURCES = {
    "a byte order mark": (b"\xef\xbb\xbfdef f():\n    return 1\n", 1),
    "CRLF": (b"def f():\r\n    return 1\r\n", 1),
    "a coding cookie over text": ("# -*- coding: latin-1 -*-\ndef f():\n    return 'π\xe9'\n".encode(), "π\xe9"),
    "a coding nobody knows": (b"# coding: no-such\ndef f():\n    return 1\n", 1),
    "a future import": (b"from __future__ import annotations\ndef f(x: no_such_name = 1):\n    return x\n", 1),
    "a dataclass": (
        b"from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\ndef f():\n    return P(3).x\n",
        3,
    ),
    "a main guard": (b"def f():\n    return __name__\nif __name__ == '__main__':\n    f = None\n", "solution"),
}


@pytest.mark.parametrize(("source", "expected"), SOURCES.values(), ids=SOURCES)
def test_sources_that_load(play, source, expected):
    assert play(source).value == expected


BROKEN = {
    "a syntax error": (b"x = 1\ndef f(:\n", "SyntaxError", 2),
    "an indentation error": (b"def f():\nreturn 1\n", "IndentationError", 2),
    "a null byte": (b"x = 1\0\n", None, None),  # ValueError, SyntaxError from Python 3.12 on
    "invalid UTF-8": (b"x = '\xff'\n", "UnicodeDecodeError", None),
    "half of a pair": ("x = '\ud800'\n".encode("utf-8", "surrogatepass"), "UnicodeEncodeError", None),
    "a return outside": (b"\n\nreturn 1\n", "SyntaxError", 3),
    "deep nesting": (b"x = " + b"(" * 500 + b")" * 500, None, None),
}


@pytest.mark.parametrize(("source", "exception", "line"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("forbid", [{}, {"names": ["numpy.sort"]}])
def test_sources_that_do_not_compile(play, source, exception, line, forbid):
    error = play(source, forbid=forbid).error
    assert error["error"] == "compile"
    assert exception in (None, error["exception"])
    assert line in (None, error["line"])
    assert play("def f():\n    return 1").value == 1


def test_a_module_that_raises(play):
    error = play("import math\n\ny = 1 / 0\n").error
    assert (error["error"], error["exception"], error["line"]) == ("load", "ZeroDivisionError", 3)
    assert error["traceback"].splitlines()[1:3] == ['  File "solution.py", line 3, in <module>', "    y = 1 / 0"]


def test_what_was_printed_before_the_failure_is_told(play):
    assert play("print('here')\nraise SystemExit(3)").error["stdout"] == "here\n"


def test_a_module_of_the_problem_that_fails_is_the_authors(play):
    assert play("def f():\n    return 1", drive="1 / 0").error["author"] is True


# --- calling ----------------------------------------------------------------------------------------------------

XY = [["x", "positional", False], ["y", "positional", True], ["z", "positional", True], ["k", "keyword", True]]


@pytest.mark.parametrize(
    ("source", "inputs"),
    {
        "by position": ("def f(a, b, c=0, *, k=0):\n    return a, b, c, k", {"x": 1, "y": 2, "z": 3, "k": 4}),
        "keywords by name": ("def f(x, y, z, *, k):\n    return x, y, z, k", {"x": 1, "y": 2, "z": 3, "k": 4}),
        "behind a default": ("def f(a, b=2, c=0, *, k=4):\n    return a, b, c, k", {"x": 1, "z": 3}),
        "keyword order": ("def f(a, *rest, k):\n    return a, *rest, k", {"k": 4, "z": 3, "y": 2, "x": 1}),
        "by position alone": ("def f(a, b, c, /, *, k):\n    return a, b, c, k", {"x": 1, "y": 2, "z": 3, "k": 4}),
    }.values(),
)
def test_binding(play, source, inputs):
    assert play(source, inputs, params=XY).value == (1, 2, 3, 4)


def test_a_drive_is_called_instead(play):
    drive = """
        def Counter(submission, start, steps):
            counter = submission.Counter(start)
            return [counter.step() for _ in range(steps)]
    """
    source = """
        class Counter:
            def __init__(self, n):
                self.n = n
            def step(self):
                self.n += 1
                return self.n
    """
    assert play(source, {"start": 3, "steps": 2}, entry="Counter", kind="class", drive=drive).value == [4, 5]


def test_a_missing_entry(play):
    outcome = play("def g():\n    return 1")
    assert outcome.cases[0]["missing"] is True
    assert outcome.runs == []


@pytest.mark.parametrize("source", ["f = 3", "class f:\n    pass", "async def f():\n    return 1"])
def test_an_entry_of_another_kind_gives_a_run_without_output(play, source):
    assert "ok" not in play(source, entry="f").runs[0]


def test_functions_generators_and_layouts_arrive_as_what_they_stand_for(play):
    source = """
        def f(g, rng, a, b, c):
            return g(3), rng.random(), a.flags.f_contiguous, b.flags.writeable, type(c).__name__
    """
    array = np.arange(6.0).reshape(2, 3)
    inputs = {
        "g": wire.Fn("square", scale=2.0),
        "rng": wire.Rng(7),
        "a": wire.Layout(array, "fortran"),
        "b": wire.Layout(array, "readonly"),
        "c": wire.Layout(array, "list"),
    }
    functions = "def square(scale):\n    return lambda x: scale * x**2"
    expected = (18.0, np.random.default_rng(7).random(), True, False, "list")
    outcome = play(source, inputs, functions=functions)
    assert outcome.value == expected
    assert outcome.cases[0]["mutated"] == []


def test_seeds_are_one_run_each(play):
    source = "def f(rng):\n    return rng.random()"
    first, again, other = values(play(source, {"rng": wire.Rng(5)}, seeds=[0, 0, 1]))
    assert first == again == np.random.default_rng(5).random()
    assert other == np.random.default_rng([5, 1]).random()


def test_draws_run_on_with_one_generator_and_are_stacked(play):
    rng = np.random.default_rng(5)
    expected = np.stack([rng.random(2) for _ in range(3)])
    assert np.array_equal(play("def f(rng):\n    return rng.random(2)", {"rng": wire.Rng(5)}, draws=3).value, expected)


def test_draws_of_tuples_are_stacked_by_part(play):
    a, b = play("def f(rng):\n    return rng.random(2), 1", {"rng": wire.Rng(5)}, draws=3, returns=2).value
    assert (a.shape, b.shape) == ((3, 2), (3,))


@pytest.mark.parametrize("output", ["x", "x.tolist()", "tuple(x)", "tuple(x.tolist())"])
@pytest.mark.parametrize("shape", [2, 3, (2, 3)])
def test_draws_of_a_single_output_are_stacked_alike_from_arrays_lists_and_tuples(play, output, shape):
    source = f"def f(rng):\n    x = rng.integers(9, size={shape})\n    return {output}"
    drawn = play(source, {"rng": wire.Rng(5)}, draws=3).value
    rng = np.random.default_rng(5)
    assert np.array_equal(drawn, np.stack([rng.integers(9, size=shape) for _ in range(3)]))


@pytest.mark.parametrize("output", ["[x, keep]", "(x, keep)", "[x.tolist(), keep.tolist()]"])
@pytest.mark.parametrize("shape", [(2,), (0,), (3, 2)])
def test_draws_of_lists_of_the_outputs_are_stacked_by_part(play, output, shape):
    source = f"def f(rng):\n    x = rng.random({shape})\n    keep = x < 0.5\n    return {output}"
    x, keep = play(source, {"rng": wire.Rng(5)}, draws=4, returns=2).value
    if 0 in shape:
        assert np.shape(keep) == (4, 0)
        return
    assert (x.shape, keep.shape, x.dtype, keep.dtype) == ((4, *shape), (4, *shape), np.float64, np.bool_)


def test_an_empty_list_gets_no_dtype_when_it_is_stacked(play):
    assert play("def f(rng):\n    return []", {"rng": wire.Rng(5)}, draws=3).value == [[], [], []]


def test_repeats_run_on_fresh_inputs(play):
    outcome = play("def f(x):\n    x += 1\n    return x", {"x": np.zeros(3)}, repeat=3)
    assert [value.tolist() for value in values(outcome)] == [[1.0, 1.0, 1.0]] * 3
    assert outcome.cases[0]["mutated"] == ["x"]


def test_an_output_is_not_changed_by_later_calls(play):
    source = "import numpy as np\nkept = np.zeros(2)\ndef f(x):\n    kept[:] = x\n    return kept"
    outcome = play(source, {"x": 1.0}, {"x": 2.0})
    assert wire.decode(outcome.cases[0]["runs"][0]["ok"]).tolist() == [1.0, 1.0]


def test_a_large_output_is_not_changed_by_later_calls(play):
    source = "import numpy as np\nkept = np.zeros(50_000)\ndef f(rng):\n    kept[:] = rng.random()\n    return kept"
    first, again, other = values(play(source, {"rng": wire.Rng(5)}, seeds=[0, 0, 1]))
    assert first[0] == again[-1] == np.random.default_rng(5).random()
    assert other[0] != first[0]


def test_a_gated_case_asks_for_its_inputs(play):
    answers = [{"data": bytes(wire.encode({"x": 41}))}]
    outcome = play("def f(x):\n    return x + 1", {"x": 0}, gated=True, answers=answers)
    assert {"next": 0} in outcome.sent
    assert outcome.value == 42


def test_a_gated_case_may_be_skipped_and_the_next_one_goes_on(play):
    answers = [{"skip": True}, {"data": bytes(wire.encode({"x": 1}))}]
    outcome = play("def f(x):\n    return x + 1", {"x": 0}, {"x": 0}, gated=True, answers=answers)
    assert [message for message in outcome.sent if "next" in message] == [{"next": 0}, {"next": 1}]
    assert [message["i"] for message in outcome.sent if "runs" in message] == [1]
    assert outcome.value == 2


# --- changed inputs ---------------------------------------------------------------------------------------------

NAN = np.array([np.nan, 1.0])
CHANGES = {
    "an element": ("x[0] = 9.0", {"x": np.zeros(3), "y": 1}, ["x"]),
    "nothing": ("x + 1", {"x": np.zeros(3), "y": 1}, []),
    "nothing, with NaN": ("x + 1", {"x": NAN, "y": NAN}, []),
    "the shape": ("x.shape = (3, 1)", {"x": np.zeros(3), "y": 1}, ["x"]),
    "the dtype": ("x.dtype = np.int64", {"x": np.zeros(3), "y": 1}, ["x"]),
    "the sign of a zero": ("x[0] = -0.0", {"x": np.zeros(3), "y": 1}, ["x"]),
    "the bits of a NaN": ("x.view(np.int64)[0] ^= 1", {"x": NAN, "y": None}, ["x"]),
    "an array beside a list": ("x[0] = 9.0", {"x": np.zeros(3), "y": [1]}, ["x"]),
    "a list": ("x.append(1)", {"x": [1, 2], "y": 1}, ["x"]),
    "an array in a list": ("x[1][0] = 5", {"x": [np.zeros(1), np.zeros(1)], "y": 1}, ["x"]),
    "a dict": ("x['b'] = 1", {"x": {"a": 1}, "y": 1}, ["x"]),
    "something strange": ("x.append(object())", {"x": [1, 2], "y": 1}, ["x"]),
    "a value that prints alike": ("x[0] = 0", {"x": [0.0], "y": 1}, ["x"]),
    "a large array": ("x[-1] = 1.0", {"x": np.zeros(50_000), "y": 1}, ["x"]),
    "a large array, not": ("x.sum()", {"x": np.zeros(50_000), "y": 1}, []),
    "a layout": ("x[0] = 1.0", {"x": wire.Layout(np.zeros((2, 2)), "fortran"), "y": 1}, ["x"]),
    "a generator": ("x.random()", {"x": wire.Rng(1), "y": 1}, []),
    "both": ("x[0] = y[0] = 1.0", {"x": np.zeros(3), "y": np.zeros(3)}, ["x", "y"]),
}


@pytest.mark.parametrize(("statement", "inputs", "expected"), CHANGES.values(), ids=CHANGES)
def test_changed_inputs_are_named(play, statement, inputs, expected):
    assert (
        play(f"import numpy as np\ndef f(x, y):\n    {statement}\n    return 0", inputs).cases[0]["mutated"] == expected
    )


def test_what_may_change_is_not_named(play):
    outcome = play("def f(x):\n    x[0] = 1.0\n    return 0", {"x": np.zeros(3)}, mutates=["x"])
    assert outcome.cases[0]["mutated"] == []


# --- outcomes ---------------------------------------------------------------------------------------------------

ENDS = {
    "an error": ("raise ValueError('no')", "ValueError", "no"),
    "not written": ("raise NotImplementedError", "NotImplementedError", ""),
    "exit": ("raise SystemExit(0)", "SystemExit", "0"),
    "sys.exit": ("import sys; sys.exit('bye')", "SystemExit", "bye"),
    "an interrupt": ("raise KeyboardInterrupt", "KeyboardInterrupt", ""),
    "a generator's end": ("raise GeneratorExit", "GeneratorExit", ""),
    "endless recursion": ("return f(x)", "RecursionError", None),
    "a message that raises": ("class E(Exception):\n        def __str__(self): 1 / 0\n    raise E", "E", ""),
    "an assertion": ("assert x == 1, 'x is not 1'", "AssertionError", "x is not 1"),
}


@pytest.mark.parametrize(("body", "exception", "message"), ENDS.values(), ids=ENDS)
def test_exceptions_are_outcomes(play, body, exception, message):
    outcome = play(f"def f(x):\n    {body}\n", {"x": 0}, {"x": 0})
    assert len(outcome.cases) == 2
    run = outcome.runs[0]
    assert run["exception"] == exception
    assert run["mro"][0] == exception
    assert "BaseException" in run["mro"]
    assert message in (None, run["message"])


def test_a_traceback_holds_the_submitters_frames_alone(play):
    source = "import numpy as np\n\ndef g(x):\n    return np.linalg.inv(x)\n\ndef f(x):\n    return g(x)\n"
    run = play(source, {"x": np.zeros((2, 2))}).runs[0]
    assert run["line"] == 4
    assert run["traceback"] == (
        "Traceback (most recent call last):\n"
        '  File "solution.py", line 7, in f\n'
        "    return g(x)\n"
        '  File "solution.py", line 4, in g\n'
        "    return np.linalg.inv(x)\n"
        "LinAlgError: Singular matrix"
    )


def test_a_long_traceback_is_cut_in_the_middle(play):
    text = play("def f(x):\n    return f(x) + 1\n", {"x": 0}).runs[0]["traceback"]
    assert "more frames]" in text
    assert len(text.splitlines()) < 60


def test_deep_recursion_works_where_it_is_asked_for(play):
    source = """
        import sys
        sys.setrecursionlimit(20_000)
        def g(n):
            return 0 if n == 0 else 1 + g(n - 1)
        def f():
            return g(9000)
    """
    assert play(source).value == 9000


THREE_FRAMES_A_LEVEL = """
    def visit(n):
        return 1 + max([through(n - 1) for _ in range(1)]) if n else 0
    def through(n):
        return visit(n)
    def f():
        return visit(1000)
"""


def test_a_thousand_levels_of_three_frames_hold(play):
    assert play(THREE_FRAMES_A_LEVEL).value == 1000


@pytest.mark.parametrize("end", ["\f", "\x0b", "\x1c", "\x85", "\u2028"])
def test_a_traceback_quotes_the_right_line_below_what_ends_no_line(play, end):
    run = play(f"note = 1  # a {end} b\n\ndef f():\n    return 1 / 0\n").runs[0]
    assert run["traceback"].splitlines()[1:3] == ['  File "solution.py", line 4, in f', "    return 1 / 0"]


def test_a_traceback_quotes_the_right_line_below_a_form_feed_of_its_own(play):
    run = play("x = 1\n\f\ndef f():\n    return 1 / 0\n").runs[0]
    assert run["traceback"].splitlines()[1:3] == ['  File "solution.py", line 4, in f', "    return 1 / 0"]


@pytest.mark.parametrize(
    ("body", "word"),
    [("return (i for i in range(3))", "generator"), ("return f", "call"), ("return object()", "plain data")],
)
def test_what_can_not_travel_is_said(play, body, word):
    assert word in play(f"def f():\n    {body}").runs[0]["unencodable"]


def test_output_is_kept_per_case_and_cut(play):
    source = """
        import sys
        def f(x):
            print('case', x)
            print('!', file=sys.stderr)
            sys.stdout.buffer.write(b'raw')
            return 0
    """
    outcome = play(source, {"x": 1}, {"x": 2})
    assert [case["stdout"] for case in outcome.cases] == ["case 1\nraw", "case 2\nraw"]
    assert outcome.cases[0]["stderr"] == "!\n"


def test_a_cut_output_says_how_much_is_missing(play):
    said = play("def f(x):\n    print('x' * x)\n    return 0", {"x": 10**6}, {"x": 999}, {"x": 1001}).cases
    assert said[0]["stdout"] == "x" * 1000 + "\n[999,001 more bytes were printed]"
    assert said[1]["stdout"] == "x" * 999 + "\n"
    assert said[2]["stdout"] == "x" * 1000 + "\n[2 more bytes were printed]"


TRICKS = [
    "sys.stdout = None",
    "sys.stdout.close()",
    "sys.stdout = open('/nowhere')",
    "sys.stdin.read()",
    "sys.stdout.detach()",
    "sys.stdout = sys.stderr = object()",
    "sys.stdout.buffer.close()",
    "sys.stdout = sys.__stdout__",
]


@pytest.mark.parametrize("trick", TRICKS)
def test_printing_survives_what_is_done_to_the_streams(play, trick):
    source = f"import sys\ndef f(x):\n    print(x)\n    if x == 1:\n        {trick}\n    return 0"
    assert play(source, {"x": 1}, {"x": 2}).cases[1]["stdout"] == "2\n"


USUAL_LINES = {
    "a wrapper": "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8')",
    "a writer of codecs": "sys.stdout = codecs.getwriter('utf-8')(sys.stdout.detach())",
    "another encoding": "sys.stdout.reconfigure(encoding='utf-8', line_buffering=True)",
    "a reader of codecs": "sys.stdin = codecs.getreader('utf-8')(sys.stdin.detach())",
    "a fault handler": "faulthandler.enable()",
    "the first standard output": "sys.stdout = sys.__stdout__",
}
LOADED = "import codecs, faulthandler, io, sys\n{line}\ndef f(x):\n    print(x)\n    return 0"
CALLED = """
import codecs, faulthandler, io, sys
done = []
def f(x):
    if not done:
        done.append(x)
        {line}
    print(x)
    return 0
"""


@pytest.mark.parametrize("line", USUAL_LINES.values(), ids=USUAL_LINES)
@pytest.mark.parametrize("where", [LOADED, CALLED], ids=["loading", "the first call"])
def test_usual_lines_about_streams_change_nothing(play, line, where):
    outcome = play(where.replace("{line}", line), {"x": 1}, {"x": 2}, {"x": 3})
    assert [case["stdout"] for case in outcome.cases] == ["1\n", "2\n", "3\n"]
    assert all("ok" in case["runs"][0] for case in outcome.cases)


def test_a_stream_of_the_programs_own_stays_for_all_cases(play):
    source = """
        import sys
        class Tee:
            def __init__(self, stream):
                self.stream, self.calls = stream, 0
            def write(self, text):
                self.calls += 1
                return self.stream.write(text)
            def flush(self):
                self.stream.flush()
        sys.stdout = Tee(sys.stdout)
        def f(x):
            print(x)
            return sys.stdout.calls > 0
    """
    outcome = play(source, {"x": 1}, {"x": 2})
    assert [case["stdout"] for case in outcome.cases] == ["1\n", "2\n"]
    assert [wire.decode(case["runs"][0]["ok"]) for case in outcome.cases] == [True, True]


@pytest.mark.parametrize(
    "read", ["sys.stdin.buffer.read()", "sys.stdin.buffer.readline()", "sys.stdin.read().encode()"]
)
def test_standard_input_is_empty_in_every_case(play, read):
    outcome = play(f"import sys\ndef f(x):\n    return {read}", {"x": 1}, {"x": 2})
    assert [wire.decode(case["runs"][0]["ok"]) for case in outcome.cases] == [b"", b""]


def test_a_test_runner_finds_the_submission_and_not_the_harness(play):
    source = """
        import __main__, doctest
        def f():
            ">>> 1 + 1\\n2\\n"
            return __main__.f is f, doctest.testmod().attempted
    """
    assert play(source).value == (True, 1)


def test_input_finds_nothing(play):
    assert play("def f():\n    return input()").raised == "EOFError"


# --- what is forbidden ------------------------------------------------------------------------------------------

SVD = {"names": ["numpy.linalg.svd"]}
REACHED = {
    "directly": "import numpy as np\ndef f(x):\n    return np.linalg.svd(x)",
    "by getattr": "import numpy as np\ndef f(x):\n    return getattr(np.linalg, 's' + 'vd')(x)",
    "by the module beneath": "import numpy as np\ndef f(x):\n    return getattr(np.linalg, '_linalg').svd(x)",
    "by vars": "import numpy as np\ndef f(x):\n    return vars(np.linalg)['svd'](x)",
    "by importlib": "from importlib import import_module as m\ndef f(x):\n    return vars(m('numpy.linalg'))['svd'](x)",
    "by sys.modules": "import sys\ndef f(x):\n    return getattr(sys.modules['numpy.linalg'], 'SVD'.lower())(x)",
    "swallowed": """
        import numpy as np
        def f(x):
            try:
                return vars(np.linalg)['svd'](x)
            except BaseException:
                return 0
    """,
}


@pytest.fixture
def unguarded(monkeypatch):
    """Guards patch NumPy and the import functions for good, as a child is for one submission."""
    import builtins
    import importlib

    monkeypatch.setattr(builtins, "__import__", builtins.__import__)
    monkeypatch.setattr(importlib, "import_module", importlib.import_module)
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "numpy" and hasattr(module, "svd"):
            monkeypatch.setattr(module, "svd", module.svd)


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("source", REACHED.values(), ids=REACHED)
def test_a_forbidden_function_is_refused(play, source):
    outcome = play(source, {"x": np.eye(2)}, forbid=SVD)
    assert outcome.raised == "ForbiddenError"
    assert (outcome.error or outcome.runs[0])["message"] == "numpy.linalg.svd"


@pytest.mark.usefixtures("unguarded")
def test_numpy_and_drives_may_use_what_is_forbidden(play):
    source = "import numpy as np\ndef f(x):\n    return np.linalg.pinv(x)"
    assert play(source, {"x": np.eye(2)}, forbid=SVD).value.tolist() == np.eye(2).tolist()
    drive = "import numpy as np\ndef f(submission, x):\n    return np.linalg.svd(submission.f(x))[1]"
    assert play("def f(x):\n    return x", {"x": np.eye(2)}, forbid=SVD, drive=drive).value.tolist() == [1.0, 1.0]


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize(
    "source",
    [
        "import statistics",
        "def f():\n    return __import__('stat' + 'istics').mean([1])",
        "from importlib import import_module\ndef f():\n    return import_module('statist' + 'ics').mean([1])",
    ],
)
def test_a_forbidden_import_is_refused(play, source):
    assert play(source, forbid={"imports": ["statistics"]}).raised == "ForbiddenError"


def test_a_forbidden_builtin_is_refused(play):
    source = "def f():\n    return __builtins__['sor' + 'ted']([2, 1])"
    assert play(source, forbid={"names": ["sorted"]}).raised == "ForbiddenError"
    assert sorted([2, 1]) == [1, 2]
