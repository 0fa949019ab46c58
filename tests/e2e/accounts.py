"""A server with accounts, its people, and what they do on its pages."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from typing import TypeAlias

import httpx
from playwright.sync_api import Locator, Page, expect

from tests.live import START_SECONDS, Server

PASSWORD = "grads-flow-backwards"
Browsers: TypeAlias = Callable[[], Page]


class Accounts:
    """A server whose first admin is Ada; the others are made as tests need them."""

    ADMIN = "Ada"

    def __init__(self, server: Server) -> None:
        self.url = server.url
        self._numbers = itertools.count(1)
        self.admin = self.client()
        code = server.first_admin.partition("#")[2]
        self._send(self.admin, "/api/auth/register", name=self.ADMIN, password=PASSWORD, invitation=code)

    def client(self) -> httpx.Client:
        """Return a browser without pages: it keeps its cookies and names its origin."""
        headers = {"Origin": self.url}
        return httpx.Client(base_url=self.url, headers=headers, timeout=START_SECONDS, trust_env=False)

    def member(self) -> str:
        """Make an account, and return its name."""
        name = f"Member {next(self._numbers)}"
        with self.client() as client:
            self._send(client, "/api/auth/register", name=name, password=PASSWORD)
        return name

    def signed_in(self, name: str) -> httpx.Client:
        """Return another browser in which a person is signed in."""
        client = self.client()
        self._send(client, "/api/auth/sign-in", name=name, password=PASSWORD)
        return client

    def _send(self, client: httpx.Client, path: str, **body: str) -> None:
        client.post(path, json=body).raise_for_status()


def fill(page: Page, action: str, fields: Mapping[str, str]) -> None:
    """Fill the form that has a button of this name, each field by its label, and press the button."""
    form = page.locator("form").filter(has=page.get_by_role("button", name=action, exact=True))
    for label, text in fields.items():
        form.get_by_label(label, exact=True).fill(text)
    form.get_by_role("button", name=action, exact=True).click()


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Sign in on the page that asks for it."""
    expect(page.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()
    fill(page, "Sign in", {"Name or e-mail address": name, "Password": password})


def menu(page: Page, name: str) -> Locator:
    """The menu of the person who is signed in."""
    return page.get_by_role("banner").get_by_label(f"Account of {name}")


def expect_signed_in(page: Page, name: str) -> None:
    expect(menu(page, name)).to_be_visible()


def choose(page: Page, name: str, choice: str) -> None:
    """Choose from the menu of the person who is signed in."""
    menu(page, name).click()
    page.get_by_role("banner").get_by_text(choice, exact=True).click()
