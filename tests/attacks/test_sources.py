"""Sources that are made to hurt whoever reads them, and cheats that try to be right without the work."""

import numpy as np
import pytest

from judge import wire
from judge.sandbox.base import CpuLimit, Died, MemoryLimit, Stopped
from tests.conftest import MEGABYTE

SOURCES = {
    "a null byte": b"def f():\n    return 0\n\0",
    "invalid UTF-8": b"x = '\xff\xfe'\ndef f():\n    return 0\n",
    "an unknown coding": b"# coding: nonsense\ndef f():\n    return 0\n",
    "a coding that is no text": b"# coding: rot13\nqrs s():\n    erghea 0\n",
    "open brackets": b"(" * 100_000,
    "deep brackets": b"x = " + b"(" * 90 + b"1" + b")" * 90,
    "a chain of attributes": b"x = a" + b".a" * 50_000,
    "a chain of operators": b"x = " + b"1+" * 100_000 + b"1",
    "unary operators": b"x = " + b"-" * 100_000 + b"1",
    "nested lambdas": b"x = " + b"lambda: " * 20_000 + b"1",
    "a chain of elif": b"if 0: pass\n" + b"elif 0: pass\n" * 20_000,
    "deep blocks": b"".join(b" " * i + b"if 1:\n" for i in range(150)),
    "a long line": b"x = '" + b"x" * 10**6 + b"'\ndef f():\n    return 0",
    "a folded constant": b"x = ((((2**63)**63)**63)**63)**63 and 'x' * 10**10",
    "strings that format themselves": b"x = f'" + b"{" * 5000 + b"}" * 5000 + b"'",
    "many names": b"".join(b"x%d = 1\n" % i for i in range(50_000)) + b"def f():\n    return 0",
    "a tab or two": b"def f():\n\tif 1:\n        return 0\n",
    "nothing": b"",  # from here on, it is in running them that they are strange
    "another entry": b"def g():\n    return 0\n",
    "an entry that is not a function": b"f = 3\n",
    "an async entry": b"async def f():\n    return 0\n",
    "a generator entry": b"def f():\n    yield 0\n",
    "an endless import": b"import importlib, sys\nwhile True:\n    importlib.reload(sys.modules['json'])\n",
    "an import of itself": b"import solution\ndef f():\n    return solution.f is f and 0\n",
    "no modules": b"import sys\nsys.modules.clear()\ndef f():\n    return 0\n",
    "no builtins": b"__builtins__.clear()\ndef f():\n    return 0\n",
    "no names": b"def f():\n    return 0\nglobals().clear()\n",
    "another module": b"import sys\nsys.modules['numpy'] = sys.modules['judge.wire'] = None\ndef f():\n    return 0\n",
    "a hook": b"import sys\nsys.excepthook = sys.unraisablehook = lambda *a: 1/0\ndef f():\n    raise KeyError\n",
    "an audit hook": b"import sys\nsys.addaudithook(lambda *a: 1/0)\ndef f():\n    return 0\n",
    "a trace": b"import sys\nsys.settrace(lambda *a: 1/0)\ndef f():\n    return 0\n",
    "no garbage": b"import gc\ngc.set_threshold(1)\ngc.callbacks.append(lambda *a: 1/0)\ndef f():\n    return 0\n",
}


TO_PARSE = list(SOURCES).index("nothing")


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_sources(attack, source):
    check(attack(source, cpu=0.5, wall=20.0, memory=256 * MEGABYTE))


BANS = {"names": ["numpy.linalg.svd"], "imports": ["scipy"]}


@pytest.mark.parametrize("source", list(SOURCES.values())[:TO_PARSE], ids=list(SOURCES)[:TO_PARSE])
def test_sources_that_are_searched_for_what_is_forbidden(attack, source):
    check(attack(source, cpu=0.5, wall=20.0, memory=256 * MEGABYTE, forbid=BANS))


def check(outcome):
    """It is an outcome of the submission: never the judge's error, and never an answer from anywhere else."""
    assert outcome.error or outcome.stopped or outcome.cases
    assert outcome.stopped is None or isinstance(outcome.stopped, CpuLimit | Died | MemoryLimit)
    if outcome.cases and outcome.runs and "ok" in outcome.runs[0]:
        assert outcome.value == 0


PATCHES = {
    "numpy": "import numpy as np\nnp.allclose = np.array_equal = lambda *a, **k: True",
    "the wire": "import judge.wire as w\nw.encode = lambda *a, **k: bytearray(b'T')",
    "the harness": "import sys\nsys.modules['judge.inside.harness'].Runner.case = lambda *a: {'i': 0, 'runs': []}",
    "equality of floats": "class Yes(float):\n    __eq__ = lambda *a: True\nimport builtins\nbuiltins.float = Yes",
}


@pytest.mark.parametrize("patch", PATCHES.values(), ids=PATCHES)
def test_what_is_patched_within_stays_within(attack, patch):
    """The clean submissions behind and beside it are judged by `attack`; here it is at most wrong itself."""
    outcome = attack(f"{patch}\ndef f():\n    return 1.5")
    assert outcome.stopped is None or isinstance(outcome.stopped, Stopped | wire.Malformed)


def test_state_ends_with_the_session(attack):
    source = "import numpy as np\nnp.calls = getattr(np, 'calls', 0)\ndef f():\n    np.calls += 1\n    return np.calls"
    assert attack(source, {}, {}, {}).value == 3
    assert attack(source).value == 1


def test_an_input_returned_is_an_output_like_any(attack):
    assert attack("def f(x):\n    return x", {"x": np.arange(3)}).value.tolist() == [0, 1, 2]


def test_inputs_of_the_next_run_are_not_those_of_the_last(attack):
    source = "kept = []\ndef f(x):\n    for each in kept:\n        each[:] = -1\n    kept.append(x)\n    return x.sum()"
    outcome = attack(source, {"x": np.ones(4)}, repeat=3)
    assert [wire.decode(run["ok"]) for run in outcome.runs] == [4.0, 4.0, 4.0]


def test_the_clock_tells_nothing_of_the_judges(attack):
    """Patched clocks change what it reports itself, not what is measured."""
    source = """
        import time
        time.process_time = time.perf_counter = time.time = lambda: 0.0
        def f():
            while True:
                pass
    """
    outcome = attack(source, cpu=0.2, wall=20.0)
    assert type(outcome.stopped) is CpuLimit
    assert outcome.cpu >= 0.2
