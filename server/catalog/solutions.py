"""The solutions of a problem as its page shows them once the editorial is open: right ones, and common mistakes."""

from __future__ import annotations

import io
import itertools
import re
import tokenize
from collections.abc import Iterator

from sqlmodel import Session, col, select

from judge.package.problem import Problem
from judge.verdict import Mode, Verdict
from server.accounts.local import CurrentUser
from server.catalog import schemas
from server.catalog.library import Library
from server.catalog.service import editorial_open
from server.core.errors import EditorialClosed
from server.db.models import Mark, Submission

_HEADER = re.compile(r"#\s*(?:style|verdict|entry|group|lesson):")  # what the judge reads at the top of a solution
_MARK = re.compile(r"#?\s*mutant-ok:")


def solutions(session: Session, library: Library, user: CurrentUser, slug: str) -> schemas.Solutions:
    """Return the reference, the accepted solutions and the rejected ones with their lessons.

    Raises:
        UnknownProblem: there is no such problem.
        EditorialClosed: the person has neither solved the problem nor given it up.
    """
    problem = library.problem(slug)
    if not editorial_open(session.get(Mark, (user.id, slug))):
        raise EditorialClosed
    best = _fastest(session, user, problem)
    return schemas.Solutions(
        version=problem.digest,
        reference=shown_reference(problem.reference),
        reference_cpu=best.report.get("reference_cpu") if best and best.report else None,
        yours=schemas.YourSolution(id=best.id, cpu=best.cpu) if best and best.id else None,
        accepted=[
            schemas.AcceptedSolution(name=each.name, style=each.style, source=shown_solution(each.source))
            for each in problem.accepted
        ],
        rejected=[
            schemas.RejectedSolution(
                name=each.name,
                verdict=each.verdict,
                entry=each.entry or None,
                lesson=each.lesson,
                source=shown_solution(each.source),
            )
            for each in problem.rejected
        ],
    )


def _fastest(session: Session, user: CurrentUser, problem: Problem) -> Submission | None:
    """Return the person's accepted submission for this version that took the least time."""
    mine = select(Submission).where(
        Submission.person_id == user.id,
        Submission.problem == problem.slug,
        Submission.version == problem.digest,
        Submission.verdict == Verdict.ACCEPTED,
        Submission.mode == Mode.SUBMIT,
    )
    return session.exec(mine.order_by(col(Submission.cpu), col(Submission.id)).limit(1)).first()


def shown_reference(source: str) -> str:
    """Return the reference without its remarks on mutants, which are for authors."""
    lines = list(io.StringIO(source))
    for row, column in reversed(list(_marks(source))):
        kept = lines[row - 1][:column].rstrip()
        lines[row - 1 : row] = [kept + "\n"] if kept else []
    return "".join(lines)


def shown_solution(source: str) -> str:
    """Return a solution without its header, which says to the judge what the page says beside it."""
    lines = itertools.dropwhile(_HEADER.match, io.StringIO(source))
    return "".join(lines).lstrip("\n")


def _marks(source: str) -> Iterator[tuple[int, int]]:
    """Yield the line and column from which a remark on mutants stands to the end of its line."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and (mark := _MARK.search(token.string)):
            yield token.start[0], token.start[1] + mark.start()
