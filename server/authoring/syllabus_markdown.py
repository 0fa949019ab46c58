"""Study lists as Markdown, so that the roadmap of any subject is a file: reads them and writes them.

    ## 1. Losses ⭐⭐
    ### Regression
    - Squared error (`mse`, `rmse`)
    - Absolute error

Headings of the second level, or of the first where there are no others, are sections; deeper ones are groups. A topic
takes the problems in its code spans. One without any takes those of the topic of that name on the present list, or the
problem of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from server.authoring.errors import InvalidSyllabus
from server.catalog.list_markdown import (
    LINE_CHARACTERS,
    Names,
    before_mark,
    bullet,
    checkbox,
    heading,
)
from server.catalog.syllabus import SyllabusOutline, Topic

STAR = "⭐"
STAR_MARKS = f"{STAR}★"  # what is read as a star
STARS = 3  # at most

_SLUG = re.compile(r"`(?=[a-z0-9-]{1,60}`)([a-z0-9]+(?:-[a-z0-9]+)*)`")
_SPANS = re.compile(r"\s*\(?(?:`[^`]*`\s*,?\s*)+\)?\s*$")
_NUMBER = re.compile(r"^\d+[.)]\s+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass
class TopicLine:
    """A topic as a list names it."""

    id: str
    name: str
    group: str | None
    problems: list[str]  # slugs
    done: bool = False


@dataclass
class SectionLines:
    """A section as a list names it."""

    slug: str
    title: str
    stars: int
    topics: list[TopicLine] = field(default_factory=list)


def read_markdown(markdown: str, present: SyllabusOutline) -> list[SectionLines]:
    """Read a list. Sections and topics that the present list has keep their identities, and with them people's marks.

    Raises:
        InvalidSyllabus: there is no section with a topic in it.
    """
    lines = [line[:LINE_CHARACTERS].strip() for line in markdown.splitlines()]
    levels = {level for level, _ in map(heading, lines) if level}
    top = 2 if 2 in levels else 1
    reader = _Reader(present)
    for line in lines:
        level, title = heading(line)
        if level == top:
            reader.section(title)
        elif level > top:
            reader.group = _plain_name(title)[0] or None
        elif (item := bullet(line)) is not None:
            reader.topic(item)
    sections = [section for section in reader.sections if section.topics]
    if not sections:
        raise InvalidSyllabus("The text has no section with topics: write headings (##) and bullets (-) below them.")
    return sections


class _Reader:
    """The list so far, and what the next bullet belongs to."""

    def __init__(self, present: SyllabusOutline) -> None:
        self._present, self._names = present, Names(present)
        self._ids, self._problems = set[str](), set[str]()
        self.sections: list[SectionLines] = []
        self.group: str | None = None

    def section(self, text: str) -> None:
        title, stars = _plain_name(text)
        known = self._names.section(title)
        taken = {section.slug for section in self.sections}
        slug = known.slug if known and known.slug not in taken else unique(slug_of(title) or "section", taken)
        stars = stars or (known.stars if known else 1)
        self.sections.append(SectionLines(slug, title or slug, min(stars, STARS)))
        self.group = None

    def topic(self, text: str) -> None:
        if not self.sections:
            self.section("Topics")
        ticked, rest = checkbox(text)
        before = before_mark(rest)
        rest = rest if before is None else before
        slugs = _SLUG.findall(rest)
        name = _SPANS.sub("", rest).strip() or ", ".join(slugs)
        if not name:
            return
        known = self._known(name)
        identity = known.id if known else unique(slug_of(name) or "topic", self._ids | set(self._present.topics))
        if not slugs and known:
            slugs = [each.slug for each in known.problems]
        elif not slugs and slug_of(name) in self._present.positions:
            slugs = [slug_of(name)]
        problems = [slug for slug in dict.fromkeys(slugs) if slug not in self._problems]
        self._ids.add(identity)
        self._problems.update(problems)
        done = ticked or before is not None
        self.sections[-1].topics.append(TopicLine(identity, name, self.group, problems, done))

    def _known(self, name: str) -> Topic | None:
        """Return the topic of that name on the present list, unless another line has taken it."""
        here = next((each for each in self._present.sections if each.slug == self.sections[-1].slug), None)
        known = self._names.topic(name, here)
        return known if known and known.id not in self._ids else None


def write_markdown(outline: SyllabusOutline) -> str:
    """Return a study list as Markdown that `read_markdown` reads as the same list."""
    return "\n".join(_lines(outline)) + "\n"


def _lines(outline: SyllabusOutline) -> Iterator[str]:
    for section in outline.sections:
        if section.number > 1:
            yield ""
        yield f"## {section.number}. {section.title} {STAR * section.stars}"
        yield ""
        group: str | None = None
        for topic in section.topics:
            if topic.group != group and topic.group:
                yield f"### {topic.group}"
                group = topic.group
            yield f"- {topic.name}{_problems(topic)}{' **done**' if topic.done else ''}"


def _problems(topic: Topic) -> str:
    spans = ", ".join(f"`{each.slug}`" for each in topic.problems)
    return f" ({spans})" if spans else ""


def _plain_name(text: str) -> tuple[str, int]:
    """Return a heading without its number and stars, and how many stars it has."""
    name = "".join(letter for letter in text if letter not in STAR_MARKS).replace("\ufe0f", "")
    return _NUMBER.sub("", name.strip()).strip(), sum(text.count(mark) for mark in STAR_MARKS)


def slug_of(name: str) -> str:
    """Return a name as a slug; "" if it has no letter or digit of ASCII."""
    return _NOT_WORD.sub("-", name.lower()).strip("-")[:60].strip("-")


def unique(slug: str, taken: Iterable[str]) -> str:
    """Return the slug, or with the first number behind it that makes it another than those."""
    known, number = set(taken), 2
    if slug not in known:
        return slug
    while f"{slug}-{number}" in known:
        number += 1
    return f"{slug}-{number}"
