"""Looking around: list, show, hint, open."""

from __future__ import annotations

import difflib
import json
import re
import webbrowser
from collections.abc import Iterable
from textwrap import indent
from typing import Annotated, Any

import typer
from rich.markdown import Markdown
from rich.table import Table
from rich.text import Text

from cli import show
from cli.api import Api
from cli.failures import Usage
from cli.options import AsJson, Slug, complete_slug
from cli.show import errors, out

Json = dict[str, Any]


def register(app: typer.Typer) -> None:
    """Put the commands of this module on the app."""
    app.command("list")(list_problems)
    app.command("show")(show_problem)
    app.command()(hint)
    app.command("open")(open_problem)


def list_problems(
    search: Annotated[str, typer.Argument(help="Part of a title, topic or slug.")] = "",
    section: Annotated[str, typer.Option(help="Only this section (its slug or number).")] = "",
    difficulty: Annotated[str, typer.Option(help="easy, medium or hard.")] = "",
    state: Annotated[str, typer.Option(help="todo, tried, solved or given_up.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Also problems that are not written yet.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the problems of the study list, with your state."""
    _one_of("difficulty", difficulty, show.DIFFICULTIES)
    _one_of("state", state, show.STATES)
    with Api() as api:
        syllabus = api.get("/api/syllabus")
    known = [value for one in syllabus["sections"] for value in (one["slug"], str(one["number"]))]
    _one_of("section", section, known)
    rows = [
        row
        for row in _rows(syllabus)
        if (not section or section in (row["section"], str(row["number"])))
        and (not difficulty or row["difficulty"] == difficulty)
        and (not state or row["state"] == state)
        and (everything or row["available"])
        and search.lower() in f"{row['title']} {row['topic']} {row['slug']}".lower()
    ]
    if as_json:
        out.print_json(json.dumps(rows))
        return
    if not rows:
        errors.print("No problem fits. `gradus list --all` shows those that are not written yet too.")
    _print_problems(rows)


def _rows(syllabus: Json) -> Iterable[Json]:
    for section in syllabus["sections"]:
        for group in section["groups"]:
            for topic in group["topics"]:
                for problem in topic["problems"]:
                    place = {"section": section["slug"], "number": section["number"], "topic": topic["name"]}
                    yield {**problem, **place, "section_title": section["title"]}


def _print_problems(rows: list[Json]) -> None:
    table: Table | None = None
    last = None
    width = max((len(row["slug"]) for row in rows), default=0)
    for row in rows:
        if row["section"] != last:
            if table:
                out.print(table)
            last = row["section"]
            out.print(f"\n[bold]{row['number']}. {row['section_title']}[/]")
            table = Table("state", "slug", "title", "difficulty", box=None, show_header=False, pad_edge=True)
            table.columns[1].min_width = width  # whole, since it is what one types
        assert table is not None
        mark, style = show.STATES[row["state"]]
        title = Text(row["title"]) if row["available"] else Text(f"{row['title']} (coming)", "dim")
        difficulty = Text(row["difficulty"], show.DIFFICULTIES[row["difficulty"]])
        table.add_row(Text(mark, style), Text(row["slug"], "cyan" if row["available"] else "dim"), title, difficulty)
    if table:
        out.print(table)


def _one_of(name: str, value: str, known: Iterable[str]) -> None:
    known = list(known)
    if value and value not in known:
        close = difflib.get_close_matches(value, known, 1)
        words = (word for word in known if not word.isdecimal())
        hint = f"Did you mean {close[0]}?" if close else f"One of: {', '.join(words)}."
        message = f"There is no {name} {value!r}."
        raise Usage(message, hint)


def show_problem(slug: Slug, as_json: AsJson = False) -> None:
    """Print a problem's statement and its examples."""
    with Api() as api:
        problem = api.get(f"/api/problems/{slug}")
    if as_json:
        out.print_json(json.dumps(problem))
        return
    state = "" if problem["state"] == "todo" else f"  {problem['state'].replace('_', ' ')}"
    out.print(Text.assemble((problem["title"], "bold"), f"  {problem['difficulty']}{state}"))
    out.print(Markdown(readable_math(problem["statement"])))
    for example in problem["examples"]:
        out.print(f"\n[bold]{example['case']}[/]")
        raises = example.get("raises") or "an error"
        expected = example["expected"]["text"] if example["expected"] else f"raises {raises}"
        out.print(Text(indent(f"{example['call']}\n→ {expected}", "  ")))
        if example["note"]:
            out.print(Text(f"  {example['note']}", "dim"))
    _print_rules(problem)


def _print_rules(problem: Json) -> None:
    """What holds for the solution beside the statement: limits, what is forbidden, the hints that wait."""
    limits = problem["limits"]
    out.print(f"\nNumPy and the standard library; {limits['cpu']:g} s of CPU a case, {limits['memory']} MB of memory.")
    for ban in problem["forbidden"]:
        out.print(Text(f"Not allowed: {ban['what']}. {ban['instead']}"))
    left = problem["hints_total"] - problem["hints_opened"]
    if left:
        out.print(Text(f"{left} hints wait: gradus hint {problem['slug']}", "dim"))


def readable_math(markdown: str) -> str:
    """Markdown with its formulas as code, so that a terminal shows them as they were written."""
    blocks = re.sub(r"\$\$(.+?)\$\$", lambda m: f"\n```tex\n{m[1].strip()}\n```\n", markdown, flags=re.DOTALL)
    parts = re.split(r"(```.*?```|`[^`]*`)", blocks, flags=re.DOTALL)
    parts[::2] = [re.sub(r"\$([^$]+)\$", r"`\1`", part) for part in parts[::2]]
    return "".join(parts)


def hint(slug: Slug) -> None:
    """Print the open hints and open the next one, which is recorded."""
    with Api() as api:
        problem = api.get(f"/api/problems/{slug}")
        opened, total = problem["hints_opened"], problem["hints_total"]
        hints = [api.get(f"/api/problems/{slug}/hints/{n}") for n in range(1, opened + 1)]
        if opened < total:
            hints.append(api.post(f"/api/problems/{slug}/hints/{opened + 1}"))
    for one in hints:
        out.print(f"[bold]Hint {one['n']} of {total}[/]")
        out.print(Markdown(readable_math(one["markdown"])))
    if opened >= total:
        errors.print("[dim]These are all the hints.[/]")


def open_problem(slug: Annotated[str, typer.Argument(autocompletion=complete_slug)] = "") -> None:
    """Open a problem, or the roadmap, in the browser."""
    with Api() as api:
        if slug:
            api.get(f"/api/problems/{slug}")
        path = f"problems/{slug}" if slug else ""
        token = api.target.token
        url = f"{api.target.url}/{path}" + (f"?token={token}" if token else "")
    if not webbrowser.open(url):
        typer.echo(url)  # whole: rich would fold it, and the token with it
