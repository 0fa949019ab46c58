"""The routes with which people come in and go out: signing in, making an account, setting a lost password."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request, Response

from server.accounts import devices, invitations, people, resets
from server.accounts.cookies import delete_session, set_session
from server.accounts.deps import MailerDep, PublicUrlDep, SessionsDep, SignInLimitsDep
from server.accounts.identity import client_of
from server.accounts.schemas import (
    Asked,
    Credentials,
    DeviceCode,
    DeviceCodes,
    DeviceRequest,
    DeviceToken,
    InvitationCode,
    InvitationOffer,
    LostPassword,
    NewPassword,
    ProviderItem,
    Registering,
    SignInOptions,
)
from server.core.deps import SettingsDep
from server.core.errors import (
    AccessDenied,
    AccountExists,
    AuthorizationPending,
    ExpiredDeviceCode,
    Forbidden,
    InvalidInvitation,
    InvalidJson,
    InvalidRequest,
    InvalidReset,
    NotFound,
    SlowDown,
    TooManyRequests,
    UnsupportedMediaType,
    WrongPassword,
    documented,
)
from server.core.routing import ApiRoute
from server.db.deps import DatabaseDep, ReadSession, WriteSession
from server.db.states import PersonRole

router = APIRouter(
    prefix="/api/auth",
    tags=["auth"],
    route_class=ApiRoute,
    responses=documented(NotFound),
)
_body = documented(InvalidJson, UnsupportedMediaType, InvalidRequest, NotFound)


@router.get("/options", summary="How people come in here")
def sign_in_options(settings: SettingsDep) -> SignInOptions:
    providers = [ProviderItem(id=provider.id, name=provider.name) for provider in settings.providers]
    mails = settings.mail_url is not None
    return SignInOptions(mode=settings.mode, registration=settings.registration, providers=providers, mails=mails)


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
    delete_session(request, response, database, known)
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
    limits.check(None, client.address)
    limits.failed(None, client.address)  # each counts: accounts are not made by the hundred
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
    return InvitationOffer(role=PersonRole(found.role), first_admin=found.created_by is None)


@router.post(
    "/password",
    status_code=204,
    summary="Set a password by a link",
    responses={**_body, **documented(InvalidReset)},
)
def reset_password(database: DatabaseDep, new: NewPassword) -> Response:
    """Ends the person's sessions and tokens; sign in with the new password then."""
    resets.reset_password(database, new.code, new.password)
    return Response(status_code=204)


@router.post(
    "/forgotten",
    status_code=202,
    summary="Have a link mailed that sets a new password",
    responses={**_body, **documented(TooManyRequests)},
)
def forgotten(
    request: Request,
    database: DatabaseDep,
    mailer: MailerDep,
    limits: SignInLimitsDep,
    url: PublicUrlDep,
    lost: LostPassword,
) -> Asked:
    """The answer is the same whether or not there is such an account; only one with an e-mail address gets a mail."""
    if not mailer.enabled:
        raise NotFound("This server sends no mail. Ask an admin for a link that sets a new password.")
    address = client_of(request).address
    limits.check(None, address)
    limits.failed(None, address)  # each counts: nobody is to fill others' mailboxes
    mailer.send_later(partial(resets.mail_reset, database, mailer, url, lost.name))
    return Asked()


@router.post(
    "/device",
    status_code=201,
    summary="Begin to sign a program in",
    responses={**_body, **documented(TooManyRequests)},
)
def begin_device(session: WriteSession, url: PublicUrlDep, new: DeviceRequest) -> DeviceCodes:
    """The device authorization grant of RFC 8628, in JSON."""
    device_code, user_code = devices.begin(session, new.name)
    return DeviceCodes(
        device_code=device_code,
        user_code=user_code,
        verification_uri=f"{url}/device",
        verification_uri_complete=f"{url}/device#{user_code}",
        expires_in=int(devices.LIFE.total_seconds()),
        interval=devices.INTERVAL_SECONDS,
    )


@router.post(
    "/device/token",
    summary="Ask whether a program was approved",
    responses={**_body, **documented(AuthorizationPending, SlowDown, AccessDenied, ExpiredDeviceCode)},
)
def device_token(database: DatabaseDep, code: DeviceCode) -> DeviceToken:
    """The answer holds an API token, once."""
    return DeviceToken(access_token=devices.redeem(database, code.device_code))


def _with_session(request: Request, database: DatabaseDep, known: SessionsDep, key: str) -> Response:
    response = Response(status_code=204)
    set_session(request, response, database, known, key)
    return response
