"""The web app's files: served, cached, and fenced in."""

import re

import httpx
import pytest

INDEX = (
    '<!doctype html><html><head><title>Gradus</title></head><body><script src="/assets/a-1.js"></script></body></html>'
)


@pytest.fixture
def web(tmp_path):
    root = tmp_path / "web"
    (root / "assets").mkdir(parents=True)
    (root / "index.html").write_text(INDEX)
    (root / "assets" / "a-1.js").write_text("1")
    (root / "favicon.svg").write_text("<svg/>")
    (tmp_path / "secret.txt").write_text("secret")
    return root


@pytest.fixture
def visitor(web, live):
    """A client without a token."""
    with httpx.Client(base_url=live.url, trust_env=False, timeout=60) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/problems/softmax", "/index.html/x", "/progress?tab=1", "//", "/API"])
def test_every_page_is_the_app(visitor, path):
    response = visitor.get(path)
    assert response.status_code == 200
    assert "<title>Gradus</title>" in response.text
    assert response.headers["cache-control"] == "no-cache"


def test_the_policy_lets_nothing_in_but_our_own(visitor):
    response = visitor.get("/")
    directives = dict(part.strip().split(" ", 1) for part in response.headers["content-security-policy"].split(";"))
    nonce = re.search(r'<meta name="csp-nonce" content="([\w-]+)">', response.text)[1]
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == "'self'"
    assert directives["style-src"] == f"'self' 'nonce-{nonce}'"
    assert directives["connect-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
    assert visitor.get("/").text != response.text, "the nonce is fresh"


@pytest.mark.parametrize("path", ["/", "/api/health", "/api/nothing", "/assets/a-1.js", "/assets/none.js"])
def test_every_answer_is_fenced_in(visitor, path):
    headers = visitor.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"


def test_answers_of_the_api_are_not_kept(visitor):
    assert visitor.get("/api/health").headers["cache-control"] == "no-store"


def test_assets_are_kept_for_ever_and_other_files_are_asked_for(visitor):
    asset = visitor.get("/assets/a-1.js")
    assert asset.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert asset.headers["content-type"].startswith("text/javascript")
    assert visitor.get("/favicon.svg").headers["cache-control"] == "no-cache"
    again = visitor.get("/favicon.svg", headers={"If-None-Match": visitor.get("/favicon.svg").headers["etag"]})
    assert again.status_code in {200, 304}


@pytest.mark.parametrize(
    "path", ["/assets/none.js", "/robots.txt", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"]
)
def test_a_file_that_is_not_there_is_no_page(visitor, path):
    response = visitor.get(path)
    assert response.status_code == 404
    assert "secret\n" not in response.text
    assert response.text.startswith("There is no file")


def test_head_is_get_without_a_body(visitor):
    response = visitor.head("/")
    assert response.status_code == 200
    assert response.text == ""


def test_before_the_build_a_page_says_how(live):
    response = httpx.get(live.url, trust_env=False, timeout=60)
    assert "npm run build" in response.text


def test_the_printed_address_signs_a_browser_in(live, visitor):
    response = visitor.get("/problems/softmax", params={"token": live.services.token})
    assert response.status_code == 303
    assert response.headers["location"] == "/problems/softmax"
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert visitor.get("/api/me").json()["mode"] == "local"


def test_a_wrong_token_signs_nobody_in(visitor):
    response = visitor.get("/", params={"token": "wröng"})
    assert response.status_code == 303
    assert "set-cookie" not in response.headers
    assert visitor.get("/api/me").status_code == 401


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example", "///evil.example"])
def test_signing_in_never_leads_elsewhere(live, visitor, path):
    response = visitor.get(live.url + path, params={"token": live.services.token})
    location = response.headers["location"]
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil:80", "[::2]:80"])
def test_another_name_for_this_server_is_turned_away(visitor, host):
    response = visitor.get("/", headers={"Host": host})
    assert response.status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:1234", "LOCALHOST", "[::1]:8000"])
def test_its_own_names_are_let_in(visitor, host):
    assert visitor.get("/", headers={"Host": host}).status_code == 200


def test_a_request_of_our_own_page_is_let_in(live):
    headers = {"Origin": live.url, "Sec-Fetch-Site": "same-origin"}
    assert live.client.get("/api/me", headers=headers).status_code == 200


def test_the_token_is_in_no_log(live, visitor, caplog):
    with caplog.at_level("DEBUG"):
        visitor.get("/", params={"token": live.services.token})
        live.stop()
    assert "request" in caplog.messages
    assert live.services.token not in "".join(
        str(vars(record)) for record in caplog.records if record.name.startswith("server")
    )
