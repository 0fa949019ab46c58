"""Invitations: links with which people make accounts, and the one with which the first admin does."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update
from sqlmodel import Session, col, delete, select

from server.accounts.credentials import hashed, new_secret
from server.core.errors import InvalidInvitation, UnknownInvitation
from server.db.engine import Database
from server.db.models import Invitation, Person, now
from server.db.states import PersonRole

FIRST_ADMIN = timedelta(days=1)  # life of the first admin's link; the next start makes another


def add(
    session: Session, created_by: int | None, role: PersonRole, uses: int, life: timedelta, note: str = ""
) -> tuple[Invitation, str]:
    """Add an invitation, and return it with the code that its link holds."""
    code = new_secret()
    invitation = Invitation(
        code_hash=hashed(code),
        role=role.value,
        uses_left=uses,
        note=note,
        created_by=created_by,
        ends_at=now() + life,
    )
    session.add(invitation)
    session.flush()
    return invitation, code


def listed(session: Session) -> list[Invitation]:
    """Return the invitations that can still be used, the newest first; not the server's own."""
    usable = select(Invitation).where(
        col(Invitation.uses_left) > 0, col(Invitation.ends_at) > now(), col(Invitation.created_by).is_not(None)
    )
    return list(session.exec(usable.order_by(col(Invitation.id).desc())))


def remove(session: Session, invitation_id: int) -> Invitation:
    """End an invitation.

    Raises:
        UnknownInvitation: there is none of that id.
    """
    invitation = session.get(Invitation, invitation_id)
    if invitation is None:
        raise UnknownInvitation(f"There is no invitation {invitation_id}.")
    session.delete(invitation)
    return invitation


def find(session: Session, code: str) -> Invitation:
    """Return the invitation of a code.

    Raises:
        InvalidInvitation: there is none, it was used, or it has ended; which of them is nobody's business.
    """
    invitation = session.exec(select(Invitation).where(Invitation.code_hash == hashed(code))).first()
    if invitation is None or invitation.uses_left < 1 or invitation.ends_at < now():
        raise InvalidInvitation(field="invitation")
    return invitation


def use(session: Session, code: str) -> PersonRole:
    """Use an invitation up by one, and return the role that it gives.

    Raises:
        InvalidInvitation: as `find`; of two people who use the last one at one time, the second one gets this.
    """
    invitation = find(session, code)
    used = update(Invitation).where(col(Invitation.id) == invitation.id, col(Invitation.uses_left) > 0)
    changed = session.connection().execute(used.values(uses_left=Invitation.uses_left - 1))
    if changed.rowcount != 1:
        raise InvalidInvitation(field="invitation")
    return PersonRole(invitation.role)


def invite_first_admin(database: Database) -> str | None:
    """Return the code of a new invitation for the first admin; None if there is an admin. Earlier ones end."""
    with database.write() as session:
        admins = select(Person.id).where(Person.role == PersonRole.ADMIN.value, col(Person.name_key).is_not(None))
        if session.exec(admins.limit(1)).first() is not None:
            return None
        session.connection().execute(delete(Invitation).where(col(Invitation.created_by).is_(None)))
        return add(session, None, PersonRole.ADMIN, 1, FIRST_ADMIN)[1]
