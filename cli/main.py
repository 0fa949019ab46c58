"""The `gradus` command: every sub-command is registered here, and every failure becomes a sentence and an exit code."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError

from cli import account, browse, host, problem, progress, sandbox, solve, study_list
from cli.failures import Failure, OutputFailed, Usage
from cli.render.console import abandon, errors, protect_streams

app = typer.Typer(
    name="gradus",
    help="Practise for machine-learning interviews: solve in NumPy, judged against a hidden reference.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


SECRETS = {"GRADUS_MAIL_URL", "GRADUS_PROVIDERS"}  # settings that may hold a password


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
app.add_typer(study_list.app, name="study-list")
app.add_typer(sandbox.app, name="sandbox")


def main() -> None:
    """Run the command line; the console script of the package."""
    try:
        protect_streams()
        try:
            app()
        finally:
            sys.stdout.flush()
    except OutputFailed as failure:
        abandon(sys.stdout)
        _end(failure)
    except Failure as failure:
        _end(failure)
    except ValidationError as error:  # of the settings: all else is checked by the server
        _end(Usage(_of_setting(error)))
    except SettingsError as error:
        _end(Usage(f"A setting in the environment can't be read: {error}."))
    except KeyboardInterrupt:
        sys.exit(130)


def _end(failure: Failure) -> NoReturn:
    errors.print(f"[bold red]gradus:[/] {failure.marked_up()}")
    sys.exit(failure.code)


def _of_setting(error: ValidationError) -> str:
    """Return the first setting of the environment that can't be, and why."""
    first = error.errors()[0]
    name = f"GRADUS_{'_'.join(map(str, first['loc'])).upper()}"
    given = "..." if name in SECRETS else first["input"]
    return f"{name}={given} can't be used: {first['msg'].removeprefix('Value error, ')}."
