"""Reads a study list in Markdown: headings with stars, bullets, a bold *done* mark at the end of what is ticked.

    ## 1. Foundations of Deep Learning ⭐⭐⭐
    ### Activation Functions
    - Sigmoid, Tanh (limitations) **done**

Names are matched leniently: case, punctuation, stars and what stands in parentheses do not matter, and small slips are
forgiven. A name that stands in two sections is told apart by the heading above it.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from server.catalog.syllabus import Section, SyllabusOutline, Topic

CLOSE = 0.82  # smallest ratio of difflib at which two names count as the same

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<title>.+)")
_BULLET = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?P<box>\[[ xX]\]\s+)?(?P<text>.+)")
_DONE = re.compile(r"\s*[-:,(]*\s*(?:\*\*\W*done\W*\*\*|__\W*done\W*__|✅|✔️?)\s*\)?\s*\.?\s*$", re.IGNORECASE)
_APOSTROPHE = re.compile(r"['\u2019]")
_PARENTHESES = re.compile(r"\([^)]*\)")


@dataclass
class DoneTopics:
    """The topics that a list marks as done."""

    topics: list[str] = field(default_factory=list)  # ids of topics, in the order of the text
    unmatched: list[str] = field(default_factory=list)  # lines that match no topic


def read_done(markdown: str, syllabus: SyllabusOutline) -> DoneTopics:
    done = DoneTopics()
    for name, section in _ticked(markdown, syllabus):
        topic = _match(name, syllabus, section)
        if topic is None:
            done.unmatched.append(name)
        elif topic.id not in done.topics:
            done.topics.append(topic.id)
    return done


def _ticked(markdown: str, syllabus: SyllabusOutline) -> Iterator[tuple[str, Section | None]]:
    """Yield the ticked bullets, each with the section that the heading above it names, if it names one."""
    section: Section | None = None
    for line in markdown.splitlines():
        if heading := _HEADING.fullmatch(line):
            section = _section(heading["title"], syllabus) or section
        elif bullet := _BULLET.fullmatch(line):
            box = (bullet["box"] or "").strip().lower()
            mark = _DONE.search(bullet["text"])
            name = bullet["text"][: mark.start() if mark else None].strip()
            if name and (mark or box == "[x]"):
                yield name, section


def _section(title: str, syllabus: SyllabusOutline) -> Section | None:
    wanted = re.sub(r"^\d+ ", "", _plain(title))
    names = {_plain(section.title): section for section in syllabus.sections}
    close = difflib.get_close_matches(wanted, names, 1, CLOSE)
    return names[close[0]] if close else None


def _match(name: str, syllabus: SyllabusOutline, section: Section | None) -> Topic | None:
    """Find the topic in the section that the heading names, else anywhere if only one topic has that name."""
    if section is not None and (found := _candidates(name, section.topics)):
        return found[0]
    found = _candidates(name, tuple(syllabus.topics.values()))
    return found[0] if len(found) == 1 else None


def _candidates(name: str, topics: Collection[Topic]) -> list[Topic]:
    """Return the topics of that name: of exactly that name, else without parentheses, else the closest."""
    for reduce in (_plain, _bare):
        wanted = reduce(name)
        found = [topic for topic in topics if wanted and reduce(topic.name) == wanted]
        if found:
            return found
    rated = [(difflib.SequenceMatcher(None, _bare(name), _bare(topic.name)).ratio(), topic) for topic in topics]
    best = max((ratio for ratio, _ in rated), default=0.0)
    return [topic for ratio, topic in rated if ratio == best] if best >= CLOSE else []


def _plain(text: str) -> str:
    """Reduce a name to lower-case letters and digits, with one space between words."""
    text = unicodedata.normalize("NFKD", text.replace("ε", "epsilon").replace("&", " and "))
    return " ".join(re.findall(r"[a-z0-9]+", _APOSTROPHE.sub("", text.lower())))


def _bare(text: str) -> str:
    return _plain(_PARENTHESES.sub(" ", text))
