"""Spelling of the texts that members read, by pyspellchecker's English and a list of our own words (`words.txt`).

The library is an extra (`pip install gradus[test]`); where it is missing, the check says that it did not spell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from judge.package.problem import Problem
from judge.package.shown import shown_text
from judge.package.texts import EDITORIAL, HINTS, STATEMENT
from judge.verify.findings import Findings

LIBRARY = "spellchecker"
OUR_WORDS = Path(__file__).with_name("words.txt")

_NOT_PROSE = re.compile(r"```.*?```|\$\$.*?\$\$|\$[^$]*\$|`[^`]*`|\]\([^)]*\)|<!--.*?-->", re.DOTALL)
_WORD = re.compile(r"(?<![\w.@/\\-])[a-z]+(?:'(?:s|t|re|ve|ll|d))?(?![\w@/\\]|\.\w)")
SOURCES = re.compile(r"^## Sources$.*", re.DOTALL | re.MULTILINE)  # names and titles


def check_spelling(findings: Findings) -> None:
    """Note each word that neither English nor our own list has, once a file."""
    if find_spec(LIBRARY) is None:
        findings.note("spelling not checked: needs pyspellchecker")
        return
    for file, text in _texts(findings.problem):
        seen: set[str] = set()
        for line, word in _words(text):
            if word not in seen and not _known(word):
                seen.add(word)
                findings.fault(file, line, f'"{word}" is no word that we know (judge/verify/words.txt has our own).')


def _texts(problem: Problem) -> Iterator[tuple[str, str]]:
    yield STATEMENT, problem.statement
    yield EDITORIAL, SOURCES.sub("", shown_text(problem.editorial))
    yield HINTS, "\n".join(problem.hints)
    yield "followups.toml", "\n".join(f"{each.question}\n{each.answer}" for each in problem.followups)
    for solution in problem.rejected:
        yield solution.path, solution.lesson


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line, word) of the prose in lower case, without names and abbreviations, which have capitals."""
    blanked = _NOT_PROSE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for number, line in enumerate(blanked.splitlines(), start=1):
        for found in _WORD.finditer(line):
            yield number, found[0]


@lru_cache(maxsize=1)
def _dictionary() -> tuple[Any, frozenset[str]]:
    checker = import_module(LIBRARY).SpellChecker(language="en", distance=1)
    lines = OUR_WORDS.read_text(encoding="utf-8").splitlines()
    return checker, frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=100_000)
def _known(word: str) -> bool:
    checker, ours = _dictionary()
    word = word.removesuffix("'s").strip("'")
    return len(word) < 3 or word in ours or bool(checker.known([word, _american(word)]))


def _american(word: str) -> str:
    """Return the word as the dictionary spells it: normalization for normalisation, color for colour."""
    word = re.sub(r"(i|y)s(e|ed|es|er|ers|ing|ation|ations)$", r"\1z\2", word)
    return re.sub(r"our(?=s?$|ed$|ing$)", "or", word)
