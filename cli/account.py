"""Which server, and as whom: login."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cli.api import Api
from cli.config import Target, local_url, parse_address, save
from cli.failures import Unauthenticated
from cli.render.console import out
from cli.source import read_stdin


def register(app: typer.Typer) -> None:
    """Put the commands of this module on the app."""
    app.command()(login)


def login(
    url: Annotated[
        str, typer.Argument(help="The server's address, as `gradus serve` prints it; this machine's when left out.")
    ] = "",
    token: Annotated[
        str, typer.Option(envvar="GRADUS_TOKEN", help="The token, where the address does not hold it; else asked for.")
    ] = "",
) -> None:
    """Remember a server and its token, after trying them."""
    named = parse_address(url or local_url())
    given = named.token or token or _asked()
    if not given:
        raise Unauthenticated("No token was given.", "It is in the address that `gradus serve` prints.")
    with Api(Target(named.url, given)) as api:
        me = api.get("/api/me")
    path = save(Target(named.url, given))
    out.print(f"Logged in to {named.url} as {me['name']}. Saved in {path}.", markup=False)


def _asked() -> str:
    """The token from the person at the terminal, unseen; from standard input where there is none."""
    if sys.stdin.isatty():
        return str(typer.prompt("Token", hide_input=True)).strip()
    return read_stdin().strip()
