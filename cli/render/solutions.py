"""Renders the solutions of a problem: the reference, other right ones with times, and common mistakes as diffs."""

from __future__ import annotations

import difflib
from textwrap import indent
from typing import Any

from rich.text import Text

from cli.render.console import out
from cli.render.markdown import print_markdown
from cli.render.verdict import VERDICT_LABELS, milliseconds

Json = dict[str, Any]

CONTEXT = 2  # lines around a difference
STYLES = {"+": "green", "-": "red", "@": "cyan"}  # of a diff's lines, by their first character


def print_solutions(found: Json) -> None:
    """Print what the page's tab of solutions shows."""
    own = found["own"]
    print_markdown("## Reference solution")
    if own:
        beside = own["reference_cpu"]
        reference = f", the reference's {milliseconds(beside)}" if beside else ""
        out.print(Text(f"Your fastest takes {milliseconds(own['cpu'])} of CPU time in all{reference}.", "dim"))
    _print_source(found["reference"])
    print_markdown("## Other ways to write it")
    for solution in found["accepted"]:
        _print_title(solution["style"], _time(solution["cpu_ratio"], own))
        _print_source(solution["source"])
    print_markdown("## Common mistakes")
    for mistake in found["mistakes"]:
        _print_title(mistake["lesson"], VERDICT_LABELS[mistake["verdict"]])
        _print_diff(found["reference"], mistake["source"])


def _time(ratio: float | None, own: Json | None) -> str:
    """Write a solution's time beside the reference's, and in seconds where the member's own are known."""
    if ratio is None:
        return ""
    beside = own["reference_cpu"] if own else None
    seconds = f"{milliseconds(ratio * beside)}, " if beside else ""
    return f"{seconds}{float(f'{ratio:.2g}'):g} × the reference's time"


def _print_title(title: str, about: str) -> None:
    out.print(Text.assemble("\n", (title[:1].upper() + title[1:], "bold"), (f"  {about}" if about else "", "dim")))


def _print_source(source: str) -> None:
    out.print(Text(indent(source.strip("\n"), "  ")))
    out.print()


def _print_diff(left: str, right: str) -> None:
    lines = difflib.unified_diff(left.splitlines(), right.splitlines(), "reference", "mistake", lineterm="", n=CONTEXT)
    for line in lines:
        out.print(Text(f"  {line}", STYLES.get(line[:1], "")))
