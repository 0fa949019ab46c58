"""Judging again: what would change is seen first, then applied, or not, and undone. The judge is scripted."""

import json
from contextlib import contextmanager

import pytest

from judge.verdict import Report, Verdict

RIGHT, WRONG = "# right\n", "# wrong\n"


@contextmanager
def stricter(author, verdict=Verdict.WRONG_ANSWER):
    """A judge that gives every source this verdict."""
    judge = author.live.judge
    run = judge.run
    judge.run = lambda *_rest: iter([Report(verdict, "By the new version.")])
    yield
    judge.run = run


def dry_run(author, scope="all", verdict=Verdict.WRONG_ANSWER):
    with stricter(author, verdict):
        job = author.call("POST", "/problems/softmax/rejudge", 202, json={"scope": scope})["id"]
        return author.wait(job)


def submission(author, number):
    return author.live.client.get(f"/api/submissions/{number}").json()


def state(author):
    return author.live.client.get("/api/problems/softmax").json()["state"]


@pytest.fixture
def sent(author):
    """An accepted submission, and a wrong one."""
    live = author.live
    numbers = [live.submit(RIGHT), live.submit(WRONG)]
    for number in numbers:
        live.verdict(number)
    return numbers


def test_a_dry_run_shows_what_would_change_and_changes_nothing(author, sent):
    found = dry_run(author)["rejudge"]
    assert (found["judged"], found["people"], found["applied_at"]) == (2, 1, None)
    assert found["matrix"] == [{"before": "accepted", "after": "wrong_answer", "submissions": 1}]
    assert [each["submission"] for each in found["changed"]] == [sent[0]]
    assert (submission(author, sent[0])["verdict"], state(author)) == ("accepted", "solved")
    assert submission(author, sent[0])["rejudged_at"] is None


def test_applied_verdicts_are_told_and_nobody_loses_a_mark(author, sent):
    job = dry_run(author)["id"]
    applied = author.call("POST", f"/jobs/{job}/apply", json={})
    assert applied["rejudge"]["applied_at"] is not None
    changed = submission(author, sent[0])
    told = (changed["verdict"], changed["verdict_before"], changed["sentence"])
    assert told == ("wrong_answer", "accepted", "By the new version.")
    assert changed["rejudged_at"] is not None
    assert state(author) == "solved"
    events = list(author.live.stream(sent[0]))
    assert json.loads(events[-1][2])["verdict"] == "wrong_answer"
    assert submission(author, sent[1])["verdict_before"] is None
    assert author.call("POST", f"/jobs/{job}/apply", 409, json={})["error"]["code"] == "not_applicable"


def test_an_undone_one_leaves_nothing_behind(author, sent):
    before = [submission(author, number) for number in sent]
    job = dry_run(author)["id"]
    author.call("POST", f"/jobs/{job}/undo", 409)
    author.call("POST", f"/jobs/{job}/apply", json={"keep_solved": False})
    assert state(author) == "tried"
    undone = author.call("POST", f"/jobs/{job}/undo")
    assert undone["rejudge"]["undone_at"] is not None
    assert [submission(author, number) for number in sent] == before
    assert state(author) == "solved"
    author.call("POST", f"/jobs/{job}/undo", 409)


def test_a_solution_that_is_right_now_counts(author):
    number = author.live.submit(WRONG)
    author.live.verdict(number)
    assert state(author) == "tried"
    job = dry_run(author, verdict=Verdict.ACCEPTED)["id"]
    author.call("POST", f"/jobs/{job}/apply", json={})
    assert (submission(author, number)["verdict"], state(author)) == ("accepted", "solved")


def test_the_scope_of_solved_ones(author, sent):
    found = dry_run(author, scope="solved")["rejudge"]
    assert (found["judged"], [each["submission"] for each in found["changed"]]) == (1, [sent[0]])


def test_what_our_error_prevents_is_not_taken_for_a_verdict(author, sent):
    assert dry_run(author, verdict=Verdict.JUDGE_ERROR)["rejudge"]["matrix"] == []


def test_a_cancelled_one_is_not_applied(author, sent):
    worker = author.live.services.authoring
    worker.close()
    job = author.call("POST", "/problems/softmax/rejudge", 202, json={"scope": "all"})["id"]
    author.call("DELETE", f"/jobs/{job}")
    assert author.call("POST", f"/jobs/{job}/apply", 409, json={})["error"]["code"] == "not_applicable"


def test_a_draft_is_not_what_is_judged_again(author):
    draft = author.begin()["id"]
    author.call("POST", f"/drafts/{draft}/jobs", 422, json={"kind": "rejudge"})
