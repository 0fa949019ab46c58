"""An author's sources as members read them: without the header of a solution and without remarks for the verifier."""

from __future__ import annotations

import io
import tokenize

MARK = "mutant-ok:"


def without_header(source: str) -> str:
    """The source of an accepted or a rejected solution without the comment lines that it begins with."""
    lines = source.splitlines(keepends=True)
    code = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(lines[code:]).lstrip("\n")


def without_remarks(source: str) -> str:
    """The source without its `# mutant-ok:` remarks; a line that held nothing else is gone."""
    lines = source.splitlines(keepends=True)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and MARK in token.string:
            row, column = token.start
            kept = (lines[row - 1][:column] + token.string[: token.string.index(MARK)].rstrip("# ")).rstrip()
            lines[row - 1] = kept + "\n" if kept else ""
    return "".join(lines)
