"""Accounts: how people come in, what they are called, and what an admin may do to them."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import httpx
import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlmodel import select

from server.accounts import passwords, sign_in_limits
from server.accounts.invitations import invite_first_admin
from server.db.models import LOCAL_PERSON, AuditEntry, Person
from tests.server.accounts.conftest import PASSWORD, House


def code_of(answer):
    return answer.json()["error"]["code"]


def test_the_first_admin_takes_over_what_local_mode_has_left(serve):
    local = serve()
    submission = local.submit("# right\n")
    local.verdict(submission)
    local.stop()
    with ExitStack() as stack:
        house = House(serve(mode="accounts"), stack)
        assert house.admin.get(f"/api/submissions/{submission}").json()["verdict"] == "accepted"
        assert house.join("Bo").get(f"/api/submissions/{submission}").status_code == 404
        assert invite_first_admin(house.live.services.database) is None


def test_another_link_for_the_first_admin_ends_the_one_before(serve):
    live = serve(mode="accounts")
    before, after = (invite_first_admin(live.services.database) for _ in range(2))
    with httpx.Client(base_url=live.url, headers={"Origin": live.url}, trust_env=False, timeout=60) as browser:
        body = {"name": "Ada", "password": PASSWORD, "invitation": before}
        assert code_of(browser.post("/api/auth/register", json=body)) == "invalid_invitation"
        assert browser.post("/api/auth/register", json=body | {"invitation": after}).status_code == 204
        assert browser.get("/api/me").json()["role"] == "admin"


def test_the_home_token_is_worth_nothing_in_accounts_mode(house):
    assert house.live.client.get("/api/me").status_code == 401
    page = house.visitor().get("/", params={"token": house.live.services.token})
    assert (page.status_code, "set-cookie" in page.headers) == (200, False)


def test_an_invitation_gives_its_role_to_as_many_as_it_says(house):
    code = house.invite("author", uses=2)
    offer = house.visitor().post("/api/auth/invitation", json={"code": code})
    assert offer.json() == {"role": "author", "first_admin": False}
    assert house.register("Bo", code).get("/api/me").json()["role"] == "author"
    assert house.register("Cy", code).get("/api/me").json()["role"] == "author"
    body = {"name": "Di", "password": PASSWORD, "invitation": code}
    assert code_of(house.visitor().post("/api/auth/register", json=body)) == "invalid_invitation"
    assert house.admin.get("/api/admin/invitations").json()["items"] == []


def test_two_who_use_the_last_place_at_once_do_not_both_come_in(house):
    code = house.invite()
    bodies = [{"name": f"Person {index}", "password": PASSWORD, "invitation": code} for index in range(6)]
    browsers = [house.visitor() for _ in bodies]
    with ThreadPoolExecutor(len(bodies)) as pool:
        posts = [pool.submit(b.post, "/api/auth/register", json=body) for b, body in zip(browsers, bodies, strict=True)]
        statuses = sorted(post.result().status_code for post in posts)
    assert statuses == [204, 404, 404, 404, 404, 404]


def test_an_invitation_is_not_used_up_by_a_name_that_is_taken(house):
    code = house.invite()
    body = {"name": "ADA", "password": PASSWORD, "invitation": code}
    assert code_of(house.visitor().post("/api/auth/register", json=body)) == "account_exists"
    house.register("Bo", code)


def test_a_deleted_invitation_lets_nobody_in(house):
    code = house.invite()
    (item,) = house.admin.get("/api/admin/invitations").json()["items"]
    assert house.admin.delete(f"/api/admin/invitations/{item['id']}").status_code == 204
    assert house.visitor().post("/api/auth/invitation", json={"code": code}).status_code == 404


@pytest.mark.parametrize(("settings", "why"), [({}, "needs an invitation"), ({"registration": "closed"}, "Nobody")])
def test_nobody_registers_without_an_invitation_unless_it_is_open(serve, settings, why):
    with ExitStack() as stack:
        house = House(serve(mode="accounts", **settings), stack)
        answer = house.visitor().post("/api/auth/register", json={"name": "Bo", "password": PASSWORD})
        assert (code_of(answer), why in answer.text) == ("forbidden", True)
        house.join("Bo")


def test_anybody_registers_where_it_is_open(open_house):
    assert open_house.register("Bo").get("/api/me").json()["role"] == "member"


@pytest.mark.parametrize("name", ["ada", "ADA", "\uff21da", " Ada "])
def test_names_are_one_without_regard_to_case_and_width(open_house, name):
    answer = open_house.visitor().post("/api/auth/register", json={"name": name, "password": PASSWORD})
    assert (answer.status_code, answer.json()["error"]["field"]) == (409, "name")


def test_addresses_are_one_without_regard_to_case(open_house):
    open_house.register("Bo", email="bo@example.org")
    body = {"name": "Cy", "password": PASSWORD, "email": "BO@Example.org"}
    answer = open_house.visitor().post("/api/auth/register", json=body)
    assert (answer.status_code, answer.json()["error"]["field"]) == (409, "email")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": "Bo", "password": "short"}, "password"),
        ({"name": "Bo", "password": "password123"}, "password"),
        ({"name": "Bo the great", "password": "bo THE great"}, "password"),
        ({"name": "Bo", "password": "x" * 1025}, "password"),
        ({"name": "", "password": PASSWORD}, "name"),
        ({"name": "a@b", "password": PASSWORD}, "name"),
        ({"name": "a\u200bb", "password": PASSWORD}, "name"),
        ({"name": "Bo", "password": PASSWORD, "email": "nowhere"}, "email"),
        ({"name": "Bo", "password": PASSWORD, "role": "admin"}, "role"),
    ],
)
def test_what_will_not_do_is_told_by_its_field(open_house, body, field):
    answer = open_house.visitor().post("/api/auth/register", json=body)
    assert (answer.status_code, answer.json()["error"]["field"]) == (422, field)


def test_people_sign_in_by_name_or_address_in_any_case(house):
    house.join("Bo", email="bo@example.org")
    for name in ("Bo", "bo", " BO ", "BO@example.org"):
        assert house.sign_in(name).get("/api/me").json()["name"] == "Bo"


def test_a_wrong_password_and_an_unknown_name_have_the_same_answer(house):
    house.join("Bo")
    house.admin.patch(f"/api/admin/people/{house.id_of('Bo')}", json={"disabled": True})
    answers = [
        house.visitor().post("/api/auth/sign-in", json={"name": name, "password": password})
        for name, password in (("Ada", "wrong password"), ("nobody", PASSWORD), ("Bo", PASSWORD), ("", ""))
    ]
    assert {(answer.status_code, answer.text) for answer in answers} == {(401, answers[0].text)}


def test_an_unknown_name_costs_the_same_work(house, monkeypatch):
    verified = []
    hasher = passwords._hasher()

    class Counting:
        hash = hasher.hash

        def verify_and_update(self, password, stored):
            verified.append(stored)
            return hasher.verify_and_update(password, stored)

    monkeypatch.setattr(passwords, "_hasher", Counting)
    for name in ("Ada", "nobody"):
        house.visitor().post("/api/auth/sign-in", json={"name": name, "password": "wrong password"})
    assert len(verified) == 2
    assert all(stored.startswith("$argon2id$") for stored in verified)


@pytest.fixture
def few_attempts(monkeypatch):
    monkeypatch.setattr(sign_in_limits, "ACCOUNT", "3 per 15 minutes")
    monkeypatch.setattr(sign_in_limits, "ADDRESS", "8 per 15 minutes")


def test_failed_attempts_slow_an_account_down_and_no_other(few_attempts, house):
    house.join("Bo")
    for _ in range(3):
        body = {"name": "bo", "password": "wrong password"}
        assert house.visitor().post("/api/auth/sign-in", json=body).status_code == 401
    refused = house.visitor().post("/api/auth/sign-in", json={"name": "BO", "password": PASSWORD})
    assert (refused.status_code, 0 < int(refused.headers["retry-after"]) <= 900) == (429, True)
    house.sign_in("Ada")


def test_failed_attempts_slow_an_address_down(few_attempts, house):
    for index in range(8):
        house.visitor().post("/api/auth/sign-in", json={"name": f"guess {index}", "password": "wrong password"})
    assert house.visitor().post("/api/auth/sign-in", json={"name": "Ada", "password": PASSWORD}).status_code == 429


def test_attempts_without_a_name_or_by_the_name_registration_keep_nobody_from_registering(few_attempts, house):
    code = house.invite()
    for name in ("", "registration"):
        for _ in range(3):
            house.visitor().post("/api/auth/sign-in", json={"name": name, "password": "wrong password"})
    assert house.register("Bo", code).get("/api/me").json()["name"] == "Bo"


def test_a_hash_of_weaker_parameters_is_made_anew_at_the_next_sign_in(house, monkeypatch):
    def stored():
        with house.live.services.database.read() as session:
            return session.get(Person, LOCAL_PERSON).password_hash

    before = stored()
    house.sign_in("Ada")
    assert stored() == before
    stronger = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=16, parallelism=1),))
    monkeypatch.setattr(passwords, "_hasher", lambda: stronger)
    house.sign_in("Ada")
    assert "m=16,t=2" in stored()
    house.sign_in("Ada")


def test_signing_out_ends_the_session_on_the_server(house):
    browser = house.sign_in("Ada")
    stolen = {"Cookie": "; ".join(f"{name}={value}" for name, value in browser.cookies.items())}
    assert house.visitor(**stolen).get("/api/me").status_code == 200
    assert browser.post("/api/auth/sign-out").status_code == 204
    assert house.visitor(**stolen).get("/api/me").status_code == 401
    assert not browser.cookies


def test_signing_in_gives_another_key_and_ends_the_one_before(house):
    browser = house.sign_in("Ada")
    before = dict(browser.cookies)
    browser.post("/api/auth/sign-in", json={"name": "Ada", "password": PASSWORD})
    assert dict(browser.cookies) != before
    stolen = {"Cookie": "; ".join(f"{name}={value}" for name, value in before.items())}
    assert house.visitor(**stolen).get("/api/me").status_code == 401


def test_a_new_password_ends_every_other_session(house):
    here, elsewhere = house.sign_in("Ada"), house.sign_in("Ada")
    wrong = here.post("/api/me/password", json={"current": "wrong password", "new": "another good one"})
    assert (wrong.status_code, wrong.json()["error"]["field"]) == (401, "current")
    assert here.post("/api/me/password", json={"current": PASSWORD, "new": "another good one"}).status_code == 204
    assert (here.get("/api/me").status_code, elsewhere.get("/api/me").status_code) == (200, 401)
    house.sign_in("Ada", "another good one")


def test_a_person_sees_and_ends_their_sessions(house):
    here = house.sign_in("Ada")
    elsewhere = house.visitor(**{"User-Agent": "Elsewhere/1.0"})
    elsewhere.post("/api/auth/sign-in", json={"name": "Ada", "password": PASSWORD})
    items = here.get("/api/me/sessions").json()["items"]
    (other,) = [item for item in items if item["device"] == "Elsewhere/1.0"]
    assert [item["current"] for item in items].count(True) == 1
    assert other["address"] == "127.0.0.1"
    assert here.delete(f"/api/me/sessions/{other['id']}").status_code == 204
    assert elsewhere.get("/api/me").status_code == 401
    assert here.delete("/api/me/sessions").status_code == 204
    assert len(here.get("/api/me/sessions").json()["items"]) == 1
    assert here.delete("/api/me/sessions/0123456789abcdef").status_code == 404


def test_a_reset_link_sets_a_password_once_and_ends_everything_before(house):
    bo = house.join("Bo")
    token = bo.post("/api/me/tokens", json={"name": "laptop"}).json()["token"]
    url = house.admin.post(f"/api/admin/people/{house.id_of('Bo')}/reset-link").json()["url"]
    assert url.startswith(f"{house.live.url}/reset#")
    code = url.partition("#")[2]
    body = {"code": code, "password": "another good one"}
    assert (
        code_of(house.visitor().post("/api/auth/password", json=body | {"password": "password"})) == "invalid_request"
    )
    assert house.visitor().post("/api/auth/password", json=body).status_code == 204
    assert (bo.get("/api/me").status_code, house.program(token).get("/api/me").status_code) == (401, 401)
    assert code_of(house.visitor().post("/api/auth/password", json=body)) == "invalid_reset"
    house.sign_in("Bo", "another good one")


def test_a_disabled_account_is_out_at_once_and_comes_back(house):
    bo = house.join("Bo")
    path = f"/api/admin/people/{house.id_of('Bo')}"
    assert house.admin.patch(path, json={"disabled": True}).json()["disabled"] is True
    assert bo.get("/api/me").status_code == 401
    assert house.admin.patch(path, json={"disabled": False}).json()["disabled"] is False
    house.sign_in("Bo")


def test_a_role_counts_from_the_next_request(house):
    bo = house.join("Bo")
    assert bo.get("/api/admin/people").status_code == 403
    house.admin.patch(f"/api/admin/people/{house.id_of('Bo')}", json={"role": "admin"})
    assert bo.get("/api/admin/people").status_code == 200


def test_an_admin_cannot_lock_themselves_out(house):
    path = f"/api/admin/people/{house.id_of('Ada')}"
    for change in ({"role": "member"}, {"disabled": True}):
        assert house.admin.patch(path, json=change).status_code == 422
    assert house.admin.get("/api/admin/people").status_code == 200


def test_people_are_found_by_a_part_of_name_or_address(house):
    for name, email in (("Bo_b", "x@example.org"), ("Cy%", None), ("Di", "bo@example.org")):
        house.join(name, email=email)

    def found(text, **params):
        return [
            p["name"] for p in house.admin.get("/api/admin/people", params={"search": text, **params}).json()["items"]
        ]

    assert (found("bo"), found("_"), found("%"), found("nobody")) == (["Bo_b", "Di"], ["Bo_b"], ["Cy%"], [])
    first = house.admin.get("/api/admin/people", params={"limit": 3}).json()
    rest = house.admin.get("/api/admin/people", params={"limit": 3, "cursor": first["next_cursor"]}).json()
    assert [p["name"] for p in first["items"] + rest["items"]] == ["Ada", "Bo_b", "Cy%", "Di"]
    assert (first["total"], rest["next_cursor"]) == (4, None)


def test_what_an_admin_did_is_in_the_audit_log(house):
    house.join("Bo")
    path = f"/api/admin/people/{house.id_of('Bo')}"
    house.admin.patch(path, json={"role": "author"})
    house.admin.post(f"{path}/reset-link")
    items = house.admin.get("/api/admin/audit-log").json()["items"]
    told = [(item["actor"], item["action"], item["person"]) for item in items]
    assert told == [
        ("Ada", "reset link created", "Bo"),
        ("Ada", "role changed", "Bo"),
        ("Ada", "invitation created", None),
    ]
    assert items[1]["details"] == {"before": "member", "after": "author"}
    exported = house.admin.get("/api/admin/audit-log/export").text.splitlines()
    assert len(exported) == 3
    page = house.admin.get("/api/admin/audit-log", params={"limit": 1}).json()
    assert page["next_cursor"] == page["items"][0]["id"]


def test_what_is_refused_leaves_no_entry(house):
    before = len(house.admin.get("/api/admin/audit-log").json()["items"])
    house.admin.patch(f"/api/admin/people/{house.id_of('Ada')}", json={"role": "member"})
    house.admin.patch("/api/admin/people/999", json={"role": "member"})
    with house.live.services.database.read() as session:
        assert len(session.exec(select(AuditEntry)).all()) == before


def limit(house, name, **limits):
    answer = house.admin.patch(f"/api/admin/people/{house.id_of(name)}", json={"limits": limits})
    assert answer.status_code == 200, answer.text
    return answer.json()["limits"]


def send(browser, source="# right\n"):
    body = {"problem": "softmax", "source": source, "mode": "run"}
    return browser.post("/api/submissions", json=body).status_code


def test_a_person_may_have_fewer_unfinished_submissions_than_others(house):
    bo, cy = house.join("Bo"), house.join("Cy")
    assert limit(house, "Bo", queued=1, per_minute=None) == {"queued": 1, "per_minute": None}
    assert [send(bo, "# hold bo\n"), send(bo)] == [202, 429]
    assert [send(cy), send(cy)] == [202, 202]
    limit(house, "Bo", queued=None, per_minute=None)
    assert send(bo) == 202
    house.live.judge.release("bo")
    entries = house.admin.get("/api/admin/audit-log").json()["items"]
    assert [(each["action"], each["person"]) for each in entries[:2]] == [("limits changed", "Bo")] * 2


def test_a_person_may_have_a_rate_of_their_own(house):
    bo = house.join("Bo")
    limit(house, "Bo", queued=None, per_minute=2)
    assert [send(bo) for _ in range(3)] == [202, 202, 429]
    token = bo.post("/api/me/tokens", json={"name": "laptop"}).json()["token"]
    assert send(house.program(token)) == 429


@pytest.mark.parametrize("limits", [{"queued": 0, "per_minute": 1}, {"queued": 1}, {"queued": 1, "per_minute": -1}])
def test_limits_are_above_zero_and_whole(house, limits):
    house.join("Bo")
    answer = house.admin.patch(f"/api/admin/people/{house.id_of('Bo')}", json={"limits": limits})
    assert answer.status_code == 422
