"""Running Gradus: serve, doctor."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from cli.show import out


def register(app: typer.Typer) -> None:
    """Put the commands of this module on the app."""
    app.command()(serve)
    app.command()(doctor)


def serve(
    host: Annotated[str | None, typer.Option(help="The loopback address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = None,
    home: Annotated[
        Path | None, typer.Option(help="Where the database, the token and the frozen cases are kept.")
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page, where there is a browser.")] = False,
) -> None:
    """Serve the page and the API on this machine."""
    from server.main import serve as run  # noqa: PLC0415  (the other commands start without the server)

    raise typer.Exit(run(host=host, port=port, home=home, open_browser=open_browser))


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Say how well this machine can confine a submission.

    Layer by layer; exit code 0 when it can.
    """
    from judge.sandbox.base import Unavailable  # noqa: PLC0415
    from judge.sandbox.linux import LinuxSandbox  # noqa: PLC0415
    from judge.verdict import to_json  # noqa: PLC0415

    try:
        with closing(LinuxSandbox()) as sandbox:
            level = sandbox.describe()
    except Unavailable as error:
        if as_json:
            out.print_json(json.dumps({"level": None, "missing": str(error)}))
        else:
            out.print(f"[bold red]Submissions can't be judged here.[/] {error}")
        raise typer.Exit(1) from error
    if as_json:
        out.print_json(json.dumps(to_json(level)))
        return
    out.print(f"Confinement level: [bold green]{level.name}[/]")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("layer", "state", "what it does, or why it is missing"):
        table.add_column(name)
    for layer in level.layers:
        table.add_row(layer.name, "[green]in place[/]" if layer.stands else "[yellow]missing[/]", layer.detail)
    out.print(table)
