"""Which server, and as whom: login."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cli.api import Api
from cli.config import Target, local_url, save
from cli.failures import Unauthenticated
from cli.show import out


def register(app: typer.Typer) -> None:
    """Put the commands of this module on the app."""
    app.command()(login)


def login(
    url: Annotated[str, typer.Argument(help="The server's address; this machine's own when left out.")] = "",
    token: Annotated[
        str, typer.Option(envvar="GRADUS_TOKEN", help="The token; asked for (or read from stdin) when left out.")
    ] = "",
) -> None:
    """Remember a server and its token, after trying them."""
    address = (url or local_url()).rstrip("/")
    if "://" not in address:
        address = f"http://{address}"
    given = token or _asked()
    if not given:
        raise Unauthenticated("No token was given.", "It is in the address that `gradus serve` prints.")
    with Api(Target(address, given)) as api:
        me = api.get("/api/me")
    path = save(Target(address, given))
    out.print(f"Logged in to {address} as {me['name']}. Saved in {path}.")


def _asked() -> str:
    """The token from the person at the terminal, unseen; from standard input where there is none."""
    if sys.stdin.isatty():
        return str(typer.prompt("Token", hide_input=True)).strip()
    return sys.stdin.readline().strip()
