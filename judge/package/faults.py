"""Collects what is wrong with a folder, so that an author sees all of it at once; and the nearest name for a slip."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from judge.package.problem import Fault


class Faults:
    """The faults of one folder, as they are found."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, file: str, line: int, message: str) -> None:
        self.found.append(Fault(file, line, message))

    def __bool__(self) -> bool:
        return bool(self.found)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return ' Did you mean "x"?' where a known name is close, else ''."""
    close = get_close_matches(name, list(known), n=1)
    return f' Did you mean "{close[0]}"?' if close else ""


def ended(text: str) -> str:
    """Write a stranger's words as the end of a sentence: with one full stop, or the mark that they bring."""
    text = text.strip()
    return text if text.endswith(("?", "!")) else text.rstrip(".") + "."


def listed(names: Iterable[object], last: str = "or") -> str:
    """Write the names as words: 'a, b or c'."""
    words = [str(name) for name in names]
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
