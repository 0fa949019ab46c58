"""The `gradus` command: every sub-command is registered here, and every failure becomes a sentence and an exit code."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from cli import account, browse, host, problem, progress, sandbox, solve
from cli.failures import Failure
from cli.show import errors

app = typer.Typer(
    name="gradus",
    help="Practise for machine-learning interviews: solve in NumPy, judged against a hidden reference.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"gradus {version('gradus')}")
        raise typer.Exit


@app.callback()
def gradus(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Exit codes: 0 accepted, 1 not accepted, 2 usage, 3 authentication, 4 network or server, 5 judge error."""


browse.register(app)
solve.register(app)
host.register(app)
account.register(app)
app.add_typer(progress.app, name="progress")
app.add_typer(problem.app, name="problem")
app.add_typer(sandbox.app, name="sandbox")


def main() -> None:
    """Run the command line; the console script of the package."""
    try:
        app()
    except Failure as failure:
        errors.print(f"[bold red]gradus:[/] {failure.marked_up()}", highlight=False)
        sys.exit(failure.code)
    except KeyboardInterrupt:
        sys.exit(130)
