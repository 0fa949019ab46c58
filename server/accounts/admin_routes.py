"""The routes with which admins see to people: accounts, invitations, links for lost passwords, the audit log."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response
from fastapi.responses import StreamingResponse

from server.accounts import audit, invitations, people, resets
from server.accounts.deps import CurrentUserDep, MailerDep, PublicUrlDep, current_user
from server.accounts.schemas import (
    AuditItem,
    AuditPage,
    CreatedInvitation,
    InvitationItem,
    InvitationList,
    Link,
    NewInvitation,
    PeoplePage,
    PersonChange,
    PersonItem,
    PersonLimits,
)
from server.core.errors import (
    Forbidden,
    InvalidJson,
    InvalidRequest,
    NotFound,
    Unauthorized,
    UnknownInvitation,
    UnknownPerson,
    UnsupportedMediaType,
    documented,
)
from server.core.routing import ApiRoute
from server.core.schemas import JSON_LINES
from server.db.deps import DatabaseDep, ReadSession, WriteSession
from server.db.engine import after_commit
from server.db.models import Invitation, Person, now
from server.db.states import PersonRole

router = APIRouter(
    prefix="/api/admin",
    tags=["people"],
    route_class=ApiRoute,
    responses=documented(Unauthorized, Forbidden, NotFound),
    dependencies=[Depends(current_user)],
)
_body = documented(InvalidJson, UnsupportedMediaType, InvalidRequest)
PersonPath = Annotated[int, Path(ge=1, le=2**53)]
CursorQuery = Annotated[int | None, Query(ge=0, le=2**53, description="`next_cursor` of the page before.")]


@router.get("/people", summary="The accounts", responses=documented(InvalidRequest))
def people_list(
    session: ReadSession,
    *,
    search: Annotated[str, Query(max_length=100, description="A part of a name or an address.")] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    cursor: CursorQuery = None,
) -> PeoplePage:
    rows, total = people.search(session, search, limit + 1, cursor or 0)
    items = [_person(row) for row in rows[:limit]]
    return PeoplePage(items=items, total=total, next_cursor=items[-1].id if len(rows) > limit else None)


def _person(row: Person) -> PersonItem:
    assert row.id is not None
    return PersonItem(
        id=row.id,
        name=row.name,
        email=row.email,
        role=PersonRole(row.role),
        disabled=row.disabled_at is not None,
        limits=PersonLimits(queued=row.queued_limit, per_minute=row.per_minute_limit),
        created_at=row.created_at,
    )


@router.patch(
    "/people/{person_id}",
    summary="Change somebody's role or limits, or whether they may come in",
    responses={**_body, **documented(NotFound, UnknownPerson)},
)
def update_person(
    session: WriteSession, user: CurrentUserDep, person_id: PersonPath, change: PersonChange
) -> PersonItem:
    person = people.update_person(session, user, person_id, role=change.role, disabled=change.disabled)
    if change.limits is not None:
        people.limit(session, user, person, queued=change.limits.queued, per_minute=change.limits.per_minute)
    return _person(person)


@router.post(
    "/people/{person_id}/reset-link",
    status_code=201,
    summary="Create a link with which somebody sets a new password",
    responses=documented(NotFound, UnknownPerson, InvalidRequest),
)
def create_reset_link(
    session: WriteSession, mailer: MailerDep, url: PublicUrlDep, user: CurrentUserDep, person_id: PersonPath
) -> Link:
    """Earlier links of that person end. Where the server sends mail, a person with an address also gets it so."""
    link = f"{url}/reset#{resets.create_reset(session, user, person_id)}"
    person = people.find(session, person_id)
    mailed = mailer.enabled and bool(person.email)
    if mailed:
        mail = resets.reset_mail(mailer, person, link)
        after_commit(session, lambda: mailer.send_later(lambda: mail))
    return Link(url=link, ends_at=now() + resets.RESET, mailed=mailed)


# Invitations


@router.get("/invitations", summary="The invitations that can still be used")
def invitation_list(session: ReadSession) -> InvitationList:
    return InvitationList(
        items=[InvitationItem.model_validate(_invitation(row)) for row in invitations.listed(session)]
    )


def _invitation(row: Invitation) -> dict[str, object]:
    return {name: getattr(row, name) for name in InvitationItem.model_fields}


@router.post("/invitations", status_code=201, summary="Create an invitation", responses=_body)
def create_invitation(
    session: WriteSession, url: PublicUrlDep, user: CurrentUserDep, new: NewInvitation
) -> CreatedInvitation:
    """The answer holds the link; it can't be read again."""
    row, code = invitations.add(session, user.id, new.role, new.uses, timedelta(days=new.days), new.note)
    audit.record(session, user, "invitation created", invitation=row.id, role=new.role, uses=new.uses, days=new.days)
    return CreatedInvitation.model_validate({**_invitation(row), "url": f"{url}/join#{code}"})


@router.delete(
    "/invitations/{invitation_id}",
    status_code=204,
    summary="Delete an invitation",
    responses=documented(NotFound, UnknownInvitation, InvalidRequest),
)
def delete_invitation(
    session: WriteSession, user: CurrentUserDep, invitation_id: Annotated[int, Path(ge=1, le=2**53)]
) -> Response:
    row = invitations.remove(session, invitation_id)
    audit.record(session, user, "invitation deleted", invitation=invitation_id, role=row.role)
    return Response(status_code=204)


# The audit log


@router.get("/audit-log", summary="What admins did, newest first", responses=documented(InvalidRequest))
def audit_log(
    session: ReadSession, *, limit: Annotated[int, Query(ge=1, le=200)] = 50, cursor: CursorQuery = None
) -> AuditPage:
    rows = audit.page(session, limit + 1, cursor)
    items = [AuditItem.model_validate(vars(row)) for row in rows[:limit]]
    return AuditPage(items=items, next_cursor=items[-1].id if len(rows) > limit else None)


@router.get("/audit-log/export", summary="The whole audit log", response_class=StreamingResponse, responses=JSON_LINES)
def export_audit_log(database: DatabaseDep) -> StreamingResponse:
    """A JSON object a line, the oldest first."""
    return StreamingResponse(
        audit.exported(database),
        media_type="application/jsonl",
        headers={"Content-Disposition": 'attachment; filename="gradus-audit.jsonl"'},
    )
