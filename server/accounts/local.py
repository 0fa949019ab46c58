"""The account of local mode: one person, who holds the token that the server made at its first start."""

from __future__ import annotations

import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request

from server.core.errors import Unauthorized
from server.db.models import LOCAL_PERSON

COOKIE = "gradus_session"
TOKEN_FILE = "token"  # noqa: S105  (its name, not the token)


@dataclass(frozen=True)
class CurrentUser:
    """The person who sends a request."""

    id: int
    name: str


def read_token(home: Path) -> str:
    """Return the home's token. The first call makes it, in a file that only its owner can read."""
    path = home / TOKEN_FILE
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        path.chmod(0o600)
        if token := path.read_text().strip():
            return token
        fd = os.open(path, os.O_WRONLY | os.O_TRUNC)
    token = secrets.token_urlsafe(32)
    with os.fdopen(fd, "w") as stream:
        stream.write(token + "\n")
    return token


def is_token(given: str | None, token: str) -> bool:
    return given is not None and hmac.compare_digest(given.encode(), token.encode())


def authenticate(request: Request, token: str, name: str) -> CurrentUser:
    """Return the one person of local mode.

    Raises:
        Unauthorized: neither the cookie nor the header holds the token.
    """
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    given = bearer.strip() if scheme.lower() == "bearer" else request.cookies.get(COOKIE)
    if not is_token(given, token):
        raise Unauthorized(headers={"WWW-Authenticate": "Bearer"})
    return CurrentUser(LOCAL_PERSON, name)
