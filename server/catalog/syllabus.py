"""The study list: sections, groups and topics in their order, and which problems belong to each."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from judge.package.problem import Difficulty


@dataclass(frozen=True)
class Listed:
    """A problem of the list, written or not."""

    slug: str
    title: str
    difficulty: Difficulty


@dataclass(frozen=True)
class Topic:
    id: str
    name: str
    group: str | None
    done: bool  # ticked in the list itself
    problems: tuple[Listed, ...]


@dataclass(frozen=True)
class Section:
    number: int
    slug: str
    title: str
    stars: int
    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class Place:
    """Where a problem stands in the list."""

    section: Section
    topic: Topic
    listed: Listed


@dataclass(frozen=True)
class Syllabus:
    sections: tuple[Section, ...]

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        return {topic.id: topic for section in self.sections for topic in section.topics}

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """By slug, in the list's order."""
        return {
            listed.slug: Place(section, topic, listed)
            for section in self.sections
            for topic in section.topics
            for listed in topic.problems
        }


def read_syllabus(path: Path) -> Syllabus:
    with path.open("rb") as stream:
        table = tomllib.load(stream)
    return Syllabus(tuple(_section(section) for section in table["section"]))


def _section(table: Mapping[str, Any]) -> Section:
    return Section(
        number=table["number"],
        slug=table["slug"],
        title=table["title"],
        stars=table["stars"],
        topics=tuple(_topic(topic) for topic in table["topic"]),
    )


def _topic(table: Mapping[str, Any]) -> Topic:
    return Topic(
        id=table["id"],
        name=table["name"],
        group=table.get("group"),
        done=table.get("done", False),
        problems=tuple(
            Listed(problem["slug"], problem["title"], Difficulty(problem["difficulty"]))
            for problem in table["problems"]
        ),
    )


def nearest(name: str, known: Iterable[str], count: int = 3) -> list[str]:
    """The known names that somebody may have meant."""
    return difflib.get_close_matches(name.strip().lower().replace("_", "-").replace(" ", "-"), list(known), count, 0.5)


def did_you_mean(names: Iterable[str]) -> str:
    """A question to put behind a sentence; nothing where nothing is near."""
    text = " or ".join(names)
    return f" Did you mean {text}?" if text else ""
