"""A server in accounts mode, and the people who come to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from server.accounts import passwords
from server.accounts.invitations import invite_first_admin
from tests.server.conftest import WAIT_SECONDS, Live

PASSWORD = "correct horse battery"


class House:
    """A server in accounts mode.

    Attributes:
        live: the server; its own client's token is worth nothing here.
        admin: the client of the first admin, who is signed in.
    """

    def __init__(self, live: Live, stack: ExitStack) -> None:
        self.live = live
        self._stack = stack
        code = invite_first_admin(live.services.database)
        assert code is not None
        self.admin = self.register("Ada", invitation=code)

    def visitor(self, **headers: str) -> httpx.Client:
        """A browser that nobody has signed in with; it names its origin as browsers do."""
        client = httpx.Client(
            base_url=self.live.url, headers={"Origin": self.live.url, **headers}, timeout=WAIT_SECONDS, trust_env=False
        )
        return self._stack.enter_context(client)

    def program(self, token: str) -> httpx.Client:
        client = httpx.Client(
            base_url=self.live.url,
            headers={"Authorization": f"Bearer {token}"},
            timeout=WAIT_SECONDS,
            trust_env=False,
        )
        return self._stack.enter_context(client)

    def register(self, name: str, invitation: str | None = None, email: str | None = None) -> httpx.Client:
        browser = self.visitor()
        body = {"name": name, "password": PASSWORD, "invitation": invitation, "email": email}
        answer = browser.post("/api/auth/register", json=body)
        assert answer.status_code == 204, answer.text
        return browser

    def invite(self, role: str = "member", uses: int = 1) -> str:
        """The code of a new invitation."""
        answer = self.admin.post("/api/admin/invitations", json={"role": role, "uses": uses})
        assert answer.status_code == 201, answer.text
        return answer.json()["url"].partition("#")[2]

    def join(self, name: str, role: str = "member", email: str | None = None) -> httpx.Client:
        return self.register(name, self.invite(role), email)

    def sign_in(self, name: str, password: str = PASSWORD) -> httpx.Client:
        browser = self.visitor()
        answer = browser.post("/api/auth/sign-in", json={"name": name, "password": password})
        assert answer.status_code == 204, answer.text
        return browser

    def id_of(self, name: str) -> int:
        found = self.admin.get("/api/admin/people", params={"search": name}).json()["items"]
        return next(person["id"] for person in found if person["name"] == name)


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Argon2id with parameters that cost next to nothing: there are some hundred hashes in these tests."""
    quick = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    passwords._nobodys.cache_clear()
    monkeypatch.setattr(passwords, "_hasher", lambda: quick)
    yield
    passwords._nobodys.cache_clear()


@pytest.fixture
def house(serve: Callable[..., Live]) -> Iterator[House]:
    with ExitStack() as stack:
        yield House(serve(mode="accounts"), stack)


@pytest.fixture
def open_house(serve: Callable[..., Live]) -> Iterator[House]:
    """One in which anybody may make an account."""
    with ExitStack() as stack:
        yield House(serve(mode="accounts", registration="open"), stack)
