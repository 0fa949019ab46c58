"""The person who sends a request, as every route sees them."""

from __future__ import annotations

from dataclasses import dataclass

from server.db.states import PersonRole


@dataclass(frozen=True)
class CurrentUser:
    """The person who sends a request.

    Attributes:
        role: what this request may do: a token may do less than its owner.
        session: the hash of the session's key where a browser sends it, else None.
        queued: how many unfinished submissions they may have; None: as many as everybody.
        per_minute: how many submissions a minute they may send in the long run; None: as many as everybody.
    """

    id: int
    name: str
    role: PersonRole = PersonRole.MEMBER
    session: str | None = None
    queued: int | None = None
    per_minute: int | None = None
