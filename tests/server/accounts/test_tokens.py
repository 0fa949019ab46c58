"""API tokens: what they look like, what they may do, and when they end."""

from datetime import timedelta

import pytest

from server.accounts import credentials, tokens
from server.db.models import ApiToken


def test_a_token_is_told_from_a_mention_by_its_checksum():
    token = credentials.new_api_token()
    assert credentials.is_api_token(token)
    assert token.startswith("gradus_")
    assert token != credentials.new_api_token()
    changed = "B" if token[10] == "A" else "A"
    for wrong in (token[:10] + changed + token[11:], token[:-1], token + "0", token.upper(), "", "gradus_", "\ud800"):
        assert not credentials.is_api_token(wrong), wrong


def create(browser, **given):
    answer = browser.post("/api/me/tokens", json={"name": "laptop", **given})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_token_is_shown_once_and_stored_as_a_hash(house):
    created = create(house.admin)
    (listed,) = house.admin.get("/api/me/tokens").json()["items"]
    assert (listed["name"], "token" in listed) == ("laptop", False)
    with house.live.services.database.read() as session:
        row = session.get(ApiToken, created["id"])
        assert created["token"] not in row.model_dump_json()
    assert house.program(created["token"]).get("/api/me").json()["name"] == "Ada"


def test_a_token_may_do_no_more_than_its_role(house):
    program = house.program(create(house.admin, role="member")["token"])
    assert program.get("/api/me").json()["role"] == "member"
    assert program.get("/api/admin/people").status_code == 403
    assert house.program(create(house.admin, role="admin")["token"]).get("/api/admin/people").status_code == 200


def test_a_token_may_do_no_more_than_its_owner(house):
    bo = house.join("Bo", "author")
    refused = bo.post("/api/me/tokens", json={"name": "laptop", "role": "admin"})
    assert (refused.status_code, refused.json()["error"]["field"]) == (422, "role")
    program = house.program(create(bo, role="author")["token"])
    assert program.get("/api/me").json()["role"] == "author"
    house.admin.patch(f"/api/admin/people/{house.id_of('Bo')}", json={"role": "member"})
    assert program.get("/api/me").json()["role"] == "member"
    house.admin.patch(f"/api/admin/people/{house.id_of('Bo')}", json={"disabled": True})
    assert program.get("/api/me").status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/me/tokens", {"name": "another"}),
        ("GET", "/api/me/tokens", None),
        ("GET", "/api/me/sessions", None),
        ("DELETE", "/api/me/sessions", None),
        ("PATCH", "/api/me", {"name": "Eve"}),
        ("POST", "/api/me/password", {"current": "correct horse battery", "new": "another good one"}),
        ("POST", "/api/me/delete", {"password": "correct horse battery"}),
        ("GET", "/api/me/export", None),
    ],
)
def test_a_token_that_is_lost_is_not_the_account(house, method, path, body):
    program = house.program(create(house.admin, role="admin")["token"])
    assert program.request(method, path, json=body).status_code == 403


def test_a_deleted_token_is_worth_nothing(house):
    created = create(house.admin)
    program = house.program(created["token"])
    assert program.get("/api/me").status_code == 200
    bo = house.join("Bo")
    assert bo.delete(f"/api/me/tokens/{created['id']}").status_code == 404
    assert house.admin.delete(f"/api/me/tokens/{created['id']}").status_code == 204
    assert program.get("/api/me").status_code == 401


def test_a_token_ends_and_tells_its_last_use(house, monkeypatch):
    program = house.program(create(house.admin, days=30)["token"])
    (before,) = house.admin.get("/api/me/tokens").json()["items"]
    program.get("/api/me")
    (after,) = house.admin.get("/api/me/tokens").json()["items"]
    assert (before["used_at"], after["used_at"] is not None) == (None, True)
    later = tokens.now() + timedelta(days=31)
    monkeypatch.setattr(tokens, "now", lambda: later)
    assert program.get("/api/me").status_code == 401


def test_a_program_needs_no_origin(house):
    program = house.program(create(house.admin)["token"])
    body = {"problem": "softmax", "source": "# right\n", "mode": "submit"}
    assert program.post("/api/submissions", json=body).status_code == 202
