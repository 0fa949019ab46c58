"""Reads the study list: its sections and topics in their order, and the problems of each topic."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from judge.package.problem import Difficulty
from server.core.startup_errors import CannotStart

MORE = "more"  # slug of the section with the problems that the study list does not name


@dataclass(frozen=True)
class ListedProblem:
    """A problem of the study list, whether or not its folder is written."""

    slug: str
    title: str
    difficulty: Difficulty


@dataclass(frozen=True)
class Topic:
    id: str
    name: str
    group: str | None
    done: bool  # ticked in the list itself
    problems: tuple[ListedProblem, ...]


@dataclass(frozen=True)
class Section:
    number: int
    slug: str
    title: str
    stars: int
    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class SyllabusPosition:
    """The section and topic of a problem on the study list."""

    section: Section
    topic: Topic
    listed: ListedProblem


@dataclass(frozen=True)
class SyllabusOutline:
    """The whole study list."""

    sections: tuple[Section, ...]

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        return {topic.id: topic for section in self.sections for topic in section.topics}

    @cached_property
    def positions(self) -> Mapping[str, SyllabusPosition]:
        """The position of each problem by its slug, in the order of the list."""
        return {
            listed.slug: SyllabusPosition(section, topic, listed)
            for section in self.sections
            for topic in section.topics
            for listed in topic.problems
        }


def with_unlisted(outline: SyllabusOutline, problems: Sequence[ListedProblem]) -> SyllabusOutline:
    """Return the study list with a last section for problems that it does not name; itself if there are none."""
    if not problems:
        return outline
    topics = tuple(Topic(f"{MORE}-{each.slug}", each.title, None, False, (each,)) for each in problems)
    number = 1 + max((section.number for section in outline.sections), default=0)
    return SyllabusOutline((*outline.sections, Section(number, MORE, "More", 1, topics)))


class SyllabusBroken(CannotStart):
    """The study list can't be read."""


def read_syllabus(path: Path) -> SyllabusOutline:
    """Read a study list.

    Raises:
        SyllabusBroken: it can't be read; the message says where, and what is wrong.
    """
    try:
        with path.open("rb") as stream:
            table = tomllib.load(stream)
        return SyllabusOutline(tuple(_section(section) for section in table["section"]))
    except FileNotFoundError as error:
        raise SyllabusBroken(f"{path} is missing. GRADUS_PROBLEMS names the folder with syllabus.toml.") from error
    except OSError as error:
        raise SyllabusBroken(f"The study list {path} can't be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SyllabusBroken(f"The study list {path} is not TOML: {error}.") from error
    except KeyError as error:
        raise SyllabusBroken(f"The study list {path} has a table without {error.args[0]!r}.") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise SyllabusBroken(f"The study list {path} has a value of the wrong kind: {error}.") from error


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
            ListedProblem(problem["slug"], problem["title"], Difficulty(problem["difficulty"]))
            for problem in table["problems"]
        ),
    )
