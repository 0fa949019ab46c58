"""The loop between two sessions, with fakes for both; and once with Hypothesis itself behind the author's side."""

import pytest

from judge.grading.shrink import MAX_INPUTS, SessionOver, ShrinkProgress, ShrinkRequest, Symptom, shrinking
from judge.verdict import Mismatch, Verdict, Wrong

WRONG = Symptom(Verdict.WRONG_ANSWER, Wrong.VALUE)
SEARCH = ShrinkRequest("softmax", "random", WRONG, seed=3, max_examples=50)


def smallest(*search):
    """The last that a search says."""
    *_, last = shrinking(*search)
    return last


class Author:
    """Proposes what it is told to, whatever the answers, and says at last what it takes for the smallest."""

    def __init__(self, *proposals, smallest=None, ends=None):
        self.replies = [{"try": proposal} for proposal in proposals]
        self.last = {"smallest": smallest, "examples": len(proposals)} if ends is None else ends
        self.heard = []
        self.seconds = []

    def __call__(self, message, seconds):
        self.heard.append(dict(message))
        self.seconds.append(seconds)
        reply = self.replies.pop(0) if self.replies else self.last
        if isinstance(reply, Exception):
            raise reply
        return reply


def fails_on(*failing, symptom=WRONG):
    return lambda inputs, seconds: symptom if inputs in failing else None


def test_asks_for_the_entry_and_group_and_answers_each_proposal():
    author = Author(b"1", b"2", b"3", smallest=b"2")
    result = smallest(SEARCH, author, fails_on(b"1", b"2"))
    assert result == ShrinkProgress(b"2", 3, finished=True)
    ask = {"ask": "shrink", "entry": "softmax", "group": "random", "seed": 3, "max_examples": 50}
    assert author.heard == [ask, {"fails": True}, {"fails": True}, {"fails": False}]


def test_every_failing_example_is_told_as_it_comes():
    found = list(shrinking(SEARCH, Author(b"1", b"2", b"3", smallest=b"3"), fails_on(b"1", b"3")))
    assert found == [ShrinkProgress(b"1", 1), ShrinkProgress(b"3", 3), ShrinkProgress(b"3", 3, finished=True)]


def test_nothing_fails():
    assert smallest(SEARCH, Author(b"1", b"2"), fails_on()) == ShrinkProgress(None, 2, finished=True)


def test_the_authors_word_counts_only_for_what_failed_here():
    assert smallest(SEARCH, Author(b"1", smallest=b"forged"), fails_on(b"1")).inputs == b"1"
    assert smallest(SEARCH, Author(b"1", smallest=7), fails_on(b"1")).inputs == b"1"
    assert smallest(SEARCH, Author(smallest=b"1"), fails_on(b"1")).inputs is None


class TestDeadline:
    def test_the_last_failing_example_stands(self):
        clock = iter([0.0, 0.1, 0.2, 1.0, 1.1, 2.9, 3.1, 9.0]).__next__
        result = smallest(SEARCH, Author(*[b"1", b"2", b"3", b"4"]), fails_on(b"1", b"2", b"3"), clock)
        assert result == ShrinkProgress(b"2", 2)

    def test_sessions_are_told_what_is_left(self):
        author = Author(b"1")
        clock = iter([0.0, 0.5, 1.0, 2.0]).__next__
        smallest(SEARCH, author, fails_on(), clock)
        assert author.seconds == [2.5, 1.0]

    @pytest.mark.parametrize("end", [SessionOver(), {"smallest": None}])
    def test_a_session_that_ends(self, end):
        assert smallest(SEARCH, Author(b"1", ends=end), fails_on(b"1")).inputs == b"1"

    def test_an_answer_that_does_not_come(self):
        def answer(inputs, seconds):
            if inputs == b"2":
                raise SessionOver
            return WRONG

        assert smallest(SEARCH, Author(b"1", b"2", b"3"), answer) == ShrinkProgress(b"1", 1)


def test_a_proposal_that_is_none_ends_the_search():
    assert smallest(SEARCH, Author(b"1", 5), fails_on(b"1")) == ShrinkProgress(b"1", 1)


def test_a_proposal_that_nobody_would_read_is_not_run():
    assert smallest(SEARCH, Author(bytes(MAX_INPUTS + 1)), lambda *_: 1 / 0).inputs is None


SAME = [
    (WRONG, WRONG, True),
    (WRONG, Symptom(Verdict.WRONG_ANSWER, Wrong.CONSTANT_FACTOR), True),
    (Symptom(Verdict.WRONG_ANSWER, Wrong.TRANSPOSED), WRONG, True),
    (WRONG, None, False),
    (WRONG, Symptom(Verdict.WRONG_ANSWER, Wrong.SHAPE), False),
    (WRONG, Symptom(Verdict.WRONG_ANSWER, Wrong.PRECISION), False),
    (WRONG, Symptom(Verdict.WRONG_ANSWER, Wrong.NON_FINITE), False),
    (Symptom(Verdict.WRONG_ANSWER, Wrong.NON_FINITE), Symptom(Verdict.WRONG_ANSWER, Wrong.NON_FINITE), True),
    (Symptom(Verdict.RUNTIME_ERROR, "ValueError"), Symptom(Verdict.RUNTIME_ERROR, "ValueError"), True),
    (Symptom(Verdict.RUNTIME_ERROR, "ValueError"), Symptom(Verdict.RUNTIME_ERROR, "IndexError"), False),
    (Symptom(Verdict.TIME_LIMIT), Symptom(Verdict.MEMORY_LIMIT), False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_only_the_same_kind_of_wrong_counts(one, other, same):
    assert one.same_kind(other) is same
    result = smallest(ShrinkRequest("f", "edge", one), Author(b"1"), fails_on(b"1", symptom=other))
    assert (result.inputs == b"1") is same


def test_the_symptom_of_a_judged_case():
    assert Symptom.of(Verdict.ACCEPTED) is None
    mismatch = Mismatch(Wrong.SHAPE, "The shape is (1,), expected (2,).")
    assert Symptom.of(Verdict.WRONG_ANSWER, mismatch) == Symptom(Verdict.WRONG_ANSWER, "shape")
    assert Symptom.of(Verdict.RUNTIME_ERROR, exception="ValueError").what == "ValueError"
