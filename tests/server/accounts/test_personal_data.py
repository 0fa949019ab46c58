"""What is somebody's: they take all of it with them, and can have it deleted."""

import json

from sqlalchemy import inspect, text

from server.db.models import LOCAL_PERSON, Person
from tests.server.accounts.conftest import PASSWORD


def use(browser):
    """Everything that leaves something behind."""
    body = {"problem": "softmax", "source": "# right, mine\n", "mode": "submit"}
    submission = browser.post("/api/submissions", json=body).json()["id"]
    with browser.stream("GET", f"/api/submissions/{submission}/events") as events:
        for _ in events.iter_lines():
            pass
    browser.put("/api/problems/sigmoid/draft", json={"source": "# typed", "base_revision": 0})
    browser.post("/api/problems/sigmoid/hints/1")
    browser.put("/api/topics/sgd/known")
    browser.post("/api/me/tokens", json={"name": "laptop"})
    return submission


def rows_of(live, person_id):
    """How many rows of each table are a person's."""
    found = {}
    with live.services.database.read() as session:
        connection = session.connection()
        for table in inspect(connection).get_table_names():
            columns = {column["name"] for column in inspect(connection).get_columns(table)}
            if "person_id" in columns and table != "auditentry":
                query = text(f"SELECT count(*) FROM {table} WHERE person_id = :person")
                found[table] = connection.execute(query, {"person": person_id}).scalar_one()
    return found


def test_the_export_has_everything_and_no_secret(house):
    bo = house.join("Bo", email="bo@example.org")
    use(bo)
    answer = bo.get("/api/me/export")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    kinds = {line["kind"] for line in lines}
    assert {"account", "session", "token", "draft", "submission", "mark"} <= kinds
    assert "# right, mine" in answer.text
    assert "hash" not in answer.text
    assert {line.get("email") for line in lines} == {None, "bo@example.org"}


def test_local_mode_exports_too(live):
    live.verdict(live.submit("# right, mine\n"))
    assert "# right, mine" in live.client.get("/api/me/export").text


def test_deletion_leaves_a_number_and_nothing_else(house):
    bo = house.join("Bo", email="bo@example.org")
    number = house.id_of("Bo")
    submission = use(bo)
    before = rows_of(house.live, number)
    assert sum(before.values()) >= 6
    assert bo.post("/api/me/delete", json={"password": "wrong password"}).status_code == 401
    assert rows_of(house.live, number) == before
    assert bo.post("/api/me/delete", json={"password": PASSWORD}).status_code == 204
    assert set(rows_of(house.live, number).values()) == {0}
    assert bo.get("/api/me").status_code == 401
    assert house.admin.get("/api/admin/people", params={"search": "Bo"}).json()["items"] == []
    with house.live.services.database.read() as session:
        row = session.get(Person, number)
        assert (row.name, row.email, row.password_hash) == ("", None, None)
        events = text("SELECT count(*) FROM event WHERE submission_id = :id")
        assert session.connection().execute(events, {"id": submission}).scalar_one() == 0
    assert house.join("Bo").get("/api/me").json()["name"] == "Bo"
    assert house.id_of("Bo") != number


def test_the_audit_log_forgets_a_deleted_name(house):
    bo = house.join("Bo")
    house.admin.patch(f"/api/admin/people/{house.id_of('Bo')}", json={"role": "author"})
    number = house.id_of("Bo")
    bo.post("/api/me/delete", json={"password": PASSWORD})
    assert house.admin.get("/api/admin/audit-log").json()["items"][0]["person"] == f"deleted account {number}"


def test_the_last_admin_stays(house):
    answer = house.admin.post("/api/me/delete", json={"password": PASSWORD})
    assert (answer.status_code, "only admin" in answer.text) == (422, True)
    bo = house.join("Bo", "admin")
    assert house.admin.post("/api/me/delete", json={"password": PASSWORD}).status_code == 204
    assert bo.get("/api/admin/people").status_code == 200
    with house.live.services.database.read() as session:
        assert session.get(Person, LOCAL_PERSON).name_key is None


def test_nothing_is_deleted_while_it_is_judged(house):
    bo = house.join("Bo")
    bo.post("/api/submissions", json={"problem": "softmax", "source": "# hold it\n", "mode": "submit"})
    house.live.judge.wait_until_held("it")
    answer = bo.post("/api/me/delete", json={"password": PASSWORD})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "still_judging")
    house.live.judge.release("it")
