"""The routes of the person who sends the request: who they are, their sessions and tokens, and all that is theirs."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Response
from fastapi.responses import StreamingResponse
from sqlmodel import col, select

from server.accounts import devices, people, personal_data, sessions, tokens
from server.accounts.deps import AuthenticatorDep, CurrentUserDep, current_user
from server.accounts.schemas import (
    Confirmation,
    CreatedToken,
    DeviceApproval,
    Me,
    NewToken,
    PasswordChange,
    ProfileChange,
    SessionItem,
    SessionList,
    TokenItem,
    TokenList,
    UserCode,
    WaitingDevice,
)
from server.core.errors import (
    AccountExists,
    Forbidden,
    InvalidJson,
    InvalidRequest,
    NotFound,
    StillJudging,
    Unauthorized,
    UnknownDevice,
    UnknownSession,
    UnknownToken,
    UnsupportedMediaType,
    WrongPassword,
    documented,
)
from server.core.routing import ApiRoute
from server.core.schemas import JSON_LINES
from server.core.settings import VERSION, Mode
from server.db.deps import DatabaseDep, ReadSession, WriteSession
from server.db.models import ApiToken, Person, WebSession, now
from server.db.states import PersonRole

SESSION_ID = 16  # hexadecimal digits of a session's hash by which its owner names it

router = APIRouter(prefix="/api/me", tags=["me"], route_class=ApiRoute, dependencies=[Depends(current_user)])

_account = documented(Unauthorized, Forbidden, NotFound)
_change = {**_account, **documented(InvalidJson, UnsupportedMediaType, InvalidRequest)}


@router.get("", summary="Who you are to this server", responses=documented(Unauthorized))
def me(session: ReadSession, authenticator: AuthenticatorDep, user: CurrentUserDep) -> Me:
    return _me(session.get_one(Person, user.id), authenticator.mode, user.name).model_copy(update={"role": user.role})


def _me(person: Person, mode: Mode, name: str) -> Me:
    assert person.id is not None
    return Me(id=person.id, mode=mode, name=name, role=PersonRole(person.role), email=person.email, version=VERSION)


@router.patch("", summary="Change your name or address", responses={**_change, **documented(AccountExists)})
def update_me(
    database: DatabaseDep, authenticator: AuthenticatorDep, user: CurrentUserDep, change: ProfileChange
) -> Me:
    person = people.update_profile(database, user, change.model_dump(exclude_unset=True))
    return _me(person, authenticator.mode, person.name)


@router.post(
    "/password",
    status_code=204,
    summary="Change your password",
    responses={**_change, **documented(Unauthorized, WrongPassword)},
)
def change_password(database: DatabaseDep, user: CurrentUserDep, change: PasswordChange) -> Response:
    """Signs you out everywhere else."""
    people.change_password(database, user, change.current, change.new)
    return Response(status_code=204)


@router.get(
    "/export",
    summary="All that is stored about you",
    response_class=StreamingResponse,
    responses={**_account, **JSON_LINES},
)
def export_me(database: DatabaseDep, user: CurrentUserDep) -> StreamingResponse:
    """A JSON object a line; `kind` says what it is."""
    return StreamingResponse(
        personal_data.export(database, user),
        media_type="application/jsonl",
        headers={"Content-Disposition": 'attachment; filename="gradus.jsonl"'},
    )


@router.post(
    "/delete",
    status_code=204,
    summary="Delete your account and all that is yours",
    responses={**_change, **documented(Unauthorized, WrongPassword, StillJudging)},
)
def delete_me(database: DatabaseDep, user: CurrentUserDep, confirmation: Confirmation) -> Response:
    """Cannot be undone."""
    people.confirm_password(database, user, confirmation.password)
    with database.write() as session:
        personal_data.delete_person(session, user.id)
    return Response(status_code=204)


# Sessions


@router.get("/sessions", summary="Where you are signed in", responses=_account)
def my_sessions(session: ReadSession, user: CurrentUserDep) -> SessionList:
    mine = select(WebSession).where(WebSession.person_id == user.id, col(WebSession.ends_at) > now())
    rows = session.exec(mine.order_by(col(WebSession.seen_at).desc())).all()
    return SessionList(items=[_session(row, user.session) for row in rows])


def _session(row: WebSession, current: str | None) -> SessionItem:
    return SessionItem(
        id=row.key_hash[:SESSION_ID],
        device=row.device,
        address=row.address,
        created_at=row.created_at,
        seen_at=row.seen_at,
        current=row.key_hash == current,
    )


@router.delete(
    "/sessions/{session_id}",
    status_code=204,
    summary="Sign out of one browser",
    responses={**_account, **documented(UnknownSession, InvalidRequest)},
)
def end_session(session: WriteSession, user: CurrentUserDep, session_id: str) -> Response:
    mine = select(WebSession.key_hash).where(WebSession.person_id == user.id)
    found = [each for each in session.exec(mine) if each[:SESSION_ID] == session_id]
    if not found:
        raise UnknownSession
    sessions.end(session, found[0])
    return Response(status_code=204)


@router.delete("/sessions", status_code=204, summary="Sign out everywhere else", responses=_account)
def end_other_sessions(session: WriteSession, user: CurrentUserDep) -> Response:
    sessions.end_all(session, user.id, except_for=user.session)
    return Response(status_code=204)


# Tokens


@router.get("/tokens", summary="Your API tokens", responses=_account)
def my_tokens(session: ReadSession, user: CurrentUserDep) -> TokenList:
    return TokenList(items=[TokenItem.model_validate(_token(row)) for row in tokens.listed(session, user)])


def _token(row: ApiToken) -> dict[str, object]:
    return {name: getattr(row, name) for name in TokenItem.model_fields}


@router.post("/tokens", status_code=201, summary="Create an API token", responses=_change)
def create_token(session: WriteSession, user: CurrentUserDep, new: NewToken) -> CreatedToken:
    """The answer holds the token; it can't be read again."""
    row, text = tokens.add(session, user, new.name, new.role, new.days)
    return CreatedToken.model_validate({**_token(row), "token": text})


@router.delete(
    "/tokens/{token_id}",
    status_code=204,
    summary="Delete an API token",
    responses={**_account, **documented(UnknownToken, InvalidRequest)},
)
def delete_token(session: WriteSession, user: CurrentUserDep, token_id: int) -> Response:
    tokens.remove(session, user, token_id)
    return Response(status_code=204)


# Programs that wait to be approved


@router.post("/devices/find", summary="Which program shows a code", responses={**_change, **documented(UnknownDevice)})
def find_device(session: ReadSession, code: UserCode) -> WaitingDevice:
    return WaitingDevice(name=devices.find(session, code.user_code).name)


@router.post(
    "/devices/approve",
    status_code=204,
    summary="Sign a program in",
    responses={**_change, **documented(UnknownDevice)},
)
def approve_device(session: WriteSession, user: CurrentUserDep, approval: DeviceApproval) -> Response:
    """It gets an API token, which the list of your tokens shows."""
    devices.approve(session, user, approval.user_code, approval.role)
    return Response(status_code=204)


@router.post(
    "/devices/deny", status_code=204, summary="Refuse a program", responses={**_change, **documented(UnknownDevice)}
)
def deny_device(session: WriteSession, code: UserCode) -> Response:
    devices.deny(session, code.user_code)
    return Response(status_code=204)
