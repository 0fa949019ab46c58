"""Signing in by an OpenID Connect provider, as somebody at a browser sees it."""

import json

import pytest
from playwright.sync_api import expect

from tests.e2e.accounts import expect_signed_in
from tests.live import serve
from tests.server.accounts.oidc_provider import CLIENT, CLIENT_SECRET, OidcProvider


@pytest.fixture
def provider():
    running = OidcProvider()
    yield running
    running.stop()


@pytest.fixture
def school(tmp_path, provider):
    settings = {
        "id": "sso",
        "name": "School",
        "issuer": provider.issuer,
        "client_id": CLIENT,
        "client_secret": CLIENT_SECRET,
    }
    yield from serve(tmp_path / "home", GRADUS_MODE="accounts", GRADUS_PROVIDERS=json.dumps([settings]))


def test_the_button_signs_in_and_leads_to_the_page_that_was_asked_for(school, provider, browsers):
    page = browsers()
    page.goto(f"{school.url}/progress")
    provider.refuses = True
    page.get_by_role("link", name="Sign in with School").click()
    expect(page.get_by_role("heading", name="Not signed in")).to_be_visible()
    expect(page.get_by_text("did not confirm who you are")).to_be_visible()
    provider.refuses = False
    page.goto(f"{school.url}/progress")
    page.get_by_role("link", name="Sign in with School").click()
    expect(page.get_by_role("heading", name="Activity")).to_be_visible()
    expect_signed_in(page, "Grace")
    page.goto(f"{school.url}/settings")
    expect(page.get_by_role("link", name="Join School")).to_be_visible()
