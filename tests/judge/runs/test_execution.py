"""What an execution may never do: end early without a failure, believe a stranger's clock, or show hidden inputs."""

import os
import signal

import numpy as np
import pytest

from judge import wire
from judge.judge import Judge
from judge.runs import execution
from judge.sandbox.base import Role
from judge.verdict import Group, Mode, Verdict
from tests.judge.test_judge import RELU


def test_what_sleeps_in_every_case_is_stopped_before_the_last(judge, problem_of, monkeypatch):
    monkeypatch.setattr(execution, "WAITING", 1.0)
    problem = problem_of("relu")
    source = RELU + "\nimport time\nhonest = relu\ndef relu(x):\n    time.sleep(0.3)\n    return honest(x)\n"
    report = list(judge.run(problem, judge.prepare(problem), source))[-1]
    assert report.verdict is Verdict.TIME_LIMIT
    assert "instead of computing" in report.failure.sentence
    assert sum(group.skipped for group in report.groups) > sum(group.passed for group in report.groups)


def test_one_who_computes_may_wait_longer(judge, problem_of, monkeypatch):
    monkeypatch.setattr(execution, "WAITING", 1.0)
    problem = problem_of("relu")
    body = "sum(range(2_000_000))\n    time.sleep(0.05)\n    return honest(x)"
    working = f"\nimport time\nhonest = relu\ndef relu(x):\n    {body}\n"
    report = list(judge.run(problem, judge.prepare(problem), RELU + working))[-1]
    assert report.verdict is Verdict.ACCEPTED


class Killed:
    """A sandbox whose first sessions are killed by somebody of the host, once they have sent an answer."""

    def __init__(self, sandbox, times):
        self.sandbox, self.times = sandbox, times

    def __getattr__(self, name):
        return getattr(self.sandbox, name)

    def open(self, role, limits):
        session = self.sandbox.open(role, limits)
        if role is Role.SUBMISSION and self.times > 0:
            self.times -= 1
            os.kill(session._child.pid, signal.SIGKILL)
        return session


@pytest.mark.parametrize(("times", "verdict"), [(1, Verdict.ACCEPTED), (2, Verdict.ACCEPTED), (9, Verdict.JUDGE_ERROR)])
def test_a_child_that_is_killed_from_outside_is_judged_again(judge, problem_of, times, verdict):
    problem = problem_of("relu")
    frozen = judge.prepare(problem)
    list(judge.run(problem, frozen, RELU))  # what is measured once is measured
    killed = Judge(Killed(judge.sandbox, times), judge.store)
    assert list(killed.run(problem, frozen, RELU))[-1].verdict is verdict


def test_a_budget_that_runs_out_is_a_time_limit_and_never_accepted(judge, problem_of, monkeypatch):
    monkeypatch.setattr(execution, "TOTAL_CPU", 0.3)
    source = RELU + "\n\ndef relu_grad(x):\n    sum(range(2_000_000))\n    return (np.asarray(x) > 0).astype(float)\n"
    problem = problem_of("relu")
    report = list(judge.run(problem, judge.prepare(problem), source))[-1]
    assert report.verdict is Verdict.TIME_LIMIT
    assert any(group.skipped for group in report.groups)


def test_the_budget_that_runs_out_before_a_scale_case_is_no_acceptance(judge, problem_of, monkeypatch):
    problem = problem_of("sparse-attention")
    frozen = judge.prepare(problem)
    monkeypatch.setattr(execution, "TOTAL_CPU", 0.05)
    report = list(judge.run(problem, frozen, problem.reference))[-1]
    assert report.verdict is Verdict.TIME_LIMIT


def test_scale_cases_are_withheld_once_a_case_of_their_entry_has_failed(judge, problem_of):
    problem = problem_of("sparse-attention")
    frozen = judge.prepare(problem)
    source = next(each.source for each in problem.rejected if each.name == "no_scaling")
    *events, report = judge.run(problem, frozen, source)
    groups = {count.group: count for count in report.groups}
    scale = groups[Group.SCALE]
    assert scale.skipped == scale.total > 0
    assert not any(event.type == "case" and event.result.group is Group.SCALE for event in events)
    assert groups[Group.RANDOM].skipped == 0
    assert report.sentence.endswith("not run: the entry fails before.")


@pytest.mark.parametrize("nested", ["-" * 20_000 + "1", "(" * 300 + ")" * 300])
def test_a_source_that_is_nested_too_deeply_is_told_so(judge, problem_of, nested):
    problem = problem_of("relu")
    report = list(judge.run(problem, judge.prepare(problem), RELU + f"\nx = {nested}\n"))[-1]
    assert report.verdict is Verdict.COMPILE_ERROR
    assert "nested" in report.sentence


def test_run_mode_hands_over_no_hidden_input(judge, problem_of):
    problem = problem_of("relu")
    source = RELU + (
        "\nimport os\ndef relu(x):\n    for fd in range(3, 64):\n        try:\n"
        "            if os.pread(fd, 1 << 20, 1).strip(b'\\0'):\n                print('found')\n"
        "        except OSError:\n            pass\n    return x\n"
    )
    for event in judge.run(problem, judge.prepare(problem), source, Mode.RUN):
        if event.type == "case" and event.result.group is Group.EXAMPLE:
            assert event.result.stdout == ""


FORGED = """
import os, struct
from judge import wire
def send(message):
    payload = bytes(wire.encode(message))
    os.write(3, struct.pack("<I", len(payload)) + payload)
def relu(x):
    send(wire.decode({message}))
    return x
"""

ARRAYS_IN_A_SET = bytes(wire.encode({(wire.Fn("a", x=np.zeros(2), **{key: 1}),) for key in "yz"}))
MESSAGES = [
    {"i": 0, "runs": [{"ok": b"nonsense"}], "mutated": [], "stdout": "", "stderr": "", "cpu": float("nan")},
    {"i": 0, "runs": [{"exception": "E", "mro": 5, "message": "", "traceback": ""}], "mutated": [], "stdout": "",
     "stderr": "", "cpu": 0.0},
    {"i": 0, "runs": 7},
    {"error": "load", "author": True, "exception": "E", "mro": [], "message": "", "traceback": ""},
    {"i": 10**30},
    {"i": 0, "runs": [], "mutated": [], "stdout": "", "stderr": "", "cpu": 0.0, "missing": np.zeros(2)},
    {"i": 0, "runs": [], "mutated": [np.zeros((2,) * 22, bool)], "stdout": "", "stderr": "", "cpu": 0.0},
    {"i": 0, "runs": [{"exception": "E", "mro": [], "message": "", "traceback": "", "line": 10**30}], "mutated": [],
     "stdout": "", "stderr": "", "cpu": 0.0},
    {"error": np.array(["forbidden", "load"])},
    {"i": 0, "runs": [{"ok": ARRAYS_IN_A_SET}], "mutated": [], "stdout": "", "stderr": "", "cpu": 0.0},
]  # fmt: skip


@pytest.mark.parametrize("message", MESSAGES, ids=range(len(MESSAGES)))
def test_a_forged_reply_is_never_accepted_nor_our_error(judge, problem_of, message):
    problem = problem_of("relu")
    source = FORGED.replace("{message}", repr(bytes(wire.encode(message)))) + "\ndef relu_grad(x):\n    return x\n"
    report = list(judge.run(problem, judge.prepare(problem), source))[-1]
    assert report.verdict in (Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR)
    assert report.cpu >= 0.0
    assert report.line is None or report.line < 1000
