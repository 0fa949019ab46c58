"""Renders the lists: problems by section, and submissions."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from cli.render.console import out
from cli.render.verdict import VERDICT_LABELS, milliseconds, verdict_style

Json = dict[str, Any]

STATES = {"todo": ("·", "dim"), "tried": ("~", "yellow"), "solved": ("✓", "green"), "given_up": ("✗", "magenta")}
DIFFICULTIES = {"easy": "green", "medium": "yellow", "hard": "red"}


def print_problems(rows: list[Json]) -> None:
    """Print the problems under their sections."""
    width = max((len(row["slug"]) for row in rows), default=0)
    sections: dict[str, list[Json]] = {}
    for row in rows:
        sections.setdefault(row["section"], []).append(row)
    for each in sections.values():
        out.print(f"\n[bold]{each[0]['number']}. {each[0]['section_title']}[/]")
        table = Table("state", "slug", "title", "difficulty", box=None, show_header=False, pad_edge=True)
        table.columns[1].min_width = width  # whole, since it is what one types
        for row in each:
            table.add_row(*_problem_row(row))
        out.print(table)


def _problem_row(row: Json) -> list[Text]:
    mark, style = STATES[row["state"]]
    title = Text(row["title"]) if row["available"] else Text(f"{row['title']} (coming)", "dim")
    difficulty = Text(row["difficulty"], DIFFICULTIES[row["difficulty"]])
    return [Text(mark, style), Text(row["slug"], "cyan" if row["available"] else "dim"), title, difficulty]


def print_submissions(items: list[Json]) -> None:
    """Print submissions, one a line."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("id", "problem", "verdict", "cases", "CPU", "sent (UTC)"):
        table.add_column(name, overflow="fold", no_wrap=name in ("id", "problem", "cases", "CPU"))
    for item in items:
        table.add_row(*_submission_row(item))
    out.print(table)


def _submission_row(item: Json) -> list[Text]:
    """Return the row of one submission."""
    verdict = item["verdict"]
    unfinished = "trying again" if item["retrying"] else item["state"]
    state = Text(VERDICT_LABELS[verdict], verdict_style(verdict)) if verdict else Text(unfinished, "cyan")
    passed = f"{item['passed']} / {item['total']}" if item["total"] else ""
    when = item["created_at"][:16].replace("T", " ")
    return [
        Text(str(item["id"])),
        Text(item["problem"]),
        state,
        Text(passed),
        Text(milliseconds(item["cpu"])),
        Text(when),
    ]
