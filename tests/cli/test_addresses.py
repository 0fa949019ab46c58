"""Which server is meant, however people write its address; and what the environment may do to the way there."""

import pytest

from cli.config import parse_address, target
from cli.environment import is_loopback, open_client
from cli.failures import Usage

WRITTEN = {
    "http://127.0.0.1:8000/": ("http://127.0.0.1:8000", ""),
    "127.0.0.1:8000": ("http://127.0.0.1:8000", ""),
    "http://127.0.0.1:8000/?token=abc": ("http://127.0.0.1:8000", "abc"),
    "http://127.0.0.1:8000/problems/relu?token=abc#x": ("http://127.0.0.1:8000", "abc"),
    " localhost:8000 ": ("http://localhost:8000", ""),
    "https://gradus.example": ("https://gradus.example", ""),
    "https://example.org/gradus/": ("https://example.org/gradus", ""),
    "https://example.org/a/gradus/problems/relu?x=1": ("https://example.org/a/gradus", ""),
    "https://example.org/gradus?token=abc": ("https://example.org/gradus", "abc"),
    "[::1]:8000": ("http://[::1]:8000", ""),
}


@pytest.mark.parametrize(("written", "meant"), WRITTEN.items())
def test_an_address_as_people_write_it(written, meant):
    found = parse_address(written)
    assert (found.url, found.token) == meant


@pytest.mark.parametrize("written", ["ftp://x", "http://", "http://x:port", "http://[::1", "http://x:99999"])
def test_what_is_no_address(written):
    with pytest.raises(Usage, match="is no address of a server"):
        parse_address(written)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in ("GRADUS_URL", "GRADUS_TOKEN", "GRADUS_HOST", "GRADUS_PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GRADUS_HOME", str(tmp_path))
    (tmp_path / "token").write_text("mine\n")


@pytest.mark.parametrize("url", ["http://localhost:8000", "127.0.0.1:8000", "http://127.0.0.1:8000/", "[::1]:8000"])
def test_every_name_of_this_machine_gets_its_token(home, monkeypatch, url):
    monkeypatch.setenv("GRADUS_URL", url)
    assert target().token == "mine"


@pytest.mark.parametrize(
    "url",
    ["http://localhost:8001", "http://example.org:8000", "http://127.0.0.1.example:8000", "http://localhost:8000/x"],
)
def test_no_other_server_gets_it(home, monkeypatch, url):
    monkeypatch.setenv("GRADUS_URL", url)
    assert target().token == ""


def test_a_host_of_version_six(home, monkeypatch):
    monkeypatch.setenv("GRADUS_HOST", "::1")
    assert target().url == "http://[::1]:8000"


def test_loopback():
    assert all(map(is_loopback, ("http://localhost:1", "http://127.9.9.9", "http://[::1]:8000")))
    assert not any(map(is_loopback, ("http://example.org", "http://localhost.example", "http://10.0.0.1")))


BROKEN = [
    ("ALL_PROXY", "socks5://127.0.0.1:9"),
    ("http_proxy", "nonsense://127.0.0.1:9"),
    ("no_proxy", "[::1]"),
    ("SSL_CERT_FILE", "/nope"),
]


@pytest.fixture
def no_proxies(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(("name", "value"), BROKEN)
def test_a_broken_variable_is_named(no_proxies, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(Usage, match=f"^{name} can't be used: "):
        open_client("https://gradus.example")
    open_client("http://127.0.0.1:8000").close()


def test_a_password_in_a_setting_is_quoted_nowhere(lonely):
    failed = lonely.gradus("doctor", GRADUS_MAIL_URL="http://me:horse-battery@mail.example")
    assert failed.returncode == 2
    assert "GRADUS_MAIL_URL=... can't be used" in failed.stderr
    assert "horse" not in failed.stderr + failed.stdout
