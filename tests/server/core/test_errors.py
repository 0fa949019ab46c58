"""Every answer that is an error has the one shape, whoever made it."""

import json

import pytest

from server.accounts.policy import POLICY
from server.app import create_app
from server.authoring import errors as authoring
from server.core import errors

SUBMIT = "/api/submissions"
DRAFT = "/api/problems/softmax/draft"
TEXT = {"Content-Type": "text/plain"}
GOOD = {"problem": "softmax", "source": "", "mode": "run"}


def error_of(response):
    """The error, after a look at the shape."""
    assert response.headers["content-type"] == "application/json"
    body = response.json()
    assert list(body) == ["error"]
    assert set(body["error"]) == {"code", "message", "field", "details"}
    assert body["error"]["message"].endswith((".", "?"))
    return body["error"]


def as_json(content):
    return {"content": content, "headers": {"Content-Type": "application/json"}}


REQUESTS = [
    # method, path, request, status, code, field
    ("GET", "/api/nothing", {}, 404, "not_found", None),
    ("POST", "/api/nothing", {}, 404, "not_found", None),
    ("GET", "/api", {}, 404, "not_found", None),
    ("GET", "/api/me/", {}, 404, "not_found", None),
    ("PUT", "/api/me", {}, 405, "method_not_allowed", None),
    ("DELETE", "/", {}, 405, "method_not_allowed", None),
    ("POST", SUBMIT, as_json(b"{"), 400, "invalid_json", None),
    ("POST", SUBMIT, as_json(b"\xff"), 400, "invalid_json", None),
    ("POST", SUBMIT, as_json(b"[" * 10**5), 400, "invalid_json", None),
    ("POST", SUBMIT, as_json(b"9" * 5000), 400, "invalid_json", None),
    ("POST", SUBMIT, {"content": b"{}", "headers": TEXT}, 415, "unsupported_media_type", None),
    ("POST", SUBMIT, {"content": b"{}"}, 415, "unsupported_media_type", None),
    ("POST", SUBMIT, {"data": {"problem": "softmax"}}, 415, "unsupported_media_type", None),
    ("POST", SUBMIT, {}, 422, "invalid_request", None),
    ("POST", SUBMIT, {"json": []}, 422, "invalid_request", None),
    ("POST", SUBMIT, {"json": GOOD | {"mode": "walk"}}, 422, "invalid_request", "mode"),
    ("POST", SUBMIT, {"json": GOOD | {"source": 3}}, 422, "invalid_request", "source"),
    ("POST", SUBMIT, {"json": GOOD | {"source": "\ud800"}}, 422, "invalid_request", "source"),
    ("POST", SUBMIT, {"json": GOOD | {"problem": "x" * 101}}, 422, "invalid_request", "problem"),
    ("POST", SUBMIT, {"json": GOOD | {"custom": ["f()"] * 21}}, 422, "invalid_request", "custom"),
    ("POST", SUBMIT, {"json": GOOD | {"custom": ["f()", None]}}, 422, "invalid_request", "custom.1"),
    ("POST", SUBMIT, {"json": GOOD | {"custom": ["x" * 16385]}}, 422, "invalid_custom_case", "custom.0"),
    ("POST", SUBMIT, {"json": GOOD | {"source": "x" * 65537}}, 413, "source_too_large", "source"),
    ("POST", SUBMIT, {"json": GOOD | {"source": "x" * 2**21}}, 413, "body_too_large", None),
    ("GET", f"{SUBMIT}?limit=0", {}, 422, "invalid_request", "limit"),
    ("GET", f"{SUBMIT}?cursor=-1", {}, 422, "invalid_request", "cursor"),
    ("GET", f"{SUBMIT}/seven", {}, 422, "invalid_request", "submission_id"),
    ("GET", f"{SUBMIT}/99999999999999999999", {}, 422, "invalid_request", "submission_id"),
    ("GET", f"{SUBMIT}/7", {}, 404, "unknown_submission", None),
    ("GET", f"{SUBMIT}/7/events", {}, 404, "unknown_submission", None),
    ("GET", f"{SUBMIT}/7/event-log", {}, 404, "unknown_submission", None),
    ("GET", "/api/problems/sofmax", {}, 404, "unknown_problem", "problem"),
    ("GET", "/api/problems/sofmax/draft", {}, 404, "unknown_problem", "problem"),
    ("POST", "/api/problems/sofmax/give-up", {}, 404, "unknown_problem", "problem"),
    ("GET", "/api/problems/softmax/hints/1", {}, 403, "hint_closed", None),
    ("POST", "/api/problems/softmax/hints/2", {}, 409, "hint_out_of_order", None),
    ("POST", "/api/problems/softmax/hints/9", {}, 404, "unknown_hint", None),
    ("GET", "/api/problems/softmax/editorial", {}, 403, "editorial_closed", None),
    ("PUT", DRAFT, {"json": {"source": "", "base_revision": -1}}, 422, "invalid_request", "base_revision"),
    ("PUT", DRAFT, {"json": {"source": "x", "base_revision": 9}}, 409, "draft_conflict", None),
    ("PUT", "/api/topics/sdg/known", {}, 404, "unknown_topic", None),
    ("POST", "/api/progress/import", {"json": {"markdown": "x" * 600_000}}, 422, "invalid_request", "markdown"),
    ("GET", "/api/me", {"headers": {"Host": "gradus.example"}}, 400, "bad_host", None),
    ("GET", "/api/me", {"headers": {"Origin": "http://evil.example"}}, 403, "bad_origin", None),
    ("POST", SUBMIT, {"json": GOOD, "headers": {"Origin": "http://127.0.0.1:1"}}, 403, "bad_origin", None),
    ("POST", SUBMIT, {"json": GOOD, "headers": {"Origin": "null"}}, 403, "bad_origin", None),
    ("GET", "/api/me", {"headers": {"Sec-Fetch-Site": "cross-site"}}, 403, "bad_origin", None),
    ("GET", "/api/me", {"headers": {"Authorization": "Bearer wrong"}}, 401, "unauthorized", None),
    ("GET", "/api/me", {"headers": {"Authorization": "Bearer \xe9"}}, 401, "unauthorized", None),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "request_", "status", "code", "field"), REQUESTS)
def test_a_bad_request_is_answered_in_the_one_shape(shared, method, path, request_, status, code, field):
    response = shared.client.request(method, path, **_encoded(request_))
    assert response.status_code == status, response.text
    error = error_of(response)
    assert error["code"] == code
    assert error["field"] == field


def _encoded(request):
    """Bodies with lone surrogates as JSON escapes them, headers as bytes."""
    request = dict(request)
    if "json" in request:
        request["content"] = json.dumps(request.pop("json"))
        request["headers"] = {"Content-Type": "application/json", **request.get("headers", {})}
    if "headers" in request:
        request["headers"] = {name: value.encode("latin-1") for name, value in request["headers"].items()}
    return request


def test_the_nearest_names_come_with_an_unknown_topic(shared):
    error = error_of(shared.client.put("/api/topics/sdg/known"))
    assert "sgd" in error["details"]["nearest"]


def test_all_faults_of_a_body_are_told_at_once(shared):
    error = error_of(shared.client.post("/api/submissions", json={"mode": "walk"}))
    assert {fault["field"] for fault in error["details"]["faults"]} == {"problem", "source", "mode"}


def test_a_body_that_hides_its_length_is_cut_off(shared):
    def endless():
        yield b'{"problem": "'
        for _ in range(300):
            yield b"x" * 10_000

    response = shared.client.post("/api/submissions", content=endless(), headers={"Content-Type": "application/json"})
    assert response.status_code == 413
    assert error_of(response)["code"] == "body_too_large"


@pytest.mark.parametrize("path", ["/api/me", "/api/syllabus", "/api/submissions/1/events", "/api/problems/softmax"])
def test_without_a_token_nothing_is_told(shared, path):
    response = shared.client.get(path, headers={"Authorization": ""})
    assert response.status_code == 401
    assert error_of(response)["code"] == "unauthorized"


def test_every_route_that_is_not_for_anybody_wants_the_token(shared):
    for path, methods in create_app().openapi()["paths"].items():
        for method, operation in methods.items():
            rule = POLICY[operation["operationId"]]
            if rule.accounts:
                continue  # tests/server/accounts has them
            url = path.replace("{slug}", "softmax").replace("{topic_id}", "adam")
            url = url.replace("{submission_id}", "1").replace("{n}", "1")
            response = shared.client.request(method, url, headers={"Authorization": ""})
            assert response.status_code == (200 if rule.role is None else 401), (method, path)


def test_what_nobody_foresaw_is_an_incident_without_a_leak(serve, monkeypatch, caplog):
    def broken(*_arguments):
        raise RuntimeError("the password is swordfish")

    monkeypatch.setattr("server.catalog.service.syllabus", broken)
    response = serve().client.get("/api/syllabus")
    assert response.status_code == 500
    error = error_of(response)
    assert error["code"] == "internal"
    assert error["details"]["incident"] in error["message"]
    assert "swordfish" not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"
    assert error["details"]["incident"] in [getattr(record, "incident", None) for record in caplog.records]


@pytest.mark.parametrize("module", [errors, authoring])
def test_the_tree_of_errors_in_the_docstring_is_the_tree(module):
    """A module draws the errors that it defines, below those of core that they are kinds of."""

    def lines(kind, depth):
        below = [line for child in kind.__subclasses__() for line in lines(child, depth + 1)]
        if kind.__module__ == module.__name__ or below:
            own = vars(kind).get("code")
            yield (depth, kind.__name__, kind.status if own else None, own)
            yield from below

    drawn = []
    for line in module.__doc__.splitlines()[2:]:
        words = line.split()
        depth = (len(line) - len(line.lstrip())) // 2
        drawn.append((depth, words[0], int(words[1]) if words[1:] else None, words[2] if words[2:] else None))
    assert drawn[0] == (0, "ApiError", None, None)
    assert sorted(drawn[1:], key=str) == sorted(list(lines(errors.ApiError, 0))[1:], key=str)


def test_no_two_errors_have_one_code():
    def codes(kind):
        if "code" in vars(kind):
            yield kind.code
        for child in kind.__subclasses__():
            yield from codes(child)

    found = list(codes(errors.ApiError))
    assert len(found) == len(set(found)) > 40
