"""Signing in by an OpenID Connect provider, and what an attacker may try on the way."""

from contextlib import ExitStack
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from server.accounts.provider_routes import local
from tests.server.accounts.conftest import House
from tests.server.accounts.oidc_provider import CLIENT, CLIENT_SECRET, OidcProvider


@pytest.fixture
def provider():
    running = OidcProvider()
    yield running
    running.stop()


@pytest.fixture
def open_with(serve, provider):
    """A server that knows the provider under the name `sso`, with settings of it."""
    with ExitStack() as stack:

        def start(**settings):
            given = {
                "id": "sso",
                "name": "School",
                "issuer": provider.issuer,
                "client_id": CLIENT,
                "client_secret": CLIENT_SECRET,
                **settings,
            }
            return House(serve(mode="accounts", providers=[given]), stack)

        yield start


@pytest.fixture
def house(open_with):
    return open_with()


def begin(browser, target="/progress"):
    """Goes to the provider, and returns the address to which it sends the browser back."""
    start = browser.get("/api/auth/providers/sso/start", params={"target": target})
    assert start.status_code == 303
    return httpx.get(start.headers["location"], trust_env=False, timeout=60).headers["location"]


def sign_in(browser, target="/progress"):
    """The whole way; returns where the browser is in the end."""
    return browser.get(begin(browser, target), headers={"Sec-Fetch-Site": "cross-site"}).headers["location"]


def error(location):
    parts = urlsplit(location)
    return parse_qs(parts.query)["reason"][0] if parts.path == "/provider-failed" else ""


def test_who_comes_first_gets_an_account_and_the_same_one_again(house, provider):
    provider.claims["email"] = "grace@example.org"
    browser = house.visitor()
    assert sign_in(browser) == "/progress"
    me = browser.get("/api/me").json()
    assert (me["name"], me["email"], me["role"]) == ("Grace", "grace@example.org", "member")
    provider.claims |= {"preferred_username": "Hopper", "email": "other@example.org"}
    again = house.visitor()
    sign_in(again)
    assert again.get("/api/me").json()["name"] == "Grace"
    assert house.visitor().get("/api/auth/options").json()["providers"] == [{"id": "sso", "name": "School"}]


def test_a_name_that_is_taken_gets_a_number(house, provider):
    provider.claims["preferred_username"] = "ADA"
    browser = house.visitor()
    sign_in(browser)
    assert browser.get("/api/me").json()["name"] == "ADA 2"


def test_an_answer_is_taken_once_and_from_its_own_browser(house):
    browser, thief = house.visitor(), house.visitor()
    back = begin(browser)
    assert error(thief.get(back).headers["location"]) == "invalid_flow"
    assert thief.get("/api/me").status_code == 401
    cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    assert browser.get(back).headers["location"] == "/progress"
    assert error(house.visitor(Cookie=cookie).get(back).headers["location"]) == "invalid_flow"


def test_an_answer_that_the_attacker_began_signs_no_victim_in(house):
    attacker, victim = house.visitor(), house.visitor()
    begin(victim)
    assert error(victim.get(begin(attacker)).headers["location"])
    assert victim.get("/api/me").status_code == 401


@pytest.mark.parametrize(
    "changed",
    [
        {"nonce": "of another flow"},
        {"aud": "another client"},
        {"iss": "https://evil.example"},
        {"exp": 1},
        {"sub": None},
        {"nonce": None},
        {"exp": None},
    ],
)
def test_a_token_for_something_else_proves_nothing(house, provider, changed):
    provider.spoil = lambda claims: {k: v for k, v in (claims | changed).items() if v is not None}
    browser = house.visitor()
    assert error(sign_in(browser)) == "provider_failed"
    assert browser.get("/api/me").status_code == 401


@pytest.mark.parametrize("way", ["unsigned", "signed_with_public_key", "signed_by_another"])
def test_a_token_without_the_providers_signature_proves_nothing(house, provider, way):
    provider.sign = getattr(provider, way)
    assert error(sign_in(house.visitor())) == "provider_failed"


def test_an_answer_of_another_provider_is_refused(house, provider):
    provider.answer = {"iss": "https://evil.example"}
    assert error(sign_in(house.visitor()))
    provider.answer = {"iss": provider.issuer}
    assert sign_in(house.visitor()) == "/progress"


def test_a_provider_may_change_its_keys(house, provider):
    sign_in(house.visitor())
    provider.new_key()
    assert sign_in(house.visitor()) == "/progress"


def test_who_says_no_at_the_provider_is_back_at_the_sign_in_page(house, provider):
    provider.refuses = True
    assert error(sign_in(house.visitor())) == "provider_failed"


def test_a_provider_that_is_down_is_said_so(house, provider):
    provider.stop()
    answer = house.visitor().get("/api/auth/providers/sso/start")
    assert error(answer.headers["location"]) == "provider_failed"
    assert error(house.visitor().get("/api/auth/providers/other/start").headers["location"]) == "unknown_provider"


@pytest.mark.parametrize("verified", [True, False])
def test_an_address_alone_takes_over_no_account(house, provider, verified):
    house.join("Bo", email="bo@example.org")
    provider.claims |= {"email": "BO@example.org", "email_verified": verified}
    browser = house.visitor()
    location = sign_in(browser)
    if verified:
        assert error(location) == "account_exists"
        assert browser.get("/api/me").status_code == 401
    else:
        me = browser.get("/api/me").json()
        assert (me["name"], me["email"], me["role"]) == ("Grace", None, "member")


def test_who_is_signed_in_joins_the_two_by_a_verified_address(house, provider):
    bo = house.join("Bo", email="bo@example.org")
    provider.claims |= {"email": "bo@example.org", "email_verified": False}
    assert error(sign_in(bo)) == "forbidden"
    provider.claims |= {"email_verified": True}
    assert sign_in(bo, "/settings") == "/settings"
    browser = house.visitor()
    sign_in(browser)
    assert browser.get("/api/me").json()["name"] == "Bo"
    cy = house.join("Cy", email="cy@example.org")
    assert error(sign_in(cy)) == "account_exists"


def test_sign_up_can_be_off(open_with):
    house = open_with(sign_up=False)
    assert error(sign_in(house.visitor())) == "forbidden"


def test_a_disabled_account_stays_out(house):
    browser = house.visitor()
    sign_in(browser)
    house.admin.patch(f"/api/admin/people/{house.id_of('Grace')}", json={"disabled": True})
    assert error(sign_in(house.visitor())) == "forbidden"


def test_roles_come_by_a_claim_where_the_settings_say_so(open_with, provider):
    house = open_with(roles_claim="groups", authors=["staff"], admins=["root"])
    browser = house.visitor()
    for groups, role in (("root", "admin"), (["staff", "x"], "author"), (["x"], "member"), (None, "member")):
        provider.claims["groups"] = groups
        sign_in(browser)
        assert browser.get("/api/me").json()["role"] == role


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", ""]
)
def test_the_page_afterwards_is_one_of_this_server(house, target):
    landed = urlsplit(sign_in(house.visitor(), target))
    assert (landed.scheme, landed.netloc) == ("", "")
    assert not landed.path.startswith(("//", "/\\"))
    assert local("/progress?a=b") == "/progress?a=b"
