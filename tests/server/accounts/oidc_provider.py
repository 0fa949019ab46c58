"""A small OpenID Connect provider: discovery, keys, the authorization code flow with PKCE, signed ID tokens.

Whoever comes is `claims`, and is asked nothing. `spoil` may change an ID token's claims, or how it is signed, before it
is sent: a provider that errs, or another that pretends.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from server.process.serve import listen

CLIENT = "gradus"
CLIENT_SECRET = "between the two of them"
START_SECONDS = 20


class OidcProvider:
    """A provider on a port of its own, in a thread."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {"sub": "17", "preferred_username": "Grace", "email_verified": True}
        self.spoil: Callable[[dict[str, Any]], dict[str, Any]] = lambda claims: claims
        self.sign: Callable[[dict[str, Any]], str] = self.signed
        self.answer: dict[str, str] = {}  # more parameters of the answer
        self.refuses = False
        self.new_key()
        self._codes: dict[str, dict[str, str]] = {}
        routes = [
            Route("/.well-known/openid-configuration", self._configuration),
            Route("/keys", self._keys),
            Route("/authorize", self._authorize),
            Route("/token", self._token, methods=["POST"]),
        ]
        listening = listen("127.0.0.1", 0)
        self.issuer = f"http://127.0.0.1:{listening.getsockname()[1]}"
        config = uvicorn.Config(Starlette(routes=routes), log_config=None, access_log=False, lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [listening]}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(START_SECONDS)

    def new_key(self) -> None:
        """Sign with another key from now on, and forget the one before."""
        self.key = ECKey.generate_key("P-256", {"kid": secrets.token_hex(4)})

    def signed(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "ES256", "kid": self.key.kid}, claims, self.key)

    def unsigned(self, claims: dict[str, Any]) -> str:
        """A token of the algorithm `none`."""
        return b".".join([_part({"alg": "none"}), _part(claims), b""]).decode()

    def signed_with_public_key(self, claims: dict[str, Any]) -> str:
        """A token whose HMAC is made with the public key, which everybody knows."""
        head, body = (_part(part) for part in ({"alg": "HS256", "kid": self.key.kid}, claims))
        signature = hmac.digest(self.key.as_pem(private=False), head + b"." + body, "sha256")
        return b".".join([head, body, _encoded(signature)]).decode()

    def signed_by_another(self, claims: dict[str, Any]) -> str:
        other = ECKey.generate_key("P-256", {"kid": self.key.kid})
        return jwt.encode({"alg": "ES256", "kid": self.key.kid}, claims, other)

    async def _configuration(self, _request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
            }
        )

    async def _keys(self, _request: Request) -> Response:
        return JSONResponse(KeySet([self.key]).as_dict(private=False))

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        if self.refuses:
            answer = {"error": "access_denied", "state": asked["state"]}
        else:
            code = secrets.token_urlsafe(16)
            self._codes[code] = asked
            answer = {"code": code, "state": asked["state"], **self.answer}
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(answer)}", 302)

    async def _token(self, request: Request) -> Response:
        form = dict(parse_qsl((await request.body()).decode()))
        asked = self._codes.pop(form["code"], None)
        challenge = _encoded(hashlib.sha256(form["code_verifier"].encode()).digest())
        client = base64.b64encode(f"{CLIENT}:{CLIENT_SECRET}".encode()).decode()
        if (
            asked is None
            or challenge.decode() != asked["code_challenge"]
            or form["redirect_uri"] != asked["redirect_uri"]
            or request.headers.get("authorization") != f"Basic {client}"
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **self.claims,
        }
        token = self.sign(self.spoil(claims))
        return JSONResponse({"access_token": "unused", "token_type": "Bearer", "id_token": token})


def _part(value: dict[str, Any]) -> bytes:
    return _encoded(json.dumps(value).encode())


def _encoded(content: bytes) -> bytes:
    return base64.urlsafe_b64encode(content).rstrip(b"=")
