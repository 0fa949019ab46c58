"""The client believes nothing: only what is due is taken, and everything else ends as `Malformed`."""

from pathlib import Path

import numpy as np
import pytest

from judge import wire
from judge.sandbox.harness_client import HarnessClient
from judge.sandbox.replies import MAX_NAMES, MAX_TEXT

JUDGE = Path(__file__).parents[3] / "judge"
ANSWER = {"i": 3, "runs": [{"ok": b"N"}], "mutated": [], "stdout": "", "stderr": "", "cpu": 0.25}
FAILURE = {"error": "load", "exception": "KeyError", "mro": ["KeyError"], "message": "'a'", "traceback": "", "line": 2,
           "stdout": "hello", "stderr": ""}  # fmt: skip


class Peer:
    """A session whose child says what it is told to."""

    def __init__(self, *messages):
        self.messages = list(messages)
        self.heard = []

    def send(self, message, fds=()):
        self.heard.append((message, list(fds)))

    def receive(self, *, cpu, wall):
        return self.messages.pop(0)


def client(*messages):
    return HarnessClient(Peer(*messages))


def test_a_job_a_gated_case_and_its_reply():
    peer = Peer({"loaded": True}, {"next": 3}, ANSWER)
    harness = HarnessClient(peer)
    harness.start(b"source", b"plan", [7])
    assert harness.loaded(cpu=1, wall=1) is None
    harness.await_turn(3, cpu=1, wall=1)
    harness.give_file(8, 64, 128)
    reply = harness.reply(3, cpu=1, wall=1)
    assert (reply.index, reply.runs[0].output, reply.cpu, reply.missing) == (3, b"N", 0.25, False)
    job = {"do": "judge", "source": b"source", "plan": b"plan"}
    assert peer.heard == [(job, [7]), ({"at": [64, 128]}, [8])]


def test_inputs_by_themselves_and_a_case_that_is_left_out():
    peer = Peer({"next": 0}, {"next": 1})
    harness = HarnessClient(peer)
    harness.await_turn(0, cpu=1, wall=1)
    harness.give(b"inputs")
    harness.await_turn(1, cpu=1, wall=1)
    harness.skip()
    assert peer.heard == [({"data": b"inputs"}, []), ({"skip": True}, [])]


def test_why_a_source_does_not_load():
    failure = client(FAILURE).loaded(cpu=1, wall=1)
    assert (failure.stage, failure.raised.name, failure.raised.line, failure.stdout) == ("load", "KeyError", 2, "hello")


@pytest.mark.parametrize(
    "message",
    [{}, {"loaded": 1}, {"loaded": np.ones(2)}, ANSWER, {**FAILURE, "error": np.array(["load"])}, {"error": "load"}],
    ids=repr,
)
def test_a_first_message_that_says_neither(message):
    with pytest.raises(wire.Malformed):
        client(message).loaded(cpu=1, wall=1)


@pytest.mark.parametrize(
    "message", [ANSWER, {"next": 2}, {"next": True}, {"next": 3.0}, {"next": np.array([3, 3])}, {}], ids=repr
)
def test_a_gated_case_is_asked_for_before_it_is_answered(message):
    with pytest.raises(wire.Malformed):
        client(message).await_turn(3, cpu=1, wall=1)


@pytest.mark.parametrize(
    "message",
    [
        {"next": 3},
        {"done": True},
        {**ANSWER, "i": 2},
        {**ANSWER, "i": "3"},
        {**ANSWER, "runs": b""},
        {**ANSWER, "runs": [7]},
        {**ANSWER, "runs": [{"ok": "text"}]},
        {**ANSWER, "runs": [{"exception": "E"}]},
        {**ANSWER, "mutated": [np.zeros((2,) * 22, bool)]},
        {**ANSWER, "cpu": 1},
        {key: value for key, value in ANSWER.items() if key != "stderr"},
    ],
    ids=range(11),
)
def test_a_reply_that_is_none(message):
    with pytest.raises(wire.Malformed):
        client(message).reply(3, cpu=1, wall=1)


def test_what_a_reply_tells_is_bounded():
    raised = {"exception": "E" * 999, "mro": ["E"] * 999, "message": "\ud800" * 9, "traceback": "t" * (MAX_TEXT + 1),
              "line": 10**300}  # fmt: skip
    message = {**ANSWER, "runs": [raised], "mutated": ["x" * 999] * 999, "stdout": "o" * (MAX_TEXT + 1), "cpu": -1.0}
    reply = client(message).reply(3, cpu=1, wall=1)
    (outcome,) = reply.runs
    assert (len(outcome.raised.name), len(outcome.raised.mro), outcome.raised.line) == (200, MAX_NAMES, None)
    assert outcome.raised.message == r"\ud800" * 9
    assert len(outcome.raised.traceback) == len(reply.stdout) == MAX_TEXT
    assert (len(reply.mutated), len(reply.mutated[0]), reply.cpu) == (MAX_NAMES, 100, 0.0)


def test_nobody_else_in_the_judge_speaks_to_a_harness():
    words = ('"do": "judge",', '"skip": True', 'get("next")', '"next" in', "Reply.read(", "LoadFailure.read(")
    outside = [path for path in JUDGE.rglob("*.py") if "inside" not in path.parts]
    speakers = {path.name for path in outside if any(word in path.read_text() for word in words)}
    assert speakers == {"harness_client.py"}
