"""Attacks on accounts mode: on sessions, by other sites' pages, by mass assignment, by headers that lie."""

import json
from contextlib import ExitStack

import httpx
import pytest

from server.accounts.sessions import cookie_name
from tests.server.accounts.conftest import PASSWORD, House

EVIL = "https://evil.example"
SIGN_IN = {"name": "Ada", "password": PASSWORD}
CONTENT_TYPES = [
    "application/json",
    "application/json; charset=utf-8",
    "text/plain",
    "text/plain; application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/csp-report",
    "",
]


@pytest.mark.parametrize("content_type", CONTENT_TYPES)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": EVIL},
        {"Origin": "null"},
        {},  # an old browser, or a form with no referrer
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Referer": f"{EVIL}/"},
    ],
)
def test_no_other_sites_page_changes_anything(house, content_type, headers):
    cookie = "; ".join(f"{name}={value}" for name, value in house.admin.cookies.items())
    sent = {"Cookie": cookie, "Content-Type": content_type, **headers}
    body = b'{"name": "Eve"}'
    with httpx.Client(base_url=house.live.url, trust_env=False, timeout=60) as page:
        for method, path in (("PATCH", "/api/me"), ("POST", "/api/admin/invitations"), ("POST", "/api/auth/sign-out")):
            assert page.request(method, path, headers=sent, content=body).status_code == 403, path
        for path in ("/api/me/sessions", "/api/submissions/1/run"):
            bare = {name: value for name, value in sent.items() if name != "Content-Type"}
            assert page.delete(path, headers=bare).status_code == 403
    assert house.admin.get("/api/me").json()["name"] == "Ada"
    assert house.admin.get("/api/admin/invitations").json()["items"] == []


def test_another_site_signs_nobody_in(house):
    answer = httpx.post(
        f"{house.live.url}/api/auth/sign-in", json=SIGN_IN, headers={"Origin": EVIL}, trust_env=False, timeout=60
    )
    assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)


def test_a_key_that_an_attacker_chose_is_no_session_afterwards(house):
    name = cookie_name(house.live.url.partition("//")[2])
    victim = house.visitor(Cookie=f"{name}=chosen-by-the-attacker")
    answer = victim.post("/api/auth/sign-in", json=SIGN_IN)
    assert answer.status_code == 204
    assert "chosen-by-the-attacker" not in answer.headers["set-cookie"]
    assert house.visitor(Cookie=f"{name}=chosen-by-the-attacker").get("/api/me").status_code == 401


def test_a_cookie_is_out_of_reach_of_scripts_and_other_sites(house):
    given = house.visitor().post("/api/auth/sign-in", json=SIGN_IN).headers["set-cookie"].lower()
    assert "httponly" in given
    assert "samesite=lax" in given
    assert "domain" not in given


@pytest.mark.parametrize("field", ["role", "id", "disabled_at", "password_hash", "name_key", "created_at", "person_id"])
def test_a_field_that_nobody_asked_for_is_refused(house, field):
    bo = house.join("Bo")
    code = house.invite()
    new = {"name": "Eve", "password": PASSWORD, "invitation": code, field: "admin"}
    assert house.visitor().post("/api/auth/register", json=new).status_code == 422
    assert bo.patch("/api/me", json={"name": "Bo", field: "admin"}).status_code == 422
    assert bo.get("/api/me").json()["role"] == "member"


def test_a_link_never_leads_to_a_host_that_a_request_made_up(house):
    for headers in ({"Host": "evil.example"}, {"X-Forwarded-Host": "evil.example"}, {"Forwarded": "host=evil.example"}):
        answer = house.admin.post("/api/admin/invitations", json={}, headers=headers)
        assert "evil" not in answer.text.replace("evil.example is", "")
        assert answer.status_code == 400 or answer.json()["url"].startswith(house.live.url)


def test_an_address_that_a_client_claims_is_not_believed(house):
    browser = house.visitor(**{"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"})
    answer = browser.post("/api/auth/sign-in", json=SIGN_IN)
    assert answer.status_code == 204
    assert "__host-" not in answer.headers["set-cookie"].lower()
    addresses = {item["address"] for item in house.admin.get("/api/me/sessions").json()["items"]}
    assert addresses == {"127.0.0.1"}


@pytest.mark.parametrize("name", ["Eve\x00", "E\u202eve", "<b>Eve</b>\u200d", "\ud800"])
def test_a_name_cannot_hold_what_cannot_be_seen(house, name):
    body = {"name": name, "password": PASSWORD, "invitation": house.invite()}
    content = json.dumps(body).encode()  # httpx would not send a lone surrogate
    answer = house.visitor().post("/api/auth/register", content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422


@pytest.mark.parametrize("length", [40_000, 3_000_000])
def test_nobody_who_is_not_signed_in_has_a_long_body_read(house, length):
    body = {"name": "Ada", "password": "x" * length}
    assert house.visitor().post("/api/auth/sign-in", json=body).status_code == 413


def test_what_a_session_is_stored_as_is_no_key(house):
    with house.live.services.database.read() as session:
        rows = session.connection().exec_driver_sql("SELECT key_hash FROM websession").all()
    name = cookie_name(house.live.url.partition("//")[2])
    for (stored,) in rows:
        assert house.visitor(Cookie=f"{name}={stored}").get("/api/me").status_code == 401
        assert house.program(stored).get("/api/me").status_code == 401


def test_a_proxy_of_the_settings_is_believed(serve):
    with ExitStack() as stack:
        trusting = House(serve(mode="accounts", trusted_proxies=["127.0.0.1"]), stack)
        url = trusting.live.url.replace("http:", "https:")
        forwarded = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https", "Origin": url}
        answer = trusting.visitor(**forwarded).post("/api/auth/sign-in", json=SIGN_IN)
        assert answer.status_code == 204
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-gradus-session=")
        assert "secure" in cookie.lower()
        addresses = {item["address"] for item in trusting.admin.get("/api/me/sessions").json()["items"]}
        assert "203.0.113.7" in addresses
