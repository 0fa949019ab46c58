"""Which server the command line talks to, and with which token.

Looked for in this order: the environment (GRADUS_URL, GRADUS_TOKEN); the file that `gradus login` writes, readable by
its owner alone; and, for the server of this machine, the token that it keeps in its own home.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path

from cli.failures import Usage
from server.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Target:
    """A server, and the token for it; "" where there is none."""

    url: str
    token: str


def config_file() -> Path:
    return user_config_path("gradus") / "server.json"


def target() -> Target:
    """The server that the commands talk to."""
    saved = _saved()
    url = os.environ.get("GRADUS_URL") or saved.get("url") or local_url()
    token = os.environ.get("GRADUS_TOKEN", "")
    if not token and saved.get("url") == url:
        token = saved.get("token", "")
    if not token and url == local_url():
        token = _local_token()
    return Target(url.rstrip("/"), token)


def local_url() -> str:
    settings = Settings()
    return f"http://{settings.host}:{settings.port}"


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
