"""The account of local mode: one person, who holds the token that the server made at its first start."""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path

from server.core.startup_errors import HomeUnusable

TOKEN_FILE = "token"  # noqa: S105  (its name, not the token)


def read_token(home: Path) -> str:
    """Return the home's token. The first call makes it, in a file that only its owner can read.

    Raises:
        HomeUnusable: the file is a link that leads nowhere, or can't be read or written.
    """
    path = home / TOKEN_FILE
    try:
        return _read_or_make(path)
    except OSError as error:
        reason = "it is a link that leads nowhere" if path.is_symlink() and not path.exists() else error.strerror
        raise HomeUnusable(
            f"The token {path} can't be used: {reason}. Delete it, and the next start makes another."
        ) from error


def _read_or_make(path: Path) -> str:
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        path.chmod(0o600)
        if token := path.read_text(encoding="utf-8", errors="replace").strip():
            return token
        fd = os.open(path, os.O_WRONLY | os.O_TRUNC)
    token = secrets.token_urlsafe(32)
    with os.fdopen(fd, "w") as stream:
        stream.write(token + "\n")
    return token


def is_token(given: str | None, token: str) -> bool:
    return given is not None and hmac.compare_digest(given.encode(), token.encode())
