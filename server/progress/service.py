"""How far a person has come: counts, a calendar by local date, streaks, and the topics that they know."""

from __future__ import annotations

import zoneinfo
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo

from sqlmodel import Session, col, select

from judge.package.problem import Difficulty
from judge.verdict import Mode
from server.accounts.current_user import CurrentUser
from server.catalog.library import Library
from server.catalog.schemas import State
from server.catalog.service import states, totals
from server.core.errors import InvalidRequest, UnknownTopic, shortened
from server.core.text import did_you_mean, nearest
from server.db.models import QUARTER_SECONDS, Activity, KnownTopic, Mark, now
from server.progress import schemas
from server.progress.study_list import read_done
from server.submissions import service as submissions

CALENDAR_DAYS = 371  # length of the calendar: 53 weeks
RECENT = 10  # number of recent submissions that are shown


def show(
    session: Session, library: Library, user: CurrentUser, zone: str | None = None, at: datetime | None = None
) -> schemas.Progress:
    """Return what the progress page shows.

    Args:
        session: to read.
        library: of problems.
        user: whose progress it is.
        zone: the person's IANA time zone, of which the days are; the server's if left out.
        at: the present time, if it is another.

    Raises:
        InvalidRequest: there is no such time zone.
    """
    days = _Days(zone)
    marked = states(session, user)
    submitted = _submitted(session, user, days)
    solved_at = session.exec(select(Mark.solved_at).where(col(Mark.person_id) == user.id)).all()
    today = days.of(at or now())
    sums = totals(library, marked)
    return schemas.Progress(
        solved=sums.solved,
        tried=sums.tried,
        available=sums.available,
        total=sums.problems,
        by_section=by_section(library, marked),
        by_difficulty=by_difficulty(library, marked),
        today=today,
        calendar=calendar(submitted, Counter(days.of(time) for time in solved_at if time), today),
        streak=streak(submitted, today),
        recent=submissions.page(
            session, library, user, problem=None, mode=Mode.SUBMIT, limit=RECENT, before=None
        ).items,
    )


class _Days:
    """The days of a time zone."""

    def __init__(self, zone: str | None) -> None:
        self._zone: tzinfo | None = None  # the server's
        if zone is not None:
            try:
                self._zone = zoneinfo.ZoneInfo(zone)
            except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
                message = f"There is no time zone {shortened(zone)!r}. Names are like Europe/Berlin."
                raise InvalidRequest(message, field="timezone") from error

    def of(self, time: datetime) -> date:
        return time.astimezone(self._zone).date()


def _submitted(session: Session, user: CurrentUser, days: _Days) -> Counter[date]:
    """Count the submissions of each day. No time zone's day begins within a quarter of an hour."""
    rows = session.exec(select(Activity.quarter, Activity.submissions).where(col(Activity.person_id) == user.id))
    submitted: Counter[date] = Counter()
    for quarter, count in rows:
        submitted[days.of(datetime.fromtimestamp(quarter * QUARTER_SECONDS, UTC))] += count
    return submitted


def by_section(library: Library, marked: Mapping[str, State]) -> list[schemas.SectionProgress]:
    rows = []
    for section in library.syllabus.sections:
        slugs = [listed.slug for topic in section.topics for listed in topic.problems]
        row = schemas.SectionProgress(slug=section.slug, title=section.title, **_counts(library, slugs, marked))
        rows.append(row)
    return rows


def by_difficulty(library: Library, marked: Mapping[str, State]) -> list[schemas.DifficultyProgress]:
    rows = []
    for difficulty in Difficulty:
        slugs = [slug for slug in library.syllabus.positions if library.listed(slug).difficulty is difficulty]
        rows.append(schemas.DifficultyProgress(difficulty=difficulty, **_counts(library, slugs, marked)))
    return rows


def _counts(library: Library, slugs: Collection[str], marked: Mapping[str, State]) -> dict[str, int]:
    return {
        "solved": sum(marked.get(slug) is State.SOLVED for slug in slugs),
        "available": sum(library.available(slug) for slug in slugs),
        "total": len(slugs),
    }


def calendar(submitted: Mapping[date, int], solved: Mapping[date, int], today: date) -> list[schemas.Day]:
    first = today - timedelta(days=CALENDAR_DAYS - 1)
    days = sorted(day for day in {*submitted, *solved} if day >= first)
    return [schemas.Day(date=day, submissions=submitted.get(day, 0), solved=solved.get(day, 0)) for day in days]


def streak(days: Collection[date], today: date) -> schemas.Streak:
    """Return the current and the longest run of consecutive days. A run that reached yesterday goes on today."""
    runs: list[tuple[date, int]] = []  # last day, length
    for day in sorted(days):
        if runs and runs[-1][0] == day - timedelta(days=1):
            runs[-1] = (day, runs[-1][1] + 1)
        else:
            runs.append((day, 1))
    alive = bool(runs) and runs[-1][0] >= today - timedelta(days=1)
    return schemas.Streak(current=runs[-1][1] if alive else 0, longest=max((length for _, length in runs), default=0))


# What is known already


def set_known(session: Session, library: Library, user: CurrentUser, topic_id: str, *, known: bool) -> schemas.Known:
    topics = library.syllabus.topics
    if topic_id not in topics:
        near = nearest(topic_id, topics)
        message = f"There is no topic {topic_id!r} on the study list.{did_you_mean(near)}"
        raise UnknownTopic(message, details={"nearest": near})
    row = session.get(KnownTopic, (user.id, topic_id))
    if known and row is None:
        session.add(KnownTopic(person_id=user.id, topic=topic_id))
    elif not known and row is not None:
        session.delete(row)
    return schemas.Known(id=topic_id, known=known)


def know_defaults(session: Session, library: Library, user: CurrentUser) -> schemas.Imported:
    """Mark the topics as known that the study list itself has ticked."""
    done = [topic.id for topic in library.syllabus.topics.values() if topic.done]
    return _know(session, library, user, done, [])


def import_list(session: Session, library: Library, user: CurrentUser, markdown: str) -> schemas.Imported:
    """Mark as known what a study list in Markdown marks as done."""
    done = read_done(markdown, library.syllabus)
    return _know(session, library, user, done.topics, done.unmatched)


def _know(
    session: Session, library: Library, user: CurrentUser, topic_ids: Collection[str], unmatched: list[str]
) -> schemas.Imported:
    known = _known(session, user)
    session.add_all(KnownTopic(person_id=user.id, topic=topic) for topic in topic_ids if topic not in known)
    topics = library.syllabus.topics
    return schemas.Imported(matched=[topics[topic].name for topic in topic_ids], unmatched=unmatched)


def _known(session: Session, user: CurrentUser) -> set[str]:
    return set(session.exec(select(KnownTopic.topic).where(col(KnownTopic.person_id) == user.id)))
