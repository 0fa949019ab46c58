"""A server that lives below a path of a host: `https://example.org/gradus`."""

import re

import httpx
import pytest
from pydantic import ValidationError

from server.core.settings import Settings

PUBLIC = "https://example.org/gradus"


@pytest.fixture
def below(serve, tmp_path):
    web = tmp_path / "web"
    web.mkdir()
    (web / "index.html").write_text('<html><head></head><script src="./assets/a-1.js"></script></html>')
    live = serve(public_url=PUBLIC)
    with httpx.Client(base_url=live.url, headers=live.client.headers, trust_env=False, timeout=60) as client:
        yield client


@pytest.mark.parametrize("path", ["/gradus/api/me", "/api/me"])
def test_it_answers_whether_the_proxy_takes_the_path_off_or_not(below, path):
    assert below.get(path).json()["mode"] == "local"


def test_the_page_names_the_path_and_finds_its_files(below):
    for path in ("/gradus/", "/gradus/problems/softmax", "/problems/softmax"):
        page = below.get(path).text
        assert '<meta name="public-path" content="/gradus">' in page
        assert 'src="/gradus/assets/a-1.js"' in page
    bare = below.get("/gradus?tab=1")
    assert (bare.status_code, bare.headers["location"]) == (308, "/gradus/?tab=1")


def test_what_only_begins_like_it_is_another_path(below):
    assert below.get("/gradusx/api/me").headers["content-type"].startswith("text/html")


def test_signing_in_by_the_token_stays_below_the_path(below):
    token = re.sub("^Bearer ", "", below.headers["authorization"])
    answer = below.get(f"/gradus/problems/softmax?token={token}", headers={"Authorization": ""})
    assert (answer.status_code, answer.headers["location"]) == (303, "/gradus/problems/softmax")


def test_an_error_names_the_address_as_the_route_has_it(below):
    answer = below.get("/gradus/api/nothing")
    assert answer.status_code == 404
    assert answer.json()["error"]["message"].startswith("There is nothing at /api/nothing.")


def test_without_a_path_nothing_changes(live):
    assert live.client.get("/gradus/api/me").headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("wrong", ["?a=1", "#a", '/"><b', "/../x", "//x"])
def test_what_is_no_public_address(wrong):
    with pytest.raises(ValidationError, match="address"):
        Settings(public_url=PUBLIC + wrong)


@pytest.mark.parametrize(
    ("url", "path"), [("https://x.org/", ""), (f"{PUBLIC}/", "/gradus"), ("https://x.org/a/b", "/a/b")]
)
def test_the_path_of_a_public_address(url, path):
    assert Settings(public_url=url).public_path == path
