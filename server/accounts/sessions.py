"""The sessions of browsers: what the cookie of somebody who has signed in stands for.

The printed token signs in, once; from then on the browser has a session, whose random key means nothing anywhere else:
it is no bearer token. The database holds only hashes of keys, made with the token, so that a new token ends them all.
A cookie knows no ports, so its name has the port: two servers on one machine do not sign each other out.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading

from sqlmodel import col, delete, select

from server.db.engine import Database
from server.db.models import WebSession

MAX_SESSIONS = 100  # browsers that stay signed in; the oldest is forgotten
COOKIE = "gradus-session"


class Sessions:
    """The sessions of one home. Safe to use from many threads."""

    def __init__(self, database: Database, token: str) -> None:
        self._database = database
        self._token = token.encode()
        self._lock = threading.Lock()
        self._people: dict[str, int] = {}  # by the hash of a key, the oldest first

    def load(self) -> None:
        """Read the sessions that there are: only the server of the home makes any, so it asks the database once."""
        with self._database.read() as session:
            rows = session.exec(select(WebSession).order_by(col(WebSession.created_at))).all()
        self._people = {row.key_hash: row.person_id for row in rows}

    def begin(self, person_id: int) -> str:
        """Store a new session, and return the key that its cookie holds."""
        key = secrets.token_urlsafe(32)
        hashed = self._hash(key)
        with self._lock:
            old = list(self._people)[: max(0, len(self._people) + 1 - MAX_SESSIONS)]
            with self._database.write() as session:
                session.execute(delete(WebSession).where(col(WebSession.key_hash).in_(old)))
                session.add(WebSession(key_hash=hashed, person_id=person_id))
            people = {known: person for known, person in self._people.items() if known not in old}
            self._people = {**people, hashed: person_id}
        return key

    def person(self, key: str | None) -> int | None:
        """Return whose session it is; None if there is none of that key."""
        return self._people.get(self._hash(key)) if key else None

    def _hash(self, key: str) -> str:
        return hmac.new(self._token, key.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def cookie_name(host: str) -> str:
    """Return the cookie's name for a browser that has called the server by that Host header."""
    port = host.rpartition(":")[2]
    return f"{COOKIE}-{port if port.isdecimal() else 80}"
