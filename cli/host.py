"""Running Gradus: serve, worker, doctor."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.markup import escape
from rich.table import Table

from cli.render.console import out

if TYPE_CHECKING:
    from judge.host import Level


def register(app: typer.Typer) -> None:
    """Put the commands of this module on the app."""
    app.command()(serve)
    app.command()(worker)
    app.command()(doctor)


def serve(
    host: Annotated[str | None, typer.Option(help="The loopback address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = None,
    home: Annotated[
        Path | None, typer.Option(help="Where the database, the token and the frozen cases are kept.")
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=0, max=64, help="Submissions judged at one time; 0 leaves them to `gradus worker`."),
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page, where there is a browser.")] = False,
) -> None:
    """Serve the page and the API on this machine."""
    from server.process import prewarm  # noqa: PLC0415  (the other commands start without the server)

    prewarm.pause_gc()
    prewarm.start_sandbox(home, workers)
    from server.process.serve import serve as run  # noqa: PLC0415

    raise typer.Exit(run(host=host, port=port, home=home, workers=workers, open_browser=open_browser))


def worker(
    home: Annotated[Path | None, typer.Option(help="The home of the server whose submissions it judges.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, max=64, help="Submissions judged at one time.")] = None,
    host: Annotated[
        str | None, typer.Option(help="Where it answers /healthz, /readyz and /metrics; loopback by default.")
    ] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="The port for that; 0, the default, takes a free one.")
    ] = None,
) -> None:
    """Judge what a server takes in, in a process beside it.

    Start the server first; any number of workers may share its home, on the same machine. A worker that dies loses
    nothing: another judges what it had in hand. SIGTERM or Ctrl+C lets it finish what it judges, for as long as
    GRADUS_GRACE says, and puts the rest back. `gradus serve --workers 0` leaves all judging to workers.
    """
    from server.process import prewarm  # noqa: PLC0415  (the other commands start without the server)

    prewarm.pause_gc()
    prewarm.start_sandbox(home, workers)
    from server.process.work import work  # noqa: PLC0415

    raise typer.Exit(work(home=home, workers=workers, host=host, port=port))


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Say how well this machine can confine a submission.

    Layer by layer; exit code 0 when it can.
    """
    from judge.verdict import to_json  # noqa: PLC0415
    from server.core.settings import Settings  # noqa: PLC0415

    chosen = Settings().sandbox
    found = {name: _level(name) for name in ("linux", "docker")}
    if as_json:
        levels = {
            name: {"level": None, "missing": each} if isinstance(each, str) else to_json(each)
            for name, each in found.items()
        }
        out.print_json(json.dumps({"backend": chosen, **levels}))
    else:
        for name, each in sorted(found.items(), key=lambda item: item[0] != chosen):
            _show(name, each, name == chosen)
    if isinstance(found[chosen], str):
        raise typer.Exit(1)


def _level(backend: str) -> Level | str:
    """Return the level of a backend, found by starting it; or why there is none."""
    from judge.host import SandboxError, open_sandbox  # noqa: PLC0415

    try:
        with closing(open_sandbox(backend)) as sandbox:
            return sandbox.describe()
    except SandboxError as error:
        return str(error)


def _show(backend: str, found: Level | str, chosen: bool) -> None:
    use = "in use" if chosen else f"not in use; GRADUS_SANDBOX={backend} chooses it"
    if isinstance(found, str):
        out.print(f"Backend [bold]{backend}[/] ({use}): [bold {'red' if chosen else 'yellow'}]can't judge here.[/]")
        out.print(escape(found), style=None if chosen else "dim")
        return
    out.print(f"Backend [bold]{backend}[/] ({use}), confinement level: [bold green]{found.name}[/]")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("layer", "state", "what it does, or why it is missing"):
        table.add_column(name)
    for layer in found.layers:
        detail = ". To have it: ".join(part for part in (layer.detail, layer.remedy) if part)
        table.add_row(layer.name, "[green]in place[/]" if layer.stands else "[yellow]missing[/]", escape(detail))
    out.print(table)
