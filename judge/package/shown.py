"""Prepares an author's files for members: without the remarks that only `gradus problem check` reads."""

from __future__ import annotations

import io
import re
import tokenize

_MUTANT_OK = re.compile(r"\s*[;,.]?\s*mutant-ok:.*$")
_TIE = re.compile(r"\s*<!-- rejected: (?P<names>[\w, -]+?) -->")


def shown_reference(source: str) -> str:
    """Returns the source without its `mutant-ok` remarks; all other comments and all code stay as they are."""
    lines = source.splitlines()
    remarks: set[int] = set()  # lines of comments alone that are remarks, or go on with one
    for token in list(tokenize.generate_tokens(io.StringIO(source).readline)):
        if token.type != tokenize.COMMENT:
            continue
        row, column = token.start
        code, comment = lines[row - 1][:column], token.string
        alone = not code.strip()
        if alone and row - 1 in remarks and _goes_on(comment):
            kept = ""
        elif "mutant-ok:" in comment:
            kept = _MUTANT_OK.sub("", comment).rstrip().removesuffix("#")
        else:
            continue
        lines[row - 1] = code + kept if kept else code.rstrip()
        if alone and not kept:
            remarks.add(row)
    return "".join(f"{line}\n" for number, line in enumerate(lines, start=1) if number not in remarks)


def shown_solution(source: str) -> str:
    """Return the source of an accepted or a rejected solution without the comment lines that it begins with."""
    lines = source.splitlines(keepends=True)
    code = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(lines[code:]).lstrip("\n")


def _goes_on(comment: str) -> bool:
    """Return whether a comment goes on with the sentence of the line above: it begins in lower case."""
    return "mutant-ok:" not in comment and comment.lstrip("# ")[:1].islower()


def shown_text(text: str) -> str:
    """Return the Markdown without the ties of its pitfalls to rejected solutions."""
    return _TIE.sub("", text)


def ties(text: str) -> tuple[str, ...]:
    """Return the rejected solutions that a text is tied to by `<!-- rejected: name, name -->`."""
    return tuple(name.strip() for found in _TIE.finditer(text) for name in found["names"].split(",") if name.strip())
