"""The routes with which people come in and go out: signing in, making an account, setting a lost password."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from server.accounts import invitations, people, sessions
from server.accounts.deps import SessionsDep, SignInLimitsDep
from server.accounts.identity import client_of, session_key
from server.accounts.schemas import (
    Credentials,
    InvitationCode,
    InvitationOffer,
    NewPassword,
    Registering,
    SignInOptions,
)
from server.accounts.sessions import COOKIE_SECONDS, cookie_name
from server.core.deps import SettingsDep
from server.core.errors import (
    AccountExists,
    Forbidden,
    InvalidInvitation,
    InvalidJson,
    InvalidRequest,
    InvalidReset,
    NotFound,
    TooManyRequests,
    UnsupportedMediaType,
    WrongPassword,
    documented,
)
from server.core.routing import ApiRoute
from server.db.deps import DatabaseDep, ReadSession
from server.db.states import Role

router = APIRouter(
    prefix="/api/auth",
    tags=["auth"],
    route_class=ApiRoute,
    responses=documented(NotFound),
)
_body = documented(InvalidJson, UnsupportedMediaType, InvalidRequest, NotFound)


@router.get("/options", summary="How people come in here")
def sign_in_options(settings: SettingsDep) -> SignInOptions:
    return SignInOptions(mode=settings.mode, registration=settings.registration)


@router.post(
    "/sign-in", status_code=204, summary="Sign in", responses={**_body, **documented(WrongPassword, TooManyRequests)}
)
def sign_in(
    request: Request,
    database: DatabaseDep,
    known: SessionsDep,
    limits: SignInLimitsDep,
    credentials: Credentials,
) -> Response:
    """Sets the cookie of a new session; the one that the browser had ends."""
    key = people.sign_in(database, known, limits, client_of(request), credentials.name, credentials.password)
    return _with_session(request, database, known, key)


@router.post("/sign-out", status_code=204, summary="Sign out")
def sign_out(request: Request, database: DatabaseDep, known: SessionsDep) -> Response:
    response = Response(status_code=204)
    if (key := session_key(request)) is not None:
        with database.write() as session:
            sessions.end(session, known.hash(key))
        response.delete_cookie(_cookie(request), secure=_is_secure(request), httponly=True)
    return response


@router.post(
    "/register",
    status_code=204,
    summary="Make an account",
    responses={**_body, **documented(Forbidden, InvalidInvitation, AccountExists, TooManyRequests)},
)
def register(
    request: Request,
    database: DatabaseDep,
    known: SessionsDep,
    limits: SignInLimitsDep,
    settings: SettingsDep,
    new: Registering,
) -> Response:
    """Signs you in at once."""
    client = client_of(request)
    limits.check("", client.address)
    limits.failed("registration", client.address)  # each counts: accounts are not made by the hundred
    person_id = people.register(
        database,
        settings.registration,
        name=new.name,
        email=new.email,
        password=new.password,
        invitation=new.invitation,
    )
    with database.write() as session:
        key = known.begin(session, person_id, client)
    return _with_session(request, database, known, key)


@router.post("/invitation", summary="What an invitation gives", responses={**_body, **documented(InvalidInvitation)})
def invitation(session: ReadSession, code: InvitationCode) -> InvitationOffer:
    found = invitations.find(session, code.code)
    return InvitationOffer(role=Role(found.role), first_admin=found.created_by is None)


@router.post(
    "/password",
    status_code=204,
    summary="Set a password by a link",
    responses={**_body, **documented(InvalidReset)},
)
def reset_password(database: DatabaseDep, new: NewPassword) -> Response:
    """Ends the person's sessions and tokens; sign in with the new password then."""
    people.reset_password(database, new.code, new.password)
    return Response(status_code=204)


def _with_session(request: Request, database: DatabaseDep, known: SessionsDep, key: str) -> Response:
    """Return an answer that sets a session's cookie; the session that the browser had before ends."""
    if (before := session_key(request)) is not None:
        with database.write() as session:
            sessions.end(session, known.hash(before))
    response = Response(status_code=204)
    response.set_cookie(
        _cookie(request), key, COOKIE_SECONDS, secure=_is_secure(request), httponly=True, samesite="lax"
    )
    return response


def _cookie(request: Request) -> str:
    return cookie_name(request.headers.get("host", ""), request.url.scheme)


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"
