"""Looking around: list, show, hint, solutions, open."""

from __future__ import annotations

import difflib
import json
import time
import webbrowser
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from cli.api import Api
from cli.failures import Usage
from cli.options import AsJson, Slug, complete_slug
from cli.render.console import errors, out
from cli.render.listing import DIFFICULTIES, STATES, print_problems
from cli.render.markdown import print_markdown
from cli.render.problem import print_problem
from cli.render.solutions import print_solutions

Json = dict[str, Any]

MEASURING_SECONDS = 30.0  # longest wait for the times of the solutions
MEASURED_SECONDS = 0.5  # between two looks


def register(app: typer.Typer) -> None:
    """Put the commands of this module on the app."""
    app.command("list")(list_problems)
    app.command("show")(show_problem)
    app.command()(hint)
    app.command()(solutions)
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
    _one_of("difficulty", difficulty, DIFFICULTIES)
    _one_of("state", state, STATES)
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
    print_problems(rows)


def _rows(syllabus: Json) -> Iterable[Json]:
    for section in syllabus["sections"]:
        for group in section["groups"]:
            for topic in group["topics"]:
                for problem in topic["problems"]:
                    place = {"section": section["slug"], "number": section["number"], "topic": topic["name"]}
                    yield {**problem, **place, "section_title": section["title"]}


def _one_of(name: str, value: str, known: Iterable[str]) -> None:
    known = list(known)
    if value and value not in known:
        close = difflib.get_close_matches(value, known, 1)
        words = (word for word in known if not word.isdecimal())
        hint = f"Did you mean {close[0]}?" if close else f"One of: {', '.join(words)}."
        message = f"There is no {name} {value!r}."
        raise Usage(message, hint)


def show_problem(slug: Slug, as_json: AsJson = False) -> None:
    """Print a problem's statement, examples and how it is judged."""
    with Api() as api:
        problem = api.problem(slug)
    if as_json:
        out.print_json(json.dumps(problem))
    else:
        print_problem(problem)


def hint(slug: Slug) -> None:
    """Print the open hints and open the next one, which is recorded."""
    with Api() as api:
        problem = api.problem(slug)
        opened, total = problem["hints_opened"], problem["hints_total"]
        hints = [api.get(f"/api/problems/{slug}/hints/{n}") for n in range(1, opened + 1)]
        if opened < total:
            hints.append(api.post(f"/api/problems/{slug}/hints/{opened + 1}"))
    for one in hints:
        out.print(f"[bold]Hint {one['n']} of {total}[/]")
        print_markdown(one["markdown"])
    if opened >= total:
        errors.print("[dim]These are all the hints.[/]")


def solutions(slug: Slug, as_json: AsJson = False) -> None:
    """Print right solutions with their times, and common mistakes.

    The reference comes first. They are open once you have solved the problem, or given it up.
    """
    with Api() as api:
        api.problem(slug)  # refuses what is none, and names the nearest
        found = _measured(api, f"/api/problems/{slug}/solutions")
    if as_json:
        out.print_json(json.dumps(found))
    else:
        print_solutions(found)


def _measured(api: Api, path: str) -> Json:
    """Return the solutions, with their times unless measuring them takes very long."""
    deadline = time.monotonic() + MEASURING_SECONDS
    while True:
        found: Json = api.get(path)
        if found["times_state"] != "preparing" or time.monotonic() > deadline:
            return found
        time.sleep(MEASURED_SECONDS)


def open_problem(slug: Annotated[str, typer.Argument(autocompletion=complete_slug)] = "") -> None:
    """Open a problem, or the roadmap, in the browser."""
    with Api() as api:
        if slug:
            api.problem(slug)
        path = f"problems/{slug}" if slug else ""
        token = api.target.token
        url = f"{api.target.url}/{path}" + (f"?token={token}" if token else "")
    if not webbrowser.open(url):
        typer.echo(url)  # whole: rich would fold it, and the token with it
