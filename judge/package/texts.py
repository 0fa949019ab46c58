"""Checks the Markdown of a problem: the headings that must be there, hints cut apart, mathematics that closes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from judge.package.faults import Faults, listed

STATEMENT = "statement.md"
EDITORIAL = "editorial.md"
HINTS = "hints.md"
SECTIONS = {
    STATEMENT: ("Task", "Inputs and outputs", "Conventions", "Edges"),
    EDITORIAL: ("Derivation", "Pitfalls", "Cost", "Sources"),
}
LAST = "How it is judged"  # optional: what is there for fairness alone
WIDTH = 120

_FENCE = re.compile(r"\s*(```|~~~)")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*$")
_CODE = re.compile(r"(`+).+?\1")
_FIGURE = re.compile(r"!\[([^\]]*)\]\(figure:([a-z0-9]+(?:-[a-z0-9]+)*)\)")
_HINT = re.compile(r"Hint (\d+)$")


def check_text(file: str, text: str, faults: Faults) -> None:
    """Check what holds for every Markdown file: short lines, closed mathematics and fences, no heading of the page."""
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > WIDTH:
            faults.add(file, number, f"The line has {len(line)} characters; {WIDTH} is the most.")
    prose, open_fence = _prose(text)
    if open_fence:
        faults.add(file, open_fence, "The code block that begins here never ends.")
    for number, level, title in _headings(prose):
        if level == 1:
            faults.add(file, number, f'"# {title}": the title is the page\'s; headings here begin with ##.')
    _check_math(file, prose, faults)


def _prose(text: str) -> tuple[list[str], int]:
    """Return the lines with code blanked out, so that line numbers hold; and the line of an unclosed fence, or 0."""
    lines: list[str] = []
    fence, opened = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        mark = _FENCE.match(line)
        if fence:
            lines.append("")
            if mark and mark[1] == fence:
                fence, opened = "", 0
        elif mark:
            lines.append("")
            fence, opened = mark[1], number
        else:
            lines.append(_CODE.sub(lambda code: " " * len(code[0]), line))
    return lines, opened


def _headings(lines: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (line, level, title) of every heading."""
    found = []
    for number, line in enumerate(lines, start=1):
        if heading := _HEADING.match(line):
            found.append((number, len(heading[1]), heading[2]))
    return found


def _check_math(file: str, lines: Sequence[str], faults: Faults) -> None:
    """Check that dollar signs come in pairs within each paragraph, and no display ends at a blank line."""
    start, dollars = 1, 0
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            start = number if dollars == 0 and not (number > 1 and lines[number - 2].strip()) else start
            dollars += line.replace("\\$", "").count("$")
            continue
        if dollars % 2:
            faults.add(file, start, "A $ of this paragraph has no partner (write \\$ for the sign itself).")
        dollars = 0


def figures_of(text: str) -> list[tuple[int, str, str]]:
    """Return (line, caption, name) of every `![caption](figure:name)`; a caption may go over several lines."""
    prose = "\n".join(_prose(text)[0])
    return [
        (prose.count("\n", 0, picture.start()) + 1, " ".join(picture[1].split()), picture[2])
        for picture in _FIGURE.finditer(prose)
    ]


def check_figures(files: Mapping[str, str], faults: Faults) -> None:
    """Check that figures stand in a paragraph of their own with a caption, and only where figures.py makes them."""
    used = False
    for file in (STATEMENT, EDITORIAL):
        text = files.get(file, "")
        alone = {" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text)}
        for number, caption, name in figures_of(text):
            used = True
            if not caption:
                faults.add(file, number, f'The figure "{name}" needs a caption that says what to see.')
            if f"![{caption}](figure:{name})" not in alone:
                faults.add(file, number, f'The figure "{name}" stands in a paragraph of its own.')
            if "figures.py" not in files:
                faults.add(file, number, f'The figure "{name}" is made by figures.py, which is missing.')
    if "figures.py" in files and not used:
        faults.add("figures.py", 0, "No figure is shown: place one with ![caption](figure:name).")


def check_sections(file: str, text: str, faults: Faults) -> None:
    """Check that the file's headings are there, in order, each with text; a statement begins with the idea."""
    lines, _ = _prose(text)
    headings = _headings(lines)
    first = {title: number for number, level, title in reversed(headings) if level == 2}
    wanted = SECTIONS[file]
    if file == STATEMENT and LAST in first and any(n > first[LAST] and level == 2 for n, level, _title in headings):
        faults.add(file, first[LAST], f'"## {LAST}" is the last section: pages fold it.')
    for title in wanted:
        if title not in first:
            faults.add(file, 0, f'The heading "## {title}" is missing.')
    for before, after in pairwise([title for title in wanted if title in first]):
        if first[after] < first[before]:
            faults.add(file, first[after], f'"## {after}" must come after "## {before}".')
    source = text.splitlines()
    sections = [(number, title) for number, level, title in headings if level <= 2]
    for (number, title), (end, _) in pairwise([*sections, (len(source) + 1, "")]):
        if title in wanted and not any(line.strip() for line in source[number : end - 1]):
            faults.add(file, number, f'There is nothing under "## {title}".')
    if file == STATEMENT:
        begin = headings[0][0] - 1 if headings else len(source)
        if not any(line.strip() for line in source[:begin]):
            faults.add(file, 1, "The statement begins with the idea, in two or three sentences, before any heading.")


def read_hints(text: str, faults: Faults) -> tuple[str, ...]:
    """Read the hints in order."""
    source = text.splitlines()
    lines, _ = _prose(text)
    found = [(number, title) for number, level, title in _headings(lines) if level == 2]
    hints = []
    for position, (number, title) in enumerate(found, start=1):
        hint = _HINT.match(title)
        if not hint or int(hint[1]) != position:
            faults.add(HINTS, number, f'The heading is "## {title}"; here "## Hint {position}" is expected.')
        end = found[position][0] - 1 if position < len(found) else len(source)
        body = "\n".join(source[number:end]).strip()
        if not body:
            faults.add(HINTS, number, f'There is nothing under "## {title}".')
        hints.append(body)
    if not 2 <= len(hints) <= 3:
        faults.add(HINTS, 0, f"There are {len(hints)} hints; a problem has two or three, each under {_names()}.")
    begin = found[0][0] - 1 if found else 0
    if any(line.strip() for line in source[:begin]):
        faults.add(HINTS, 1, 'Nothing stands before "## Hint 1".')
    return tuple(hints)


def _names() -> str:
    return listed([f'"## Hint {n}"' for n in (1, 2, 3)], "and")
