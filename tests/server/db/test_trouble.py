"""A database that is locked for long, or has no room: it is said, and reading goes on."""

import sqlite3
import threading

import pytest

from server.db import sqlite
from server.db.engine import FILE


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 1)
    monkeypatch.setattr(sqlite, "WAITING", 2)
    monkeypatch.setattr(sqlite, "CROWDED_SECONDS", 0.2)


def checks(live):
    answer = live.client.get("/readyz")
    return answer.status_code, {check["name"]: check["detail"] for check in answer.json()["checks"] if not check["ok"]}


def test_a_lock_of_another_process_is_a_503_and_holds_up_no_reader(impatient, serve, home):
    live = serve(workers=0)
    other = sqlite3.connect(home / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answers = []

    def give_up():
        answers.append(live.client.post("/api/problems/softmax/give-up"))

    threads = [threading.Thread(target=give_up) for _ in range(60)]
    for thread in threads:
        thread.start()
    assert live.client.get("/healthz").status_code == 200
    assert live.client.get("/api/syllabus").status_code == 200
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {503}
    assert "Another process has locked" in answers[0].json()["error"]["message"]
    assert int(answers[0].headers["Retry-After"]) > 0
    status, failed = checks(live)
    assert status == 503
    assert "locked" in failed["database"]
    other.execute("ROLLBACK")
    other.close()
    assert "database" not in checks(live)[1]


def test_a_full_disk_is_said_and_readiness_with_it(impatient, serve):
    live = serve(workers=0)
    engine = live.services.database.engine
    engine.dispose()
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    from sqlalchemy import event

    def small(connection, _record, _proxy):
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(engine, "checkout", small)
    body = {"source": "x" * 200_000, "base_revision": 0}
    answer = live.client.put("/api/problems/softmax/draft", json=body)
    assert answer.status_code == 503
    assert "disk of the server is full" in answer.json()["error"]["message"]
    assert live.client.get("/api/syllabus").status_code == 200
    assert live.services.database.trouble is not None
    event.remove(engine, "checkout", small)
    engine.dispose()
    assert "database" not in checks(live)[1]
