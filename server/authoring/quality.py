"""How a problem does in use: how many tries it takes, where solutions fail first, what many get wrong alike.

It reads what submissions have stored; nothing is counted apart, so a deleted account leaves nothing behind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from sqlmodel import Session, col, select

from judge.verdict import Mode, Verdict
from server.authoring import schemas
from server.authoring.rejudging import JUDGED
from server.db.models import Mark, Submission
from server.db.states import Stage

NEWEST = 2000  # submissions that are looked at: each report is some kilobytes
LISTED = 20  # cases and answers that are listed
ANSWER_CHARACTERS = 200  # of a wrong answer that are shown


def of_problem(session: Session, slug: str, version: str | None) -> schemas.QualityDetail:
    """Return how a problem does in use.

    Args:
        session: to read.
        slug: of the problem.
        version: the digest of the one version that counts; None: all of them.
    """
    rows = _submissions(session, slug, version)
    tries: dict[int, list[Submission]] = defaultdict(list)
    for row in rows:
        tries[row.person_id].append(row)
    solved = {person: _until_accepted(sent) for person, sent in tries.items() if _accepted(sent)}
    marks = session.exec(select(Mark).where(Mark.problem == slug)).all()
    minutes = [(sent[-1].created_at - sent[0].created_at).total_seconds() / 60 for sent in solved.values()]
    return schemas.QualityDetail(
        submissions=len(rows),
        people=len(tries),
        solved=len(solved),
        gave_up=sum(mark.given_up_at is not None for mark in marks),
        opened_hints=sum(mark.hints_opened > 0 for mark in marks),
        median_tries=median(map(len, solved.values())) if solved else None,
        median_minutes=round(median(minutes), 1) if minutes else None,
        first_failures=_first_failures(rows),
        shared_answers=_shared_answers(rows),
    )


def _submissions(session: Session, slug: str, version: str | None) -> list[Submission]:
    """Return the newest submissions that have a verdict of their own, the oldest of them first."""
    query = select(Submission).where(
        Submission.problem == slug,
        Submission.mode == Mode.SUBMIT,
        Submission.state == Stage.DONE,
        col(Submission.verdict).in_(JUDGED),
    )
    if version is not None:
        query = query.where(Submission.version == version)
    rows = session.exec(query.order_by(col(Submission.id).desc()).limit(NEWEST)).all()
    return list(reversed(rows))


def _accepted(sent: Sequence[Submission]) -> bool:
    return any(row.verdict == Verdict.ACCEPTED for row in sent)


def _until_accepted(sent: Sequence[Submission]) -> list[Submission]:
    """Return a person's submissions up to the first accepted one."""
    first = next(index for index, row in enumerate(sent) if row.verdict == Verdict.ACCEPTED)
    return list(sent[: first + 1])


def _first_failures(rows: Iterable[Submission]) -> list[schemas.CaseFailures]:
    """Return the cases that verdicts have shown first, by how many people it concerned."""
    people: dict[str, set[int]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for row in rows:
        failures = (row.report or {}).get("failures") or []
        if failures:
            case = failures[0]["case"]
            people[case].add(row.person_id)
            counts[case] += 1
    found = [
        schemas.CaseFailures(case=case, people=len(people[case]), submissions=count) for case, count in counts.items()
    ]
    return sorted(found, key=lambda each: (-each.people, -each.submissions, each.case))[:LISTED]


def _shared_answers(rows: Iterable[Submission]) -> list[schemas.SharedAnswer]:
    """Return the wrong answers that several people gave to one case, and that no lesson explains."""
    people: dict[tuple[str, str], set[int]] = defaultdict(set)
    example: dict[tuple[str, str], int] = {}
    for row in rows:
        for failure in (row.report or {}).get("failures") or []:
            got = failure.get("got")
            if got and failure["verdict"] == Verdict.WRONG_ANSWER and not failure.get("lesson"):
                key = (failure["case"], got["text"])
                people[key].add(row.person_id)
                example[key] = row.id or 0
    found = [
        schemas.SharedAnswer(
            case=case, got=got[:ANSWER_CHARACTERS], people=len(people[case, got]), submission=example[case, got]
        )
        for case, got in people
        if len(people[case, got]) > 1
    ]
    return sorted(found, key=lambda each: (-each.people, each.case, each.got))[:LISTED]
