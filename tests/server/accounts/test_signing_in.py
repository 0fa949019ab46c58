"""Signing in: the token is for programs and for the first visit, the cookie is a session that is worth nothing else."""

from contextlib import contextmanager
from datetime import timedelta

import httpx

from server.accounts import sessions
from server.accounts.sessions import Sessions, cookie_name

YEAR = timedelta(days=365)


@contextmanager
def signed_in(live):
    with httpx.Client(base_url=live.url, trust_env=False, timeout=60) as browser:
        assert browser.get("/", params={"token": live.services.token}).status_code == 303
        yield browser


def test_the_cookie_is_no_token_and_names_the_port(live):
    with signed_in(live) as browser:
        (cookie,) = browser.cookies.jar
        assert cookie.name == f"gradus-session-{browser.base_url.port}"
        assert cookie.value != live.services.token
        assert browser.get("/api/me").status_code == 200
        stolen = {"Authorization": f"Bearer {cookie.value}"}
        assert httpx.get(f"{live.url}/api/me", headers=stolen, trust_env=False, timeout=60).status_code == 401
        as_cookie = {"Cookie": f"{cookie.name}={live.services.token}"}
        assert httpx.get(f"{live.url}/api/me", headers=as_cookie, trust_env=False, timeout=60).status_code == 401


def test_two_servers_on_two_ports_do_not_sign_each_other_out(live):
    with signed_in(live) as browser:
        other = {"gradus-session-1": "of-another-server", **dict(browser.cookies)}
        header = {"Cookie": "; ".join(f"{name}={value}" for name, value in other.items())}
        assert httpx.get(f"{live.url}/api/me", headers=header, trust_env=False, timeout=60).status_code == 200


def begin(live, person_id=1):
    with live.services.database.write() as session:
        return live.services.sessions.begin(session, person_id)


def test_a_session_outlives_the_server_and_ends_with_the_token(live):
    key = begin(live)
    database, token = live.services.database, live.services.token
    after, renewed = Sessions(database, token, YEAR), Sessions(database, "another", YEAR)
    assert after.user(key).id == 1
    assert (renewed.user(key), after.user("guess")) == (None, None)
    assert key not in str([tuple(row) for row in database.engine.connect().exec_driver_sql("SELECT * FROM websession")])


def test_the_oldest_session_is_forgotten(live, monkeypatch):
    monkeypatch.setattr(sessions, "MAX_SESSIONS", 2)
    keys = [begin(live) for _ in range(3)]
    assert [live.services.sessions.user(key) is not None for key in keys] == [False, True, True]


def test_a_browser_that_is_signed_in_keeps_its_session(live):
    with signed_in(live) as browser:
        before = dict(browser.cookies)
        browser.get("/", params={"token": live.services.token})
        assert dict(browser.cookies) == before


def test_a_wrong_token_signs_nobody_in(live):
    with httpx.Client(base_url=live.url, trust_env=False, timeout=60) as browser:
        browser.get("/", params={"token": "wrong"})
        assert not browser.cookies


def test_the_port_is_that_of_the_address_which_the_browser_opened():
    assert cookie_name("127.0.0.1:8001") == "gradus-session-8001"
    assert cookie_name("[::1]:9") == "gradus-session-9"
    assert cookie_name("localhost") == cookie_name("[::1]") == "gradus-session-80"


def test_a_session_ends_when_nobody_has_used_it_for_long(live, monkeypatch):
    key = begin(live)
    later = sessions.now() + timedelta(days=401)
    monkeypatch.setattr(sessions, "now", lambda: later)
    assert live.services.sessions.user(key) is None


def test_use_puts_the_end_of_a_session_off(live, monkeypatch):
    key = begin(live)
    start = sessions.now()
    for days in (300, 600, 900):
        moment = start + timedelta(days=days)
        monkeypatch.setattr(sessions, "now", lambda moment=moment: moment)
        assert live.services.sessions.user(key) is not None


def test_a_change_by_a_cookie_names_its_origin(live):
    with signed_in(live) as browser:
        body = {"problem": "softmax", "source": "# right\n", "mode": "submit"}
        assert browser.post("/api/submissions", json=body).json()["error"]["code"] == "bad_origin"
        assert browser.post("/api/submissions", json=body, headers={"Origin": live.url}).status_code == 202
        assert browser.get("/api/me").status_code == 200


def test_local_mode_has_no_accounts(live):
    for method, path in (("POST", "/api/auth/sign-in"), ("GET", "/api/admin/people"), ("GET", "/api/me/tokens")):
        body = {"name": "a", "password": "b"} if method == "POST" else None
        answer = live.client.request(method, path, json=body)
        assert (answer.status_code, "local mode" in answer.text) == (404, True), path
    assert live.client.get("/api/auth/options").json()["mode"] == "local"
    assert live.client.get("/api/me").json()["role"] == "admin"


def test_a_session_of_one_mode_is_none_in_the_other(serve):
    local = serve()
    key = begin(local)
    local.stop()
    assert serve(mode="accounts").services.sessions.user(key) is None
