"""For authors at a server: the study list as a Markdown file, written and read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.api import Api
from cli.failures import Usage
from cli.render.console import out

BYTES = 512 * 1024  # longest list that the server takes

app = typer.Typer(no_args_is_help=True, help="The study list as a file.", rich_markup_mode=None)


@app.command()
def pull(
    file: Annotated[Path, typer.Argument(help="Where to write it.", dir_okay=False)] = Path("study-list.md"),
    force: Annotated[bool, typer.Option("--force", help="Write over a file that differs.")] = False,
) -> None:
    """Write the server's study list into a Markdown file."""
    with Api() as api:
        text = api.get_text("/api/authoring/syllabus/markdown")
    try:
        if not force and file.exists() and file.read_bytes() != text.encode():
            message = f"{file} is there, and differs."
            raise Usage(message, "Choose another file, or write over it with --force.")
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{file} could not be written: {error.strerror}."
        raise Usage(message) from error
    out.print(f"Wrote the study list into {file}.")


@app.command()
def push(
    file: Annotated[Path, typer.Argument(help="A list in Markdown, as `pull` writes it.", dir_okay=False)],
    note: Annotated[str, typer.Option(help="What changed, in a sentence.")],
) -> None:
    """Make a Markdown file the server's study list. The one before stays in the history."""
    with Api() as api:
        base = api.get("/api/authoring/syllabus")["number"]
        sections = api.post("/api/authoring/syllabus/markdown", {"markdown": _text(file)})["sections"]
        saved = api.put("/api/authoring/syllabus", {"base": base, "note": note, "sections": sections})
    topics = sum(len(section["topics"]) for section in sections)
    out.print(f"Saved revision {saved['number']}: {len(sections)} sections, {topics} topics.")


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()
        if len(content) > BYTES:
            message = f"{file} is longer than a study list may be: {BYTES // 1024} KiB."
            raise Usage(message)
        return content.decode("utf-8")
    except OSError as error:
        message = f"{file} could not be read: {error.strerror}."
        raise Usage(message) from error
    except UnicodeDecodeError as error:
        message = f"{file} is no text in UTF-8."
        raise Usage(message) from error
