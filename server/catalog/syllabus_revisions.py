"""The study list as it was saved in the browser: immutable revisions in the database, the newest of which holds.

Where none is saved, or the newest says so, syllabus.toml of the problems' folder holds.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, select

from judge.package.problem import Difficulty
from server.catalog.syllabus import ListedProblem, Section, SyllabusOutline, Topic
from server.db.engine import Database
from server.db.errors import DATABASE_ERRORS
from server.db.problem_models import SyllabusRevision

log = logging.getLogger(__name__)

REFRESH_SECONDS = 2.0  # longest time until what another process has saved is shown here


class SyllabusRevisions:
    """Finds the study list that was saved in the browser. Safe to use from many threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read_at = float("-inf")  # monotonic time of the last look at the database
        self._known: tuple[int, SyllabusOutline | None] = (0, None)  # number of the newest revision, what it holds

    def current(self) -> SyllabusOutline | None:
        """Return the list that was saved last; None where the folder's holds."""
        if time.monotonic() - self._read_at > REFRESH_SECONDS:
            self.refresh()
        return self._known[1]

    def refresh(self) -> None:
        """Look again, after this process has saved a list."""
        self._read_at = time.monotonic()
        try:
            with self._database.read() as session:
                number = session.exec(select(SyllabusRevision.number).order_by(col(SyllabusRevision.number).desc()))
                if (newest := number.first() or 0) != self._known[0]:
                    row = session.get_one(SyllabusRevision, newest)
                    self._known = (newest, from_rows(row.sections) if row.sections is not None else None)
        except DATABASE_ERRORS as error:  # the next look tries again; the list that was known until now stays
            log.warning("the saved study list could not be read", extra={"cause": str(error)})


def newest(session: Session) -> SyllabusRevision | None:
    """Return the revision that was saved last; None if none was."""
    return session.exec(select(SyllabusRevision).order_by(col(SyllabusRevision.number).desc())).first()


def from_rows(sections: Sequence[Mapping[str, Any]]) -> SyllabusOutline:
    """Return a stored study list; `to_rows` is the inverse."""
    return SyllabusOutline(
        tuple(
            Section(
                number, each["slug"], each["title"], each["stars"], tuple(_topic(topic) for topic in each["topics"])
            )
            for number, each in enumerate(sections, 1)
        )
    )


def _topic(row: Mapping[str, Any]) -> Topic:
    problems = tuple(
        ListedProblem(each["slug"], each["title"], Difficulty(each["difficulty"])) for each in row["problems"]
    )
    return Topic(row["id"], row["name"], row["group"], row["done"], problems)


def to_rows(outline: SyllabusOutline) -> list[dict[str, Any]]:
    """Return a study list as what is stored of it. Sections are numbered by their order."""
    return [
        {
            "slug": section.slug,
            "title": section.title,
            "stars": section.stars,
            "topics": [
                {
                    "id": topic.id,
                    "name": topic.name,
                    "group": topic.group,
                    "done": topic.done,
                    "problems": [
                        {"slug": each.slug, "title": each.title, "difficulty": each.difficulty.value}
                        for each in topic.problems
                    ],
                }
                for topic in section.topics
            ],
        }
        for section in outline.sections
    ]
