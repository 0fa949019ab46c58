"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import local


def complete_slug(incomplete: str) -> list[str]:
    """Return the problems whose slug begins so, for the shell; from this machine's folders, to be quick."""
    return [slug for slug in local.slugs() if slug.startswith(incomplete)]


AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for other programs.")]
Slug = Annotated[str, typer.Argument(help="The problem's slug, as in `gradus list`.", autocompletion=complete_slug)]
