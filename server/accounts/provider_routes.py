"""The addresses that a browser opens to sign in by a provider, and to which the provider sends it back.

A browser navigates to them, so whatever goes wrong leads to a page that says what it was. The address holds the
error's code alone: a text in it could be anybody's.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse

from server.accounts import provider_sign_in
from server.accounts.cookies import is_secure, set_session
from server.accounts.deps import AuthenticatorDep, ProvidersDep, PublicUrlDep, SessionsDep
from server.accounts.identity import client_of, session_key
from server.core.deps import SettingsDep
from server.core.errors import ApiError, InvalidRequest, NotFound, documented
from server.core.routing import ApiRoute
from server.core.settings import Settings
from server.db.deps import DatabaseDep

COOKIE = "gradus-provider"  # binds a flow to the browser that began it
PATH = "/api/auth/providers"

router = APIRouter(prefix=PATH, tags=["auth"], route_class=ApiRoute, responses=documented(NotFound, InvalidRequest))
ProviderPath = Annotated[str, Path(max_length=30)]
_REDIRECT: dict[int | str, dict[str, Any]] = {
    303: {"description": "To the provider, or to the page that says what went wrong.", "content": {"text/html": {}}}
}


@router.get("/{provider_id}/start", status_code=303, summary="Sign in by a provider", responses=_REDIRECT)
def start_provider(
    request: Request,
    database: DatabaseDep,
    providers: ProvidersDep,
    authenticator: AuthenticatorDep,
    url: PublicUrlDep,
    settings: SettingsDep,
    provider_id: ProviderPath,
    *,
    target: Annotated[str, Query(max_length=500, description="The page to open afterwards.")] = "/",
) -> RedirectResponse:
    """Whoever is signed in joins the provider's account to theirs."""
    key = session_key(request)
    user = authenticator.sessions.user(key) if key else None
    try:
        provider = providers.get(provider_id)
        begun = provider_sign_in.begin(database, providers, provider, _callback(url, provider_id), local(target), user)
    except ApiError as error:
        return _to_failed(settings, error)
    response = RedirectResponse(begun.url, 303)
    response.set_cookie(
        COOKIE,
        begun.browser_key,
        int(provider_sign_in.FLOW.total_seconds()),
        path=settings.public_path + PATH,
        secure=is_secure(request),
        httponly=True,
        samesite="lax",
    )
    return response


@router.get(
    "/{provider_id}/callback", status_code=303, summary="Where a provider sends people back", responses=_REDIRECT
)
def finish_provider(
    request: Request,
    database: DatabaseDep,
    providers: ProvidersDep,
    known: SessionsDep,
    url: PublicUrlDep,
    settings: SettingsDep,
    provider_id: ProviderPath,
) -> RedirectResponse:
    try:
        person_id, target = provider_sign_in.finish(
            database,
            providers,
            providers.get(provider_id),
            _callback(url, provider_id),
            request.cookies.get(COOKIE, ""),
            dict(request.query_params),
        )
    except ApiError as error:
        response = _to_failed(settings, error)
    else:
        with database.write() as session:
            key = known.begin(session, person_id, client_of(request))
        response = RedirectResponse(settings.public_path + target, 303)
        set_session(request, response, database, known, key)
    response.delete_cookie(COOKIE, path=settings.public_path + PATH, secure=is_secure(request), httponly=True)
    return response


def _callback(url: str, provider_id: str) -> str:
    return f"{url}{PATH}/{provider_id}/callback"


def local(path: str) -> str:
    """Return a path of this server: two slashes at its beginning would lead a browser to another one."""
    return "/" + path.lstrip("/\\") if path.startswith("/") and path.isprintable() else "/"


def _to_failed(settings: Settings, error: ApiError) -> RedirectResponse:
    return RedirectResponse(f"{settings.public_path}/provider-failed?reason={error.code}", 303)
