"""Reads a study list in Markdown: headings with stars, bullets, a bold *done* mark at the end of what is ticked.

## 1. Foundations of Deep Learning ⭐⭐⭐
### Activation Functions
- Sigmoid, Tanh (limitations) **done**
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from server.catalog.list_markdown import LINE_CHARACTERS, Names, before_mark, bullet, checkbox, heading
from server.catalog.syllabus import Section, SyllabusOutline
from server.core.errors import InvalidRequest

TICKED = 1000  # lines that a list may mark as done: several times what the study list has


@dataclass
class DoneTopics:
    """The topics that a list marks as done."""

    topics: list[str] = field(default_factory=list)  # ids of topics, in the order of the text
    unmatched: list[str] = field(default_factory=list)  # lines that match no topic


def read_done(markdown: str, syllabus: SyllabusOutline) -> DoneTopics:
    """Read a list in time that grows with its length alone.

    Raises:
        InvalidRequest: it marks more lines as done than any study list has.
    """
    names, topics, unmatched = Names(syllabus), dict[str, None](), list[str]()
    for count, (name, section) in enumerate(_ticked(markdown, names), 1):
        if count > TICKED:
            message = f"The list marks more than {TICKED:,} lines as done, which no study list has."
            raise InvalidRequest(message, field="markdown")
        topic = names.topic(name, section)
        if topic is None:
            unmatched.append(name)
        else:
            topics[topic.id] = None
    return DoneTopics(list(topics), unmatched)


def _ticked(markdown: str, names: Names) -> Iterator[tuple[str, Section | None]]:
    """Yield the ticked bullets, each with the section that the heading above it names, if it names one."""
    section: Section | None = None
    for line in markdown.splitlines():
        text = line[:LINE_CHARACTERS].strip()
        _level, title = heading(text)
        if title:
            section = names.section(title) or section
        elif (item := bullet(text)) is not None:
            ticked, rest = checkbox(item)
            before = before_mark(rest)
            name = rest.strip() if before is None else before
            if name and (ticked or before is not None):
                yield name, section
