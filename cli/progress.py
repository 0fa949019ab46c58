"""How far you are: progress show, progress import."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.progress_bar import ProgressBar
from rich.table import Table

from cli.api import Api
from cli.failures import Usage
from cli.render.console import errors, out
from cli.source import STDIN, read_stdin, text

app = typer.Typer(help="How far you are.", no_args_is_help=True, rich_markup_mode=None)


@app.command("show")
def show_progress(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Show what is solved, by section."""
    with Api() as api:
        progress = api.get("/api/progress")
    if as_json:
        out.print_json(json.dumps(progress))
        return
    streak = progress["streak"]
    out.print(
        f"{progress['solved']} of {progress['available']} problems solved, {progress['tried']} tried; "
        f"a streak of {streak['current']} {'day' if streak['current'] == 1 else 'days'} (longest {streak['longest']})."
    )
    table = Table(box=box.SIMPLE, show_header=False)
    for section in progress["by_section"]:
        bar = ProgressBar(total=max(section["available"], 1), completed=section["solved"], width=24)
        coming = section["total"] - section["available"]
        table.add_row(
            section["title"], bar, f"{section['solved']} / {section['available']}", f"{coming} coming" if coming else ""
        )
    out.print(table)


@app.command("import")
def import_list(
    file: Annotated[Path, typer.Argument(help="Your study list in Markdown; - reads standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Take over what your study list marks as done.

    Topics are bullets, and those that are done end with a bold *done*.
    """
    try:
        markdown = read_stdin() if str(file) == STDIN else text(file.read_bytes(), str(file))
    except OSError as error:
        message = f"{file} could not be read: {error.strerror}."
        raise Usage(message) from error
    with Api() as api:
        imported = api.post("/api/progress/import", {"markdown": markdown})
    if as_json:
        out.print_json(json.dumps(imported))
        return
    known = len(imported["matched"])
    out.print("1 topic is marked as known." if known == 1 else f"{known} topics are marked as known.")
    if imported["unmatched"]:
        errors.print("These lines match no topic of the list:")
        for line in imported["unmatched"]:
            errors.print(f"  {line}", markup=False)
