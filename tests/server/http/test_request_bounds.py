"""What a stranger may send, and how long an answer to it may be."""

import contextlib
import json
import socket
import time

import httpx
import pytest

from server.core.errors import FAULTS
from server.http import protocol
from server.http.protocol import BoundedHttpProtocol
from server.http.security import _name

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize("path", ["/%00", "/x%00.js", "/assets/%00", "/api/%00", "/%0A", "/api/problems/%00"])
def test_a_control_character_in_a_path_is_found_nowhere(shared, path):
    with httpx.Client(base_url=shared.url, trust_env=False, timeout=60) as stranger:
        answer = stranger.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"


@pytest.mark.parametrize(
    "path", ["/" + "x" * 256, "/" + "x" * 5000, "/assets/" + "é" * 200, "/a/" * 3000, "/" + "../" * 99]
)
def test_a_path_that_no_file_can_have_is_the_page(shared, path):
    with httpx.Client(base_url=shared.url, trust_env=False, timeout=60) as stranger:
        assert stranger.get(path).status_code == 200


def test_a_long_path_is_quoted_in_part(shared):
    for path in ("/api/" + "x" * 10_000, "/" + "x" * 10_000 + ".js"):
        answer = shared.client.get(path)
        assert answer.status_code == 404
        assert len(answer.content) < 1000


@pytest.mark.parametrize(
    "body",
    [
        {f"field{number}": 0 for number in range(100_000)},
        {"problem": "softmax", "source": "", "mode": "run", "custom": [0] * 500_000},
        {"problem": "softmax", "source": "", "mode": "run", "x" * 1_000_000: 0},
        {"problem": "softmax", "source": "", "mode": "x" * 1_000_000},
        {"problem": "softmax", "source": {"x" * 1_000_000: 0}, "mode": "run"},
        {"problem": "softmax", "source": "", "mode": "run", "custom": [{}] * 20},
    ],
)
def test_an_answer_is_never_as_long_as_what_it_refuses(shared, body):
    answer = shared.client.post("/api/submissions", content=json.dumps(body), headers=JSON)
    assert answer.status_code == 422
    assert len(answer.content) < 10_000
    assert len(answer.json()["error"]["details"].get("faults", [])) <= FAULTS


def test_no_body_is_read_of_a_stranger(shared):
    """The refusal comes although the body never does."""
    port = int(shared.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(30)
        lines = ["POST /api/submissions HTTP/1.1", f"Host: 127.0.0.1:{port}", "Content-Type: application/json"]
        connection.sendall("\r\n".join([*lines, "Content-Length: 1000000", "", "{"]).encode())
        assert connection.recv(12) == b"HTTP/1.1 401"


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("127.0.0.1:8000", "127.0.0.1"),
        ("LOCALHOST", "localhost"),
        ("[::1]:8000", "[::1]"),
        ("[::1]", "[::1]"),
        ("[::1]evil.example", ""),
        ("[::1", ""),
        ("localhost:", ""),
        ("localhost:80:80", ""),
        ("localhost:99999", ""),
        ("localhost:x", ""),
        ("evil.example@localhost", ""),
        ("localhost/evil", ""),
        ("localhost, evil.example", ""),
        ("", ""),
    ],
)
def test_a_host_is_read_strictly(host, name):
    assert _name(host) == name


def test_two_hosts_are_none(shared):
    port = int(shared.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(30)
        connection.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: localhost\r\n\r\n".encode())
        assert connection.recv(12) == b"HTTP/1.1 400"


@pytest.mark.parametrize(
    "sent", [b"", b"GET / HTTP/1.1\r\nHost: 127.0", b"POST /api/submissions HTTP/1.1\r\nContent-Length: 5\r\n\r\n{"]
)
def test_a_request_that_does_not_come_is_not_waited_for(live, monkeypatch, sent):
    monkeypatch.setattr(protocol, "HEADER_SECONDS", 0.2)
    monkeypatch.setattr(protocol, "BODY_SECONDS", 0.2)
    port = int(live.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(60)
        connection.sendall(sent)
        with contextlib.suppress(ConnectionResetError):
            while connection.recv(1000):
                pass


def test_a_stream_outlives_the_limits_of_requests(live, monkeypatch):
    monkeypatch.setattr(protocol, "HEADER_SECONDS", 0.1)
    monkeypatch.setattr(protocol, "BODY_SECONDS", 0.1)
    submission = live.submit("# hold here")
    events = live.stream(submission)
    next(events)
    live.judge.wait_until_held("here")
    time.sleep(0.3)  # longer than the limits
    live.judge.release("here")
    assert [kind for kind, _, _ in events][-1] == "verdict"


def test_a_header_without_end_is_cut_off(shared):
    port = int(shared.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(30)
        with contextlib.suppress(OSError):
            connection.sendall(b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 1000 + b"\r\n")
            for _ in range(200):
                connection.sendall(b"X: " + b"y" * 1000 + b"\r\n")
            answer = connection.recv(12)
            assert answer in {b"HTTP/1.1 400", b""}
            return
        # the server has closed the connection while it was still sent to


def test_the_log_says_when_descriptors_run_short(monkeypatch, caplog):
    class Socket:
        def __init__(self, number):
            self.number = number

        def fileno(self):
            return self.number

        def get_extra_info(self, _name):
            return self

    monkeypatch.setattr("resource.getrlimit", lambda _which: (100, 100))
    monkeypatch.setattr(BoundedHttpProtocol, "_warned_at", -1000.0)
    for number in (50, 95, 96):
        BoundedHttpProtocol._warn_of_descriptors(Socket(number))
    (record,) = caplog.records
    assert "ulimit -n" in record.getMessage()
    assert record.limit == 100
