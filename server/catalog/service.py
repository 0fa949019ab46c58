"""What the roadmap and the problem page show to a person: marks on the study list, problems, hints, editorials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from sqlmodel import Session, col, select

from judge.package.problem import Comparison, Forbid, Problem
from judge.package.rules import rules, split_statement
from judge.package.shown import shown_reference, shown_solution, shown_text
from judge.shared.figures import Figure
from judge.verdict import Mode, Verdict
from server.accounts.current_user import CurrentUser
from server.catalog import schemas
from server.catalog.examples import ExampleCache
from server.catalog.library import Library
from server.catalog.schemas import State
from server.catalog.solution_times import SolutionTimes
from server.catalog.syllabus import ListedProblem, Section, Topic
from server.core.errors import EditorialClosed, HintClosed, HintOutOfOrder, UnknownHint
from server.db.models import KnownTopic, Mark, Submission, now


def state_of(mark: Mark | None) -> State:
    if mark is None:
        return State.TODO
    if mark.solved_at:
        return State.SOLVED
    if mark.given_up_at:
        return State.GIVEN_UP
    return State.TRIED if mark.tried_at else State.TODO


def states(session: Session, user: CurrentUser) -> dict[str, State]:
    """Return how the person stands with each problem that they have begun, by slug."""
    marks = session.exec(select(Mark).where(Mark.person_id == user.id))
    return {mark.problem: state_of(mark) for mark in marks}


# The study list


def syllabus(session: Session, library: Library, user: CurrentUser) -> schemas.Syllabus:
    marked = states(session, user)
    known = set(session.exec(select(KnownTopic.topic).where(col(KnownTopic.person_id) == user.id)))
    sections = [_section(library, section, marked, known) for section in library.syllabus.sections]
    return schemas.Syllabus(sections=sections, totals=totals(library, marked))


def totals(library: Library, marked: Mapping[str, State]) -> schemas.Totals:
    listed = library.syllabus.positions
    return schemas.Totals(
        topics=len(library.syllabus.topics),
        problems=len(listed),
        available=sum(library.availability().values()),
        solved=sum(marked.get(slug) is State.SOLVED for slug in listed),
        tried=sum(marked.get(slug) in {State.TRIED, State.GIVEN_UP} for slug in listed),
    )


def _section(library: Library, section: Section, marked: Mapping[str, State], known: set[str]) -> schemas.SectionItem:
    groups = [
        schemas.TopicGroup(name=name, topics=[_topic(library, topic, marked, known) for topic in topics])
        for name, topics in groupby(section.topics, key=lambda topic: topic.group)
    ]
    return schemas.SectionItem(
        slug=section.slug, number=section.number, title=section.title, stars=section.stars, groups=groups
    )


def _topic(library: Library, topic: Topic, marked: Mapping[str, State], known: set[str]) -> schemas.TopicItem:
    problems = [_item(library, listed.slug, marked) for listed in topic.problems]
    return schemas.TopicItem(id=topic.id, name=topic.name, known=topic.id in known, problems=problems)


def _item(library: Library, slug: str, marked: Mapping[str, State]) -> schemas.ProblemItem:
    listed = library.listed(slug)
    return schemas.ProblemItem(
        slug=slug,
        title=listed.title,
        difficulty=listed.difficulty,
        state=marked.get(slug, State.TODO),
        available=library.available(slug),
    )


# One problem


def detail(
    session: Session, library: Library, example_cache: ExampleCache, user: CurrentUser, slug: str
) -> schemas.ProblemDetail:
    problem = library.problem(slug)
    place = library.place(slug)
    examples = example_cache.of(problem)  # before the transaction begins: it may wait
    before, after = library.neighbours(slug)
    mark = session.get(Mark, (user.id, slug))
    return schemas.ProblemDetail(
        slug=slug,
        title=problem.title,
        section=schemas.SectionRef(slug=place.section.slug, title=place.section.title),
        topic=place.topic.name,
        topic_id=place.topic.id,
        difficulty=problem.difficulty,
        statement=split_statement(problem.statement)[0],
        judging=rules(problem, scale=examples.scale),
        starter=problem.starter,
        entries=_entries(problem),
        examples=list(examples.cases),
        examples_state=examples.state,
        figures=_chosen(examples.figures, problem.statement_figures),
        limits=schemas.LimitsItem(
            cpu=problem.limits.cpu, memory=problem.limits.memory, scale_factor=problem.limits.scale_factor
        ),
        forbidden=[_forbidden(forbid) for forbid in problem.forbids],
        references=list(problem.references),
        hints_total=len(problem.hints),
        hints_opened=min(mark.hints_opened, len(problem.hints)) if mark else 0,
        state=state_of(mark),
        version=problem.digest,
        editorial_open=editorial_open(mark),
        previous=_ref(before),
        next=_ref(after),
    )


def _entries(problem: Problem) -> list[schemas.EntryItem]:
    return [
        schemas.EntryItem(
            name=entry.name,
            kind=entry.kind,
            returns=list(entry.returns),
            comparisons=[_comparison(entry.comparisons[name]) for name in entry.returns],
            driven=entry.driven,
            params=[
                schemas.ParamItem(name=param.name, keyword=param.keyword, default=param.default)
                for param in entry.params
            ],
        )
        for entry in problem.entries
    ]


def _comparison(comparison: Comparison) -> schemas.ComparisonItem:
    return schemas.ComparisonItem(
        method=comparison.method, rtol=comparison.rtol, atol=comparison.atol, scaled=comparison.scaled
    )


def _forbidden(forbid: Forbid) -> schemas.ForbiddenItem:
    return schemas.ForbiddenItem(what=forbid.what, instead=forbid.instead)


def _ref(listed: ListedProblem | None) -> schemas.ProblemRef | None:
    return schemas.ProblemRef(slug=listed.slug, title=listed.title) if listed else None


# Hints, giving up, the editorial


def open_hint(session: Session, library: Library, user: CurrentUser, slug: str, n: int) -> schemas.Hint:
    """Open the next hint and record that. A hint that is open already is shown again."""
    hints = library.problem(slug).hints
    _check_hint(hints, n)
    mark = _mark(session, user, slug)
    if n > mark.hints_opened + 1:
        raise HintOutOfOrder(f"Hints open one by one: hint {mark.hints_opened + 1} is next.")
    mark.hints_opened = max(mark.hints_opened, n)
    session.add(mark)
    return schemas.Hint(n=n, markdown=hints[n - 1])


def show_hint(session: Session, library: Library, user: CurrentUser, slug: str, n: int) -> schemas.Hint:
    hints = library.problem(slug).hints
    _check_hint(hints, n)
    mark = session.get(Mark, (user.id, slug))
    if mark is None or mark.hints_opened < n:
        raise HintClosed(f"Hint {n} is not open yet. Opening it is recorded: POST to this address does it.")
    return schemas.Hint(n=n, markdown=hints[n - 1])


def _check_hint(hints: tuple[str, ...], n: int) -> None:
    if not 1 <= n <= len(hints):
        raise UnknownHint(f"This problem has {len(hints)} hints.")


def give_up(session: Session, library: Library, user: CurrentUser, slug: str) -> schemas.Standing:
    """Record that the person gives the problem up. Solving it later still counts."""
    library.problem(slug)
    mark = _mark(session, user, slug)
    if not mark.solved_at and not mark.given_up_at:
        mark.given_up_at = now()
        session.add(mark)
    return schemas.Standing(state=state_of(mark))


def editorial(
    session: Session, library: Library, example_cache: ExampleCache, user: CurrentUser, slug: str
) -> schemas.Editorial:
    problem = library.problem(slug)
    examples = example_cache.of(problem)  # before the transaction begins: it may wait
    mark = session.get(Mark, (user.id, slug))
    if not editorial_open(mark):
        raise EditorialClosed
    followups = [schemas.FollowupItem(question=each.question, answer=each.answer) for each in problem.followups]
    return schemas.Editorial(
        markdown=shown_text(problem.editorial),
        followups=followups,
        figures=_chosen(examples.figures, problem.editorial_figures),
        figures_state=examples.state,
        reference=shown_reference(problem.reference),
    )


def solutions(
    session: Session, library: Library, times: SolutionTimes, user: CurrentUser, slug: str
) -> schemas.Solutions:
    """Return the right answers and the known mistakes, to a person for whom the editorial is open."""
    problem = library.problem(slug)
    if not editorial_open(session.get(Mark, (user.id, slug))):
        raise EditorialClosed
    measured = times.of(problem)
    accepted = [
        schemas.AcceptedSolution(
            style=each.style, source=shown_solution(each.source), cpu_ratio=measured.ratios.get(each.name)
        )
        for each in problem.accepted
    ]
    mistakes = [
        schemas.Mistake(name=each.name, verdict=each.verdict, lesson=each.lesson, source=shown_solution(each.source))
        for each in problem.rejected
    ]
    return schemas.Solutions(
        reference=shown_reference(problem.reference),
        accepted=accepted,
        times_state=measured.state,
        mistakes=mistakes,
        own=_own_time(session, user, slug),
    )


def _own_time(session: Session, user: CurrentUser, slug: str) -> schemas.OwnTime | None:
    fastest = session.exec(
        select(Submission)
        .where(
            Submission.person_id == user.id,
            Submission.problem == slug,
            Submission.mode == Mode.SUBMIT,
            Submission.verdict == Verdict.ACCEPTED,
            col(Submission.cpu).is_not(None),
        )
        .order_by(col(Submission.cpu))
        .limit(1)
    ).first()
    if fastest is None or fastest.id is None or fastest.cpu is None:
        return None
    reference = (fastest.report or {}).get("reference_cpu")
    return schemas.OwnTime(submission=fastest.id, cpu=fastest.cpu, reference_cpu=reference)


def _chosen(figures: Mapping[str, Figure], names: Sequence[str]) -> dict[str, Figure]:
    return {name: figures[name] for name in names if name in figures}


def editorial_open(mark: Mark | None) -> bool:
    """Return whether a person may read the editorial and solutions: they have solved the problem or given it up."""
    return state_of(mark) in {State.SOLVED, State.GIVEN_UP}


def _mark(session: Session, user: CurrentUser, slug: str) -> Mark:
    return session.get(Mark, (user.id, slug)) or Mark(person_id=user.id, problem=slug)
