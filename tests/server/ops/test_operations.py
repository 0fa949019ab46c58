"""What a process tells whoever runs it: alive, ready, in numbers, and all of it on one page."""

import sqlite3
from datetime import timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import create_engine
from sqlmodel import select

from judge.judge import SandboxError
from server.db.engine import FILE
from server.db.models import Submission, WorkerProcess, now
from server.db.states import ProcessRole
from server.judging.worker import RETRIES
from server.process.services import open_services
from server.process.work import create_app
from tests.server.conftest import ScriptedJudge, start_app

CHECKS = ["database", "judge", "queue", "clock", "problems"]


def samples(client):
    """Every sample of /metrics, by its name and labels."""
    response = client.get("/metrics")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
    families = text_string_to_metric_families(response.text)
    return {(s.name, *sorted(s.labels.items())): s.value for family in families for s in family.samples}


def test_the_metrics_count_what_was_judged(live):
    for source in ("# right", "# right", "# wrong", "# cases 5"):
        live.verdict(live.submit(source))
    live.verdict(live.submit("# right", mode="run"))
    found = samples(live.client)
    assert found["gradus_verdicts_total", ("mode", "submit"), ("verdict", "accepted")] == 3
    assert found["gradus_verdicts_total", ("mode", "run"), ("verdict", "accepted")] == 1
    assert found["gradus_verdicts_total", ("mode", "submit"), ("verdict", "wrong_answer")] == 1
    assert found["gradus_events_written_total",] == 4 * 4 + 7
    assert found["gradus_judge_seconds_count",] == 5
    assert found["gradus_judge_seconds_bucket", ("le", "+Inf")] == 5
    assert 0 < found["gradus_judge_seconds_sum",] < 100
    assert found["gradus_queue_wait_seconds_count",] == 5
    assert (found["gradus_queue_waiting",], found["gradus_queue_running",]) == (0, 0)
    assert found["process_resident_memory_bytes",] > 1e6


def test_the_metrics_tell_what_waits(serve):
    live = serve(workers=1)
    live.submit("# hold here")
    live.judge.wait_until_held("here")
    old = live.submit()
    live.submit()
    with live.services.database.write() as session:
        session.get_one(Submission, old).created_at = now() - timedelta(hours=1)
    found = samples(live.client)
    live.judge.release("here")
    assert (found["gradus_queue_waiting",], found["gradus_queue_running",]) == (2, 1)
    assert 3600 <= found["gradus_queue_oldest_seconds",] < 3700


def test_the_metrics_tell_what_the_sandbox_made(live):
    live.verdict(live.submit())
    found = samples(live.client)
    role = ("role", "submission")
    assert found["gradus_zygote_starts_total", role] == 3
    assert found["gradus_zygote_restarts_total", role] == 2
    assert found["gradus_children_total", role] == 1


def test_our_own_errors_are_counted_apart(live, monkeypatch):
    monkeypatch.setattr("server.judging.worker.RETRY_SECONDS", 0.0)
    live.verdict(live.submit("# crash"))
    found = samples(live.client)
    assert found["gradus_retries_total",] == RETRIES
    assert found["gradus_verdicts_total", ("mode", "submit"), ("verdict", "judge_error")] == 1
    assert found["gradus_queue_wait_seconds_count",] == 1


def test_requests_are_counted_by_the_templates_of_routes(live):
    """However many addresses are asked for, the labels stay few."""
    for number in range(1, 30):
        live.client.get(f"/api/submissions/{number}")
        live.client.get(f"/nothing/{number}")
        live.client.get(f"/api/nothing/{number}")
        live.client.request(f"ODD{number}", "/api/me")
    counted = {key[1:]: value for key, value in samples(live.client).items() if key[0] == "gradus_http_requests_total"}
    one = (("method", "GET"), ("route", "/api/submissions/{submission_id}"), ("status", "404"))
    assert counted[one] == 29
    assert len(counted) <= 6


def test_metrics_need_the_token_and_health_does_not(live):
    with httpx.Client(base_url=live.url, trust_env=False, timeout=60) as stranger:
        assert stranger.get("/metrics").status_code == 401
        assert stranger.get("/healthz").json()["status"] == "ok"
        assert stranger.get("/readyz").json()["ready"] is True


def unready(client):
    response = client.get("/readyz")
    assert response.status_code == 503
    return {check["name"]: check["detail"] for check in response.json()["checks"] if not check["ok"]}


def test_a_server_is_not_ready_while_nobody_judges(serve):
    live = serve(workers=0)
    assert unready(live.client) == {
        "queue": "Nobody judges: start gradus worker, or the server with --workers 1 or more."
    }
    fields = {"role": "worker", "host": "h", "pid": 1, "version": "0", "slots": 1, "confinement": {}}
    with live.services.database.write() as session:
        session.add(WorkerProcess(id="silent", beat_at=now() - timedelta(minutes=1), **fields))
    assert set(unready(live.client)) == {"queue"}
    with live.services.database.write() as session:
        session.add(WorkerProcess(id="alive", **fields))
    assert live.client.get("/readyz").status_code == 200


def test_a_server_is_not_ready_when_it_can_not_confine(live, monkeypatch):
    def broken(_door):
        raise SandboxError("No Landlock here.")

    monkeypatch.setattr(type(live.services.judge), "describe", broken)
    assert unready(live.client) == {"judge": "No Landlock here."}


def test_a_server_is_not_ready_on_a_database_of_another_version(live, home):
    with sqlite3.connect(home / FILE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "It has schema 9999" in unready(live.client)["database"]


def test_a_server_is_not_ready_on_a_database_that_can_not_be_read(live, monkeypatch):
    monkeypatch.setattr(live.services.database, "engine", create_engine(f"sqlite:///{live.services.home.path}"))
    assert "It can't be read" in unready(live.client)["database"]


# The page


def test_the_status_shows_it_all(live):
    live.verdict(live.submit())
    live.verdict(live.submit("# wrong"))
    live.verdict(live.submit("# wrong"))
    with live.services.database.write() as session:
        row = session.exec(select(Submission).where(Submission.verdict == "accepted")).one()
        session.add(Submission(**{**row.model_dump(exclude={"id"}), "finished_at": now() - timedelta(days=2)}))
    status = live.client.get("/api/admin/status").json()
    assert status["ready"]["ready"]
    assert status["verdicts"] == [{"verdict": "wrong_answer", "count": 2}, {"verdict": "accepted", "count": 1}]
    assert status["queue"] == {"waiting": 0, "running": 0, "oldest_seconds": 0}
    (process,) = status["workers"]
    assert (process["role"], process["slots"], process["alive"]) == ("server", 2, True)
    assert process["confinement"]["name"] == "landlock"
    assert process["confinement"]["layers"][1] == {
        "name": "namespaces",
        "stands": False,
        "detail": "refused",
        "remedy": "Be root.",
    }
    versions = {each["name"]: each["version"] for each in status["versions"]}
    assert versions.keys() >= {"Gradus", "Database schema", "Python"}
    assert versions["SQLite"] == sqlite3.sqlite_version


def test_the_status_is_not_for_strangers(live):
    with httpx.Client(base_url=live.url, trust_env=False, timeout=60) as stranger:
        assert stranger.get("/api/admin/status").status_code == 401


# A worker


@pytest.fixture
def worker(serve, tmp_path):
    """A server that only serves, and a worker beside it, each as its application."""
    server = serve(workers=0)
    settings = server.services.settings.model_copy(update={"workers": 1})
    services = open_services(settings, lambda _home: ScriptedJudge(tmp_path / "frozen-by-worker"), ProcessRole.WORKER)
    live = start_app(create_app(services), services)
    yield server, live
    live.stop()


def test_a_worker_judges_what_the_server_takes_in(worker):
    server, live = worker
    assert server.verdict(server.submit())["verdict"] == "accepted"
    assert server.client.get("/readyz").status_code == 200
    assert samples(live.client)["gradus_verdicts_total", ("mode", "submit"), ("verdict", "accepted")] == 1
    assert not any(key[0] == "gradus_verdicts_total" for key in samples(server.client))


def test_a_worker_tells_how_it_is(worker):
    _, live = worker
    with httpx.Client(base_url=live.url, trust_env=False, timeout=60) as stranger:
        assert stranger.get("/healthz").json()["status"] == "ok"
        assert [check["name"] for check in stranger.get("/readyz").json()["checks"]] == CHECKS
        assert stranger.get("/metrics").status_code == 401
        assert stranger.get("/api/submissions").status_code == 404


def test_the_server_streams_each_event_that_a_worker_writes(worker):
    """A stream follows while the worker is held in the middle: nothing waits for the end, or for a heartbeat."""
    server, live = worker
    stream = server.stream(server.submit("# hold here"))
    while next(stream)[0] != "case":
        pass
    live.judge.release("here")
    assert [name for name, _, _ in stream][-1] == "verdict"
