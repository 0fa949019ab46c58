"""The sessions of browsers: what the cookie of somebody who has signed in stands for.

A session has a random key, which only its cookie holds and which is worth nothing elsewhere: it is no bearer token. The
database holds hashes of keys, so a session ends at once, in every process, when its row goes. In local mode the hashes
are made with the home's token, so that a new token ends all sessions.

A cookie knows no ports, so its name has the port: two servers on one machine do not sign each other out. Behind TLS its
name begins with `__Host-`, which browsers accept from this host alone, for all of it, and over TLS.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, col, delete, select

from server.accounts.credentials import new_secret
from server.accounts.current_user import CurrentUser
from server.db.engine import Database
from server.db.models import Person, WebSession, now
from server.db.states import PersonRole

MAX_SESSIONS = 100  # browsers in which a person stays signed in; the oldest is forgotten
COOKIE = "gradus-session"
COOKIE_SECONDS = 400 * 24 * 3600  # longest life that browsers give a cookie
SEEN = timedelta(hours=1)  # time after which a use is written down again
DEVICE_CHARACTERS = 200  # of a browser's own words that are stored


@dataclass(frozen=True)
class Client:
    """Where a request comes from, as its owner can recognize it later."""

    device: str = ""
    address: str = ""


class Sessions:
    """The sessions that a database holds. Safe to use from many threads."""

    def __init__(self, database: Database, pepper: str, life: timedelta) -> None:
        """Take the database.

        Args:
            database: with the sessions.
            pepper: a secret that is hashed with every key; another one ends all sessions.
            life: time without a request after which a session ends.
        """
        self._database = database
        self._pepper = pepper.encode()
        self._life = life

    def begin(self, session: Session, person_id: int, client: Client | None = None) -> str:
        """Add a session, and return the key that its cookie is to hold."""
        client = client or Client()
        mine = select(WebSession.key_hash).where(WebSession.person_id == person_id)
        newest = session.exec(mine.order_by(col(WebSession.created_at).desc(), col(WebSession.seen_at).desc())).all()
        for key_hash in newest[MAX_SESSIONS - 1 :]:
            end(session, key_hash)
        key = new_secret()
        session.add(
            WebSession(
                key_hash=self.hash(key),
                person_id=person_id,
                ends_at=now() + self._life,
                device=client.device[:DEVICE_CHARACTERS],
                address=client.address,
            )
        )
        return key

    def user(self, key: str) -> CurrentUser | None:
        """Return whose session it is; None if there is none of that key, or its person may no longer come in."""
        hashed = self.hash(key)
        joined = select(WebSession, Person).join(Person).where(WebSession.key_hash == hashed)
        with self._database.read() as session:
            row = session.exec(joined).first()
        if row is None:
            return None
        found, person = row
        moment = now()
        if found.ends_at < moment or person.disabled_at is not None:
            return None
        if moment - found.seen_at > SEEN:
            self._see(hashed)
        assert person.id is not None
        return CurrentUser(
            person.id,
            person.name,
            PersonRole(person.role),
            session=hashed,
            queued=person.queued_limit,
            per_minute=person.per_minute_limit,
        )

    def hash(self, key: str) -> str:
        """Return the hash under which a session is stored."""
        return hmac.new(self._pepper, key.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def _see(self, key_hash: str) -> None:
        """Write down that a session is in use, which puts its end off."""
        with self._database.write(durable=False) as session:
            if (found := session.get(WebSession, key_hash)) is not None:
                found.seen_at = now()
                found.ends_at = found.seen_at + self._life


def end(session: Session, key_hash: str) -> None:
    """End one session."""
    session.connection().execute(delete(WebSession).where(col(WebSession.key_hash) == key_hash))


def end_all(session: Session, person_id: int, except_for: str | None = None) -> None:
    """End every session of a person, except the one with that hash."""
    ended = delete(WebSession).where(col(WebSession.person_id) == person_id)
    if except_for is not None:
        ended = ended.where(col(WebSession.key_hash) != except_for)
    session.connection().execute(ended)


def cookie_name(host: str, scheme: str = "http") -> str:
    """Return the cookie's name for a browser that has called the server by that Host header and scheme."""
    if scheme == "https":
        return f"__Host-{COOKIE}"
    port = host.rpartition(":")[2]
    return f"{COOKIE}-{port if port.isdecimal() else 80}"
