"""The client of the API before a server that misbehaves."""

import json

import httpx
import pytest

from cli import api
from cli.api import Api
from cli.config import Target
from cli.failures import Unauthenticated, UnknownSlug, Unreachable
from cli.solve import _follow

TARGET = Target("http://127.0.0.1:8000", "token")


def answering(answer):
    return Api(TARGET, httpx.MockTransport(answer))


@pytest.mark.parametrize(
    ("status", "cancelled"), [(200, True), (202, True), (204, True), (404, False), (405, False), (409, False)]
)
def test_cancelling_where_the_server_can_and_where_it_cannot(status, cancelled):
    asked = []

    def answer(request):
        asked.append((request.method, request.url.path))
        return httpx.Response(status)

    assert answering(answer).cancel(7) is cancelled
    assert asked == [("DELETE", "/api/submissions/7/run")]


def test_cancelling_without_a_right_token_says_so():
    error = {"error": {"code": "unauthorized", "message": "No."}}
    with pytest.raises(Unauthenticated):
        answering(lambda _request: httpx.Response(401, json=error)).cancel(7)


def test_people_are_told_that_a_failed_judging_is_tried_again(capsys):
    retry = {"type": "queued", "attempt": 1, "ahead": 0, "retrying": True}
    body = "".join(f"id: 1-1\ndata: {json.dumps(each)}\n\n" for each in (retry, {"type": "verdict"}))
    following = answering(lambda _request: httpx.Response(200, text=body))
    assert _follow(following, 7, quiet=False)["type"] == "verdict"
    assert "failed on the server's side; trying again" in capsys.readouterr().err


def event(number, **data):
    return f"id: {number}\ndata: {json.dumps(data)}\n\n"


def test_a_stream_that_is_cut_is_taken_up_again_after_a_pause(monkeypatch):
    pauses, asked = [], []
    monkeypatch.setattr(api.time, "sleep", pauses.append)

    def answer(request):
        asked.append(request.headers.get("Last-Event-ID", ""))
        if len(asked) in (2, 3):
            raise httpx.ConnectError("starting")
        last = len(asked) == 4
        return httpx.Response(200, text=event(2, type="verdict") if last else event(1, type="started"))

    assert [each["type"] for each in answering(answer).events(7)] == ["started", "verdict"]
    assert asked == ["", "1", "1", "1"]
    assert max(pauses) > 0


def test_a_server_that_stays_away_ends_the_waiting(monkeypatch):
    pauses = []
    monkeypatch.setattr(api.time, "sleep", pauses.append)

    def refuse(_request):
        raise httpx.ConnectError("no")

    with pytest.raises(Unreachable, match="gradus status 7"):
        list(answering(refuse).events(7))
    assert sum(pauses) > 5  # longer than a server takes to start again


@pytest.mark.parametrize("slug", ["../me", "", "a/b", "%2e", "a b", "x?y"])
def test_what_is_no_slug_is_never_part_of_an_address(slug):
    with pytest.raises(UnknownSlug):
        answering(lambda request: pytest.fail(str(request.url))).problem(slug)
