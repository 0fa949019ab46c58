"""Signing a program in by a browser (RFC 8628)."""

from datetime import timedelta

import pytest

from server.accounts import devices


def begin(house, name="gradus on laptop"):
    answer = house.visitor().post("/api/auth/device", json={"name": name})
    assert answer.status_code == 201, answer.text
    return answer.json()


def ask(house, codes):
    answer = house.visitor().post("/api/auth/device/token", json={"device_code": codes["device_code"]})
    return answer.json()["access_token"] if answer.status_code == 200 else answer.json()["error"]["code"]


def test_a_program_that_is_approved_gets_a_token_once(house):
    codes = begin(house)
    assert codes["verification_uri"] == f"{house.live.url}/device"
    assert ask(house, codes) == "authorization_pending"
    typed = codes["user_code"].lower().replace("-", " ")
    found = house.admin.post("/api/me/devices/find", json={"user_code": typed})
    assert found.json() == {"name": "gradus on laptop"}
    approval = {"user_code": typed, "role": "author"}
    assert house.admin.post("/api/me/devices/approve", json=approval).status_code == 204
    program = house.program(ask(house, codes))
    me = program.get("/api/me").json()
    assert (me["name"], me["role"]) == ("Ada", "author")
    assert ask(house, codes) == "expired_token"
    (token,) = house.admin.get("/api/me/tokens").json()["items"]
    assert token["name"] == "gradus on laptop"
    assert house.admin.post("/api/me/devices/approve", json=approval).status_code == 404


def test_a_program_that_is_refused_learns_it(house):
    codes = begin(house)
    assert house.admin.post("/api/me/devices/deny", json={"user_code": codes["user_code"]}).status_code == 204
    assert ask(house, codes) == "access_denied"
    approval = {"user_code": codes["user_code"]}
    assert house.admin.post("/api/me/devices/approve", json=approval).status_code == 404


def test_a_program_may_do_no_more_than_its_owner(house):
    codes, bo = begin(house), house.join("Bo")
    refused = bo.post("/api/me/devices/approve", json={"user_code": codes["user_code"], "role": "admin"})
    assert refused.status_code == 403
    bo.post("/api/me/devices/approve", json={"user_code": codes["user_code"]})
    house.admin.patch(f"/api/admin/people/{house.id_of('Bo')}", json={"disabled": True})
    assert ask(house, codes) == "access_denied"


def test_a_program_that_asks_too_often_is_told_so(house, monkeypatch):
    codes, start = begin(house), devices.now()
    answers = []
    for seconds in (0, 1, 4, 8):
        moment = start + timedelta(seconds=seconds)
        monkeypatch.setattr(devices, "now", lambda moment=moment: moment)
        answers.append(ask(house, codes))
    pending = "authorization_pending"
    assert answers == [pending, "slow_down", pending, pending]


def test_a_code_ends(house, monkeypatch):
    codes = begin(house)
    later = devices.now() + timedelta(minutes=11)
    monkeypatch.setattr(devices, "now", lambda: later)
    assert ask(house, codes) == "expired_token"
    assert house.admin.post("/api/me/devices/find", json={"user_code": codes["user_code"]}).status_code == 404


@pytest.mark.parametrize("path", ["find", "approve", "deny"])
def test_only_a_browser_that_is_signed_in_answers_for_a_program(house, path):
    codes = begin(house)
    body = {"user_code": codes["user_code"]}
    assert house.visitor().post(f"/api/me/devices/{path}", json=body).status_code == 401
    token = house.admin.post("/api/me/tokens", json={"name": "laptop", "role": "admin"}).json()["token"]
    assert house.program(token).post(f"/api/me/devices/{path}", json=body).status_code == 403
