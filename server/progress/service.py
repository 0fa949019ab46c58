"""How far a person has come: counts, a calendar by local date, streaks, and what they know already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from judge.package.problem import Difficulty
from judge.verdict import Mode
from server import schemas
from server.accounts.local import Who
from server.catalog.service import states, totals
from server.catalog.syllabus import did_you_mean, nearest
from server.core.errors import UnknownTopic
from server.db.models import KnownTopic, Mark, Submission
from server.process.services import Services
from server.progress.study_list import read_done
from server.schemas import State
from server.submissions import service as submissions

CALENDAR_DAYS = 371  # 53 weeks
RECENT = 10


def show(services: Services, who: Who, today: date | None = None) -> schemas.Progress:
    """The progress page; days are those of the server's time zone, which in local mode is the person's."""
    with services.database.read() as session:
        marked = states(session, who)
        submitted = _days(session.exec(_times(who)).all())
        solved_at = session.exec(select(Mark.solved_at).where(col(Mark.person_id) == who.id)).all()
        recent = submissions.page(
            session, services.library, who, problem=None, mode=Mode.SUBMIT, limit=RECENT, before=None
        )
    today = today or datetime.now().astimezone().date()
    sums = totals(services, marked)
    return schemas.Progress(
        solved=sums.solved,
        tried=sums.tried,
        available=sums.available,
        total=sums.problems,
        by_section=by_section(services, marked),
        by_difficulty=by_difficulty(services, marked),
        calendar=calendar(submitted, _days(time for time in solved_at if time), today),
        streak=streak(submitted, today),
        recent=recent.items,
    )


def _times(who: Who) -> SelectOfScalar[datetime]:
    return select(Submission.created_at).where(Submission.person_id == who.id, Submission.mode == Mode.SUBMIT)


def _days(times: Iterable[datetime]) -> Counter[date]:
    """How many fall on each local day."""
    return Counter(time.astimezone().date() for time in times)


def by_section(services: Services, marked: Mapping[str, State]) -> list[schemas.SectionProgress]:
    library = services.library
    rows = []
    for section in library.syllabus.sections:
        slugs = [listed.slug for topic in section.topics for listed in topic.problems]
        row = schemas.SectionProgress(slug=section.slug, title=section.title, **_counts(services, slugs, marked))
        rows.append(row)
    return rows


def by_difficulty(services: Services, marked: Mapping[str, State]) -> list[schemas.DifficultyProgress]:
    library = services.library
    rows = []
    for difficulty in Difficulty:
        slugs = [slug for slug in library.syllabus.places if library.listed(slug).difficulty is difficulty]
        rows.append(schemas.DifficultyProgress(difficulty=difficulty, **_counts(services, slugs, marked)))
    return rows


def _counts(services: Services, slugs: Collection[str], marked: Mapping[str, State]) -> dict[str, int]:
    return {
        "solved": sum(marked.get(slug) is State.SOLVED for slug in slugs),
        "available": sum(services.library.available(slug) for slug in slugs),
        "total": len(slugs),
    }


def calendar(submitted: Mapping[date, int], solved: Mapping[date, int], today: date) -> list[schemas.Day]:
    first = today - timedelta(days=CALENDAR_DAYS - 1)
    days = sorted(day for day in {*submitted, *solved} if day >= first)
    return [schemas.Day(date=day, submissions=submitted.get(day, 0), solved=solved.get(day, 0)) for day in days]


def streak(days: Collection[date], today: date) -> schemas.Streak:
    """Runs of consecutive days. One that reached yesterday is not over: today is not done yet."""
    runs: list[tuple[date, int]] = []  # last day, length
    for day in sorted(days):
        if runs and runs[-1][0] == day - timedelta(days=1):
            runs[-1] = (day, runs[-1][1] + 1)
        else:
            runs.append((day, 1))
    alive = bool(runs) and runs[-1][0] >= today - timedelta(days=1)
    return schemas.Streak(current=runs[-1][1] if alive else 0, longest=max((length for _, length in runs), default=0))


# What is known already


def set_known(services: Services, who: Who, topic_id: str, *, known: bool) -> schemas.Known:
    topics = services.library.syllabus.topics
    if topic_id not in topics:
        near = nearest(topic_id, topics)
        message = f"There is no topic {topic_id!r} on the study list.{did_you_mean(near)}"
        raise UnknownTopic(message, details={"nearest": near})
    with services.database.write() as session:
        row = session.get(KnownTopic, (who.id, topic_id))
        if known and row is None:
            session.add(KnownTopic(person_id=who.id, topic=topic_id))
        elif not known and row is not None:
            session.delete(row)
    return schemas.Known(id=topic_id, known=known)


def know_defaults(services: Services, who: Who) -> schemas.Imported:
    """Takes over the topics that the study list itself has ticked."""
    done = [topic.id for topic in services.library.syllabus.topics.values() if topic.done]
    return _know(services, who, done, [])


def import_list(services: Services, who: Who, markdown: str) -> schemas.Imported:
    """Takes over what a study list in Markdown marks as done."""
    done = read_done(markdown, services.library.syllabus)
    return _know(services, who, done.topics, done.unmatched)


def _know(services: Services, who: Who, topic_ids: Collection[str], unmatched: list[str]) -> schemas.Imported:
    with services.database.write() as session:
        known = _known(session, who)
        session.add_all(KnownTopic(person_id=who.id, topic=topic) for topic in topic_ids if topic not in known)
    topics = services.library.syllabus.topics
    return schemas.Imported(matched=[topics[topic].name for topic in topic_ids], unmatched=unmatched)


def _known(session: Session, who: Who) -> set[str]:
    return set(session.exec(select(KnownTopic.topic).where(col(KnownTopic.person_id) == who.id)))
