"""The image of the docker backend: `gradus sandbox build`."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.failures import JudgeFailed
from cli.render.console import out

app = typer.Typer(name="sandbox", help="The container of the docker backend.", no_args_is_help=True)


@app.callback()
def sandbox() -> None:
    """One command may stand alone in its group."""


@app.command()
def build(
    base: Annotated[
        str | None, typer.Option(help="An image with Python to build on, such as python:3.13-slim.", metavar="IMAGE")
    ] = None,
) -> None:
    """Make its image: of this Python and its packages (on Linux), or on a base image that has Python."""
    from judge.host import SandboxError, build_image  # noqa: PLC0415  (NumPy)

    try:
        with out.status("building the sandbox's image"):
            tag = build_image(base)
    except SandboxError as error:
        raise JudgeFailed(str(error)) from error
    out.print(f"Built {tag}. To judge in it, set GRADUS_SANDBOX=docker.")
