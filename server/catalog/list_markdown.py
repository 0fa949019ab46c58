"""Reads the lines of a study list in Markdown, and finds the sections and topics that their names mean.

Names are matched leniently: case, punctuation, stars and what stands in parentheses do not matter, and small slips are
forgiven. A name that stands in two sections is told apart by the heading above it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from difflib import SequenceMatcher

from server.catalog.syllabus import Section, SyllabusOutline, Topic

CLOSE = 0.82  # smallest ratio of difflib at which two names count as the same
LINE_CHARACTERS = 500  # of a line that are read
GUESSES = 400  # names and headings of one list that are compared with names which are only similar

_TICKS = ("✅", "✔\ufe0f", "✔")
_EMPHASIS = ("**", "__")
_APOSTROPHE = re.compile(r"['\u2019]")
_WORD = re.compile(r"[a-z0-9]+")


def heading(text: str) -> tuple[int, str]:
    """Return a heading's level and title; (0, "") if the line is none."""
    level = len(text) - len(text.lstrip("#"))
    return (level, text[level:].strip()) if 1 <= level <= 6 and text[level : level + 1].isspace() else (0, "")


def bullet(text: str) -> str | None:
    """Return what stands behind a bullet or a number, or None if the line has neither."""
    mark, *rest = text.split(maxsplit=1) or [""]
    numbered = mark[-1:] in {".", ")"} and mark[:-1].isdecimal()
    return rest[0] if rest and (mark in {"-", "*", "+"} or numbered) else None


def checkbox(text: str) -> tuple[bool, str]:
    """Return whether a bullet's box is ticked, and what stands behind the box."""
    if text[:3].lower() in {"[ ]", "[x]"} and text[3:4].isspace():
        return text[1] != " ", text[3:].strip()
    return False, text


def before_mark(text: str) -> str | None:
    """Return the name in front of a *done* mark at the end, or None if there is no mark."""
    text = text.rstrip().removesuffix(".").rstrip().removesuffix(")").rstrip()
    for tick in _TICKS:
        if text.endswith(tick):
            return _trimmed(text.removesuffix(tick))
    for emphasis in _EMPHASIS:
        start = text.rfind(emphasis, 0, -len(emphasis)) if text.endswith(emphasis) else -1
        if start >= 0 and _WORD.findall(text[start:].lower()) == ["done"]:
            return _trimmed(text[:start])
    return None


def _trimmed(name: str) -> str:
    return name.rstrip().rstrip("-:,(*_").strip()


class Names:
    """The names of sections and topics, each compared in a few ways; the costliest way only so often."""

    def __init__(self, syllabus: SyllabusOutline) -> None:
        self._topics = [(reduce, _by_name(syllabus, reduce)) for reduce in (plain, _bare)]
        self._sections = {plain(section.title): section for section in syllabus.sections}
        self._guesses = GUESSES

    def section(self, title: str) -> Section | None:
        number, _, rest = plain(title).partition(" ")
        wanted = rest if number.isdecimal() else plain(title)
        return self._sections.get(wanted) or self._sections.get(self._closest(wanted, self._sections))

    def topic(self, name: str, section: Section | None) -> Topic | None:
        """Find the topic in the section that the heading names, else anywhere if only one topic has that name."""
        here = section.slug if section else ""
        for reduce, topics in self._topics:
            if found := topics.get(reduce(name)):
                return found.get(here) or _only(found)
        bare = self._topics[-1][1]
        found = bare.get(self._closest(_bare(name), bare), {})
        return found.get(here) or _only(found)

    def _closest(self, wanted: str, known: Collection[str]) -> str:
        """Return the known name that is most similar; "" if none is similar, or too many were compared already."""
        if not self._guesses:
            return ""
        self._guesses -= 1
        return _most_similar(wanted, known)


def _most_similar(wanted: str, known: Collection[str]) -> str:
    matcher, best, found = SequenceMatcher(b=wanted, autojunk=False), CLOSE, ""
    for name in known:
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best and (ratio := matcher.ratio()) >= best:
            best, found = ratio, name
    return found


def _by_name(syllabus: SyllabusOutline, reduce: Callable[[str], str]) -> dict[str, dict[str, Topic]]:
    """Return the topics by name, then by the section's slug."""
    named: dict[str, dict[str, Topic]] = {}
    for section in syllabus.sections:
        for topic in section.topics:
            named.setdefault(reduce(topic.name), {}).setdefault(section.slug, topic)
    named.pop("", None)
    return named


def _only(found: dict[str, Topic]) -> Topic | None:
    return next(iter(found.values())) if len(found) == 1 else None


def plain(text: str) -> str:
    """Reduce a name to lower-case letters and digits, with one space between words."""
    text = unicodedata.normalize("NFKD", text.replace("ε", "epsilon").replace("&", " and "))
    return " ".join(_WORD.findall(_APOSTROPHE.sub("", text.lower())))


def _bare(text: str) -> str:
    """Reduce a name without what stands in parentheses."""
    kept, rest = "", text
    while rest:
        before, opened, inside = rest.partition("(")
        kept += before + " "
        _, closed, rest = inside.partition(")")
        if opened and not closed:
            kept += inside
            break
    return plain(kept)
