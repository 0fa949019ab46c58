"""OpenID Connect providers: finds their addresses and keys, sends a browser there, and checks what it brings back.

Authlib speaks the protocol (authorization code with PKCE); its integration for Starlette is not used, because it keeps
what a flow needs in a cookie that can be read, or in a cache that any browser may answer from. Here that is a row
(flows.py) which only the browser that began it can use up, once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import httpx

from server.core.errors import ProviderFailed, UnknownProvider
from server.core.settings import Provider

CONFIGURATION = "/.well-known/openid-configuration"
FRESH_SECONDS = 3600.0  # time for which a provider's configuration and keys are believed
TIMEOUT_SECONDS = 10.0
# Those with a public key: with HMAC, whoever knows the public key could sign.
ALGORITHMS = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
LEEWAY_SECONDS = 60  # difference of two clocks


@dataclass(frozen=True)
class _Known:
    """What a provider says about itself."""

    metadata: Mapping[str, Any]
    keys: Mapping[str, Any]
    at: float


class Providers:
    """The providers of the settings. Safe to use from many threads."""

    def __init__(self, providers: Sequence[Provider], open_client: Callable[[], httpx.Client] | None = None) -> None:
        self._providers = {provider.id: provider for provider in providers}
        self._open_client = open_client or (lambda: httpx.Client(timeout=TIMEOUT_SECONDS))
        self._known: dict[str, _Known] = {}
        self._lock = Lock()

    def __iter__(self) -> Any:
        return iter(self._providers.values())

    def get(self, provider_id: str) -> Provider:
        """Return a provider.

        Raises:
            UnknownProvider: the settings have none of that id.
        """
        try:
            return self._providers[provider_id]
        except KeyError:
            raise UnknownProvider(f"This server has no provider {provider_id!r}.") from None

    def authorization_url(self, provider: Provider, redirect_uri: str, state: str, nonce: str, verifier: str) -> str:
        """Return the address at the provider where a person signs in.

        Raises:
            ProviderFailed: the provider does not answer.
        """
        known = self._look_up(provider)
        with self._client(provider, redirect_uri) as client:
            url, _ = client.create_authorization_url(
                known.metadata["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier
            )
        return str(url)

    def claims(self, provider: Provider, redirect_uri: str, code: str, nonce: str, verifier: str) -> Mapping[str, Any]:
        """Exchange a code for an ID token, and return the claims in it once they are proved to be the provider's.

        Raises:
            ProviderFailed: the provider does not answer, or answers with something that is not for this flow.
        """
        from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415  (only where there are providers)
        from httpx2 import HTTPError  # noqa: PLC0415  (Authlib's)
        from joserfc.errors import JoseError  # noqa: PLC0415

        known = self._look_up(provider)
        try:
            with self._client(provider, redirect_uri) as client:
                token = client.fetch_token(known.metadata["token_endpoint"], code=code, code_verifier=verifier)
            return self._verified(provider, token, nonce)
        except (AuthlibBaseError, JoseError, HTTPError, httpx.HTTPError, KeyError, ValueError) as error:
            raise ProviderFailed(f"{provider.name} has sent no proof of who you are. Try again.") from error

    def _verified(self, provider: Provider, token: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
        """Return the claims of an ID token (OpenID Connect Core 1.0, section 3.1.3.7)."""
        from authlib.oidc.core import CodeIDToken  # noqa: PLC0415
        from joserfc import jwt  # noqa: PLC0415
        from joserfc.errors import InvalidKeyIdError  # noqa: PLC0415
        from joserfc.jwk import KeySet  # noqa: PLC0415
        from joserfc.jws import JWSRegistry  # noqa: PLC0415

        def decoded(known: _Known) -> jwt.Token:
            offered = known.metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
            registry = JWSRegistry(
                algorithms=[each for each in offered if each in ALGORITHMS], strict_check_header=False
            )
            return jwt.decode(token["id_token"], KeySet.import_key_set(known.keys), registry=registry)  # type: ignore[arg-type]

        try:
            found = decoded(self._look_up(provider))
        except InvalidKeyIdError:  # the provider has changed its keys
            found = decoded(self._look_up(provider, anew=True))
        required = {
            "iss": {"essential": True, "value": provider.issuer},
            "aud": {"essential": True, "value": provider.client_id},
            "sub": {"essential": True},
            "exp": {"essential": True},
            "nonce": {"essential": True, "value": nonce},
        }
        params = {"nonce": nonce, "client_id": provider.client_id, "access_token": token.get("access_token")}
        claims = CodeIDToken(found.claims, found.header, required, params)
        claims.validate(leeway=LEEWAY_SECONDS)
        return dict(claims)

    def _look_up(self, provider: Provider, *, anew: bool = False) -> _Known:
        """Return what a provider says about itself, asked at most once in FRESH_SECONDS unless its keys changed.

        Raises:
            ProviderFailed: it does not answer, or speaks for another issuer.
        """
        with self._lock:
            known = self._known.get(provider.id)
        if known is not None and not anew and time.monotonic() - known.at < FRESH_SECONDS:
            return known
        try:
            with self._open_client() as client:
                metadata = client.get(provider.issuer.rstrip("/") + CONFIGURATION).raise_for_status().json()
                keys = client.get(metadata["jwks_uri"]).raise_for_status().json()
        except (httpx.HTTPError, KeyError, ValueError, TypeError) as error:
            raise ProviderFailed(f"{provider.name} does not answer. Try again in a minute.") from error
        if metadata.get("issuer") != provider.issuer:
            raise ProviderFailed(f"{provider.name} speaks for another issuer than the one in the settings.")
        known = _Known(metadata, keys, time.monotonic())
        with self._lock:
            self._known[provider.id] = known
        return known

    def _client(self, provider: Provider, redirect_uri: str) -> Any:
        from authlib.integrations.httpx_client import OAuth2Client  # noqa: PLC0415

        return OAuth2Client(
            client_id=provider.client_id,
            client_secret=provider.client_secret or None,
            scope=provider.scope,
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_basic" if provider.client_secret else "none",
            timeout=TIMEOUT_SECONDS,
        )
