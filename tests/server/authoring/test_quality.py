"""How a problem does in use, from stored submissions."""

from datetime import UTC, datetime, timedelta

import pytest

from judge.verdict import Mode, Verdict
from server.authoring.quality import of_problem
from server.db.models import Mark, Person, Submission
from server.db.states import Stage

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def failure(case, got, lesson=""):
    return {"case": case, "verdict": "wrong_answer", "got": {"text": got}, "lesson": lesson}


@pytest.fixture
def used(live):
    """Two people who solve it, one of them at the third try, and one who gives up."""
    with live.services.database.write() as session:
        people = [Person(name=name) for name in ("Bo", "Cy", "Di")]
        session.add_all(people)
        session.flush()
        bo, cy, di = (person.id for person in people)
        clock = iter(range(100))

        def sent(person, verdict, *failures, version="v1", mode=Mode.SUBMIT):
            row = Submission(
                person_id=person,
                problem="softmax",
                version=version,
                mode=mode,
                source="",
                state=Stage.DONE,
                verdict=verdict,
                report={"failures": list(failures)},
                created_at=NOON + timedelta(minutes=next(clock)),
            )
            session.add(row)
            session.flush()

        wrong = Verdict.WRONG_ANSWER
        sent(bo, wrong, failure("f/edge/empty", "nan"), failure("f/random/1", "2.0"))
        sent(cy, wrong, failure("f/edge/empty", "nan"), version="v2")
        sent(bo, wrong, failure("f/random/1", "2.0"))
        sent(bo, Verdict.ACCEPTED)
        sent(bo, wrong, failure("f/edge/later", "0.0"))
        sent(cy, Verdict.ACCEPTED, version="v2")
        sent(di, wrong, failure("f/edge/known", "7", "You forget the axis."))
        sent(cy, wrong, failure("f/edge/known", "7", "You forget the axis."), version="v2")
        sent(di, Verdict.JUDGE_ERROR)
        sent(di, wrong, failure("f/edge/run", "1"), mode=Mode.RUN)
        session.add(Mark(person_id=di, problem="softmax", given_up_at=NOON, hints_opened=2))
    return live


def test_tries_time_and_what_fails_first(used):
    with used.services.database.read() as session:
        found = of_problem(session, "softmax", None)
    assert (found.submissions, found.people, found.solved, found.gave_up, found.opened_hints) == (8, 3, 2, 1, 1)
    assert (found.median_tries, found.median_minutes) == (2.5, 3.5)
    assert [(each.case, each.people, each.submissions) for each in found.first_failures] == [
        ("f/edge/empty", 2, 2),
        ("f/edge/known", 2, 2),
        ("f/edge/later", 1, 1),
        ("f/random/1", 1, 1),
    ]


def test_a_wrong_answer_that_people_share_and_no_lesson_explains(used):
    with used.services.database.read() as session:
        (shared,) = of_problem(session, "softmax", None).shared_answers
    assert (shared.case, shared.got, shared.people) == ("f/edge/empty", "nan", 2)


def test_one_version_alone(used):
    with used.services.database.read() as session:
        found = of_problem(session, "softmax", "v2")
    assert (found.submissions, found.people, found.solved, found.median_tries) == (3, 1, 1, 2)


def test_a_problem_that_nobody_has_tried(author):
    author.call("PUT", "/problems/softmax/visibility", json={"hidden": False})  # records it
    found = author.call("GET", "/problems/softmax/quality", params={"version": 1})
    assert (found["people"], found["median_tries"], found["first_failures"]) == (0, None, [])
    author.call("GET", "/problems/softmax/quality", 404, params={"version": 9})
    author.call("GET", "/problems/sofmax/quality", 404)
