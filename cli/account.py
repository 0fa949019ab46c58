"""Which server, and as whom: login."""

from __future__ import annotations

import platform
import sys
import time
from typing import Annotated

import typer

from cli.api import Api
from cli.config import Target, local_url, parse_address, save
from cli.failures import Failure, Unauthenticated
from cli.render.console import out
from cli.source import read_stdin

SLOWER_SECONDS = 5  # longer pause after each `slow_down`, as RFC 8628 asks


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
    """Remember a server and a token for it, after trying them.

    Where the server has accounts, this prints an address and a code: sign in there, and approve it.
    """
    named = parse_address(url or local_url())
    given = named.token or token or _obtained(named)
    if not given:
        raise Unauthenticated("No token was given.", "It is in the address that `gradus serve` prints.")
    with Api(Target(named.url, given)) as api:
        me = api.get("/api/me")
    path = save(Target(named.url, given))
    out.print(f"Logged in to {named.url} as {me['name']}. Saved in {path}.", markup=False)


def _obtained(named: Target) -> str:
    """Return a token: approved in a browser where the server has accounts, else as the person types it."""
    if not sys.stdin.isatty() and (piped := read_stdin().strip()):
        return piped
    with Api(Target(named.url, "")) as api:
        if api.get("/api/auth/options")["mode"] == "accounts":
            return _approved(api)
    return str(typer.prompt("Token", hide_input=True)).strip() if sys.stdin.isatty() else ""


def _approved(api: Api) -> str:
    """Return a token that the person approves in a browser, on this machine or another (RFC 8628).

    Raises:
        Unauthenticated: it was refused, or not approved in time.
    """
    codes = api.post("/api/auth/device", {"name": f"gradus on {platform.node() or 'a computer'}"[:60]})
    out.print(
        f"Open {codes['verification_uri']} in a browser, sign in, and type this code:\n\n    {codes['user_code']}\n\n"
        f"Or open {codes['verification_uri_complete']}\n\nWaiting for you to approve it ...",
        markup=False,
    )
    pause = codes["interval"]
    while True:
        time.sleep(pause)
        try:
            answer: dict[str, str] = api.post("/api/auth/device/token", {"device_code": codes["device_code"]})
        except Failure as failure:
            if failure.reason == "slow_down":
                pause += SLOWER_SECONDS
            elif failure.reason != "authorization_pending":
                raise Unauthenticated(failure.sentence, "`gradus login` begins again.") from failure
        else:
            return answer["access_token"]
