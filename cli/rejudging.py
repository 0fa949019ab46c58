"""For admins at a server: judge submissions again, see what that would change, apply it, and take it back."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.table import Table

from cli.api import Api, Json, checked_slug
from cli.failures import NOT_ACCEPTED, Unreachable
from cli.jobs import follow
from cli.options import AsJson, Slug
from cli.render.console import errors, out


def register(app: typer.Typer) -> None:
    """Put the command of this module on the app of `gradus problem`."""
    app.command()(rejudge)


def rejudge(
    slug: Slug,
    solved: Annotated[bool, typer.Option("--solved", help="Judge accepted submissions alone.")] = False,
    apply: Annotated[bool, typer.Option("--apply", help="Give submissions their new verdicts without asking.")] = False,
    take_marks: Annotated[
        bool, typer.Option("--take-marks", help="Take the solved mark from whoever has no accepted submission left.")
    ] = False,
    undo: Annotated[
        int | None, typer.Option(metavar="JOB", help="Take an applied rejudging back, by its number.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Judge submissions again on the version that members get. Nothing changes until you say so."""
    with Api() as api:
        if undo is not None:
            api.post(f"/api/authoring/jobs/{undo}/undo")
            out.print(f"The verdicts are as they were before rejudging {undo}.")
            return
        scope = {"scope": "solved" if solved else "all"}
        job = follow(api, api.post(f"/api/authoring/problems/{checked_slug(slug)}/rejudge", scope))
        found: Json | None = job["rejudge"]
        if found is None:
            message = f"The submissions could not be judged again: {job['error']}"
            raise Unreachable(message)
        if as_json:
            out.print_json(json.dumps(found | {"job": job["id"]}))
        else:
            _print_matrix(found)
        if not found["changed"]:
            return
        if not apply and (as_json or not typer.confirm("Give them these verdicts?", err=True)):
            errors.print("Nothing was changed.")
            raise typer.Exit(NOT_ACCEPTED)
        api.post(f"/api/authoring/jobs/{job['id']}/apply", {"keep_solved": not take_marks})
    errors.print(f"Done. Take it back: gradus problem rejudge {slug} --undo {job['id']}")


def _print_matrix(found: Json) -> None:
    judged = "One submission was" if found["judged"] == 1 else f"{found['judged']} submissions were"
    out.print(f"{judged} judged again.")
    if not found["changed"]:
        out.print("No verdict would change.")
        return
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for name in ("before", "after", "submissions"):
        table.add_column(name, justify="right" if name == "submissions" else "left")
    for change in found["matrix"]:
        table.add_row(change["before"].replace("_", " "), change["after"].replace("_", " "), str(change["submissions"]))
    out.print(table)
    people = "one person" if found["people"] == 1 else f"{found['people']} people"
    out.print(f"It concerns {people}.")
