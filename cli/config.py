"""Which server the command line talks to, and with which token.

Looked for in this order: the environment (GRADUS_URL, GRADUS_TOKEN); the file that `gradus login` writes, readable by
its owner alone; and, for the server of this machine, the token that it keeps in its own home.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from platformdirs import user_config_path

from cli.environment import is_loopback
from cli.failures import Usage
from server.core.settings import Settings

PAGES = {
    "admin",
    "authoring",
    "device",
    "forgotten",
    "join",
    "problems",
    "progress",
    "provider-failed",
    "reset",
    "settings",
}  # where an address stops to be a server's and begins to be a page's


@dataclass(frozen=True, slots=True)
class Target:
    """A server, and the token for it; "" where there is none."""

    url: str
    token: str


def config_file() -> Path:
    return user_config_path("gradus") / "server.json"


def target() -> Target:
    """Return the server that the commands talk to."""
    saved = _saved()
    named = parse_address(os.environ.get("GRADUS_URL") or saved.get("url") or local_url())
    token = os.environ.get("GRADUS_TOKEN") or named.token
    if not token and saved.get("url") and _same(saved["url"], named.url):
        token = saved.get("token", "")
    if not token and _same(local_url(), named.url):
        token = _local_token()
    return Target(named.url, token)


def parse_address(text: str) -> Target:
    """Split an address as people write or paste it into server and token: with or without http://, path, token.

    Raises:
        Usage: it is no address of a server.
    """
    address = text.strip()
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        message = f"{text!r} is no address of a server."
        raise Usage(message, "It should look like http://127.0.0.1:8000.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    token = parse_qs(parts.query).get("token", [""])[0]
    place = f"{parts.scheme}://{host}" + (f":{port}" if port is not None else "")
    return Target(place + _public_path(parts.path), token)


def _public_path(path: str) -> str:
    """Return the path below which a server lives, of the address of any of its pages."""
    before = takewhile(lambda part: part not in PAGES, (part for part in path.split("/") if part))
    return "".join(f"/{part}" for part in before)


def local_url() -> str:
    """Return the address of this machine's own server."""
    settings = Settings()
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"


def _same(one: str, other: str) -> bool:
    """Return whether two addresses are those of one server: this machine has several names."""
    first, second = (urlsplit(parse_address(each).url) for each in (one, other))
    return (first.port, first.path) == (second.port, second.path) and (
        first.hostname == second.hostname or (is_loopback(one) and is_loopback(other))
    )


def save(chosen: Target) -> Path:
    """Keep a server and its token, in a file that nobody else can read."""
    path = config_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w") as stream:
            json.dump({"url": chosen.url, "token": chosen.token}, stream)
        part.replace(path)
    except OSError as error:
        message = f"The token could not be saved in {path}: {error.strerror}."
        raise Usage(message, "Set GRADUS_URL and GRADUS_TOKEN in the environment instead.") from error
    return path


def _saved() -> dict[str, str]:
    try:
        saved = json.loads(config_file().read_text())
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in saved.items()} if isinstance(saved, dict) else {}


def _local_token() -> str:
    try:
        return (Settings().home / "token").read_text().strip()
    except OSError:
        return ""
