"""Sessions in a real sandbox, at both levels: honest work, and every way to be stopped."""

import contextlib
import os
import signal
import threading
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest

from judge import wire
from judge.sandbox.base import CpuLimit, Died, Limits, MemoryLimit, OutputLimit, Role, Unavailable, WallLimit
from judge.sandbox.docker import DockerSandbox
from judge.shared.case_table import packed
from tests.conftest import CLEAN, LEVELS, MEGABYTE, job_of, play
from tests.outside import children_of, wait_until, zygote_of

LIMITS = Limits(256 * MEGABYTE, 10.0, 8 * MEGABYTE)


def test_a_clean_source(attempt):
    outcome = attempt(CLEAN, {"x": np.arange(3.0)}, {"x": 1})
    assert [wire.decode(case["runs"][0]["ok"]) for case in outcome.cases][1] == 2
    assert 0 < outcome.cpu < 2


def test_what_is_forbidden_is_found_in_the_sandbox(attempt):
    outcome = attempt(
        "import numpy as np\ndef f(x):\n    return np.sort(x)", {"x": 1}, forbid={"names": ["numpy.sort"]}
    )
    assert (outcome.error["error"], outcome.error["message"], outcome.error["line"]) == ("forbidden", "numpy.sort", 3)


def test_warnings_go_to_stderr(attempt):
    outcome = attempt("import numpy as np\ndef f():\n    return np.log(np.zeros(2))")
    assert "divide by zero" in outcome.cases[0]["stderr"]
    assert outcome.value.tolist() == [-np.inf, -np.inf]


def test_children_do_not_share_the_random_state(attempt):
    source = "import random, numpy as np\ndef f():\n    return random.random(), np.random.random()"
    (a, b), (c, d) = attempt(source).value, attempt(source).value
    assert a != c
    assert b != d


def test_deep_recursion_through_c_works_or_raises(attempt):
    source = (
        "import functools, sys\nsys.setrecursionlimit(200_000)\n"
        "def g(n):\n    return 0 if n == 0 else 1 + functools.partial(g, n - 1)()\n"
        "def f(n):\n    return g(n)"
    )
    outcome = attempt(source, {"n": 5_000}, {"n": 50_000}, memory=512 * MEGABYTE)
    assert wire.decode(outcome.cases[0]["runs"][0]["ok"]) == 5_000
    assert outcome.value == 50_000


def test_endless_recursion_is_an_exception(attempt):
    assert attempt("def f():\n    return f()").raised == "RecursionError"


# --- limits -----------------------------------------------------------------------------------------------------

STOPS = {
    "a Python loop": ("def f():\n    while True: pass", CpuLimit, {"cpu": 0.3}),
    "a loop in C": ("def f():\n    return sum(iter(int, 1))", CpuLimit, {"cpu": 0.3}),
    "a loop while loading": ("while True: pass", CpuLimit, {"cpu": 0.3}),
    "sleep": ("import time\ndef f():\n    time.sleep(60)", WallLimit, {"wall": 0.5}),
    "exit": ("import os\ndef f():\n    os._exit(3)", Died, {}),
    "a crash": ("import ctypes\ndef f():\n    ctypes.string_at(0)", Died, {}),
    "abort": ("import os\ndef f():\n    os.abort()", Died, {}),
    "an output too large": ("import numpy as np\ndef f():\n    return np.zeros(2_000_000)", OutputLimit, {}),
}


@pytest.mark.parametrize(("source", "stop", "limits"), STOPS.values(), ids=STOPS)
def test_stops(attempt, source, stop, limits):
    outcome = attempt(source, **limits)
    assert type(outcome.stopped) is stop
    assert attempt(CLEAN, {"x": 1}).value == 2


def test_how_it_died(attempt):
    assert attempt(STOPS["exit"][0]).stopped.code == 3
    assert attempt(STOPS["a crash"][0]).stopped.signal == signal.SIGSEGV


def test_time_is_cpu_time(attempt):
    source = "import time\ndef f():\n    time.sleep(0.4)\n    return 1"
    outcome = attempt(source, cpu=0.2)
    assert outcome.value == 1
    assert outcome.cpu < 0.2


MEMORY = {
    "a list": "def f():\n    return len([0] * 10**9)",
    "an array": "import numpy as np\ndef f():\n    return np.ones(10**8).sum()",
    "bit by bit": "def f():\n    kept = []\n    while True:\n        kept.append(bytearray(10**6))",
    "a string": "def f():\n    return len('x' * 10**10)",
    "a big integer": "def f():\n    return (1 << 10**10).bit_length()",
}


@pytest.mark.parametrize("source", MEMORY.values(), ids=MEMORY)
def test_memory(attempt, source):
    outcome = attempt(source, memory=64 * MEGABYTE)
    assert outcome.raised == "MemoryError" if outcome.stopped is None else type(outcome.stopped) is MemoryLimit
    assert (
        attempt("import numpy as np\ndef f():\n    return np.ones(4 << 20).sum()", memory=64 * MEGABYTE).value
        == 4 << 20
    )


def test_peak_memory_counts_from_the_warm_interpreter(attempt):
    assert attempt(CLEAN, {"x": 1}).memory < 10 * MEGABYTE
    outcome = attempt("import numpy as np\ndef f():\n    return np.ones(4 << 20).sum()")
    assert 30 * MEGABYTE < outcome.memory < 60 * MEGABYTE


def test_nothing_is_said_for_long(attempt):
    outcome = attempt("import time\ndef f(x):\n    time.sleep(0.3)\n    return x", *[{"x": 1}] * 9, wall=1.0)
    assert type(outcome.stopped) is WallLimit  # the session's patience, not the case's


# --- inputs by descriptor ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [10, 100_000])
def test_inputs_from_a_file(confined, tmp_path, size):
    """Small ones are read, large ones mapped; each run has its own; the file stays as it is."""
    data = bytes(wire.encode({"x": np.zeros(size)}))
    path = tmp_path / "inputs.bin"
    path.write_bytes(b"#" * 64 + data)
    cases = packed([(0, 0, 64, len(data), False)], {0: {"repeat": 2}})
    job = job_of("def f(x):\n    x += 1\n    return x[0], x[-1]", [{"x": 0}], changed={"cases": cases})
    fd = os.open(path, os.O_RDONLY)
    with confined.open(Role.SUBMISSION, LIMITS) as session:
        session.send(job, [fd])
        os.close(fd)
        session.receive(cpu=1, wall=5)
        case = session.receive(cpu=1, wall=5)
    assert [wire.decode(run["ok"]) for run in case["runs"]] == [(1.0, 1.0)] * 2
    assert case["mutated"] == ["x"]
    assert path.read_bytes() == b"#" * 64 + data


def test_a_gated_case_is_timed_from_its_inputs(confined):
    job = job_of(CLEAN, [{"x": 0}, {"x": 0}], gated=True)
    with confined.open(Role.SUBMISSION, LIMITS) as session:
        session.send(job)
        session.receive(cpu=1, wall=5)
        for i in range(2):
            assert session.receive(cpu=1, wall=5) == {"next": i}
            session.send({"data": bytes(wire.encode({"x": i}))})
            assert wire.decode(session.receive(cpu=1, wall=5)["runs"][0]["ok"]) == i + 1
        assert session.receive(cpu=1, wall=5) == {"done": True}


# --- many -------------------------------------------------------------------------------------------------------


def test_many_at_the_same_time(confined):
    """Threads share a sandbox; a session that hangs keeps nobody waiting."""
    results = []

    def work(i):
        with confined.open(Role.SUBMISSION, LIMITS) as session:
            results.append(play(session, job_of(CLEAN, [{"x": i}])).value)

    with confined.open(Role.SUBMISSION, LIMITS) as hanging:
        hanging.send(job_of("import time\ntime.sleep(60)", [{}]))
        threads = [threading.Thread(target=work, args=(i,)) for i in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(results) == list(range(1, 9))


def test_closing_ends_the_process_at_once(confined):
    session = confined.open(Role.SUBMISSION, LIMITS)
    session.send(job_of("while True: pass", [{}]))
    wait_until(lambda: busy(confined), what="it does not run")
    session.close()
    session.close()
    wait_until(lambda: not busy(confined), what="it runs on")


def busy(sandbox):
    """Whether a child of a zygote is at work, as seen from outside; those that wait for a job are not."""
    states = []
    for pid in children_of(zygote_of(sandbox)):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            states.append(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0])
    return "R" in states


@pytest.mark.parametrize("confined", LEVELS, indirect=True)
def test_oracles_use_scikit_learn(confined):
    pytest.importorskip("sklearn")
    oracle = """
        REQUIRES = ["sklearn"]
        import numpy as np
        from sklearn.cluster import KMeans
        def f(x):
            return KMeans(2, n_init=1, random_state=0).fit(x).inertia_
    """
    x = np.repeat([[0.0, 0.0], [9.0, 9.0]], 20, axis=0)
    with confined.open(Role.ORACLE, Limits(1024 * MEGABYTE, 60.0, MEGABYTE)) as session:
        session.send({"do": "oracle", "oracle": dedent(oracle).encode(), "functions": None})
        assert session.receive(cpu=30, wall=60) == {"ready": True, "missing": []}
        session.send({"ask": "oracle", "entry": "f", "inputs": bytes(wire.encode({"x": x}))})
        assert wire.decode(session.receive(cpu=30, wall=60)["output"]) == 0.0


@pytest.mark.parametrize("role", Role)
def test_roles_import_what_they_are_for(confined, role):
    source = """
        from importlib.util import find_spec
        def f():
            return [find_spec(name) is not None for name in ('numpy', 'hypothesis', 'pip')]
    """
    if role is Role.ORACLE and isinstance(confined, DockerSandbox):
        with pytest.raises(Unavailable, match="linux backend alone"):
            confined.open(role, LIMITS)
        return
    with confined.open(role, LIMITS) as session:
        seen = play(session, job_of(source, [{}])).value
    assert seen == [True, role is not Role.SUBMISSION, role is Role.ORACLE and seen[2]]


def test_a_thousand_large_parts(attempt):
    """More than one system call takes."""
    source = "import numpy as np\ndef f():\n    return [np.full(8192, i, float) for i in range(900)]"
    outcome = attempt(source, output=80 * MEGABYTE, memory=512 * MEGABYTE)
    assert [int(each[0]) for each in outcome.value] == list(range(900))
