"""Dependencies of routes on people: `CurrentUserDep`, `SessionsDep`, `ProvidersDep`, `SignInLimitsDep`, and others."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import APIKeyCookie, HTTPBearer

from server.accounts.current_user import CurrentUser
from server.accounts.identity import Authenticator
from server.accounts.mail import Mailer
from server.accounts.providers import Providers
from server.accounts.sessions import COOKIE, Sessions
from server.accounts.sign_in_limits import SignInLimits
from server.core.deps import SettingsDep, from_state

# They are here for the OpenAPI document; the authenticator reads the request itself.
_cookie = APIKeyCookie(
    name=f"{COOKIE}-8000",
    auto_error=False,
    description="The session of a browser that has signed in; the name ends in the server's port, and is "
    f"`__Host-{COOKIE}` behind TLS.",
)
_bearer = HTTPBearer(
    auto_error=False, description="The token in the server's home; in accounts mode, an API token of a person."
)

AuthenticatorDep = Annotated[Authenticator, Depends(from_state("authenticator"))]
SessionsDep = Annotated[Sessions, Depends(from_state("sessions"))]
ProvidersDep = Annotated[Providers, Depends(from_state("providers"))]
MailerDep = Annotated[Mailer, Depends(from_state("mailer"))]
SignInLimitsDep = Annotated[SignInLimits, Depends(from_state("sign_in_limits"))]


async def current_user(
    request: Request,
    authenticator: AuthenticatorDep,
    _cookie: Annotated[object, Depends(_cookie)],
    _bearer: Annotated[object, Depends(_bearer)],
) -> CurrentUser:
    return await authenticator.user(request)


async def public_url(request: Request, settings: SettingsDep) -> str:
    """Return the address that people open, without a slash at its end."""
    return settings.public_url or f"{request.url.scheme}://{request.url.netloc}"


CurrentUserDep = Annotated[CurrentUser, Depends(current_user)]
PublicUrlDep = Annotated[str, Depends(public_url)]
