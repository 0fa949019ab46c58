"""Submissions from the request to the verdict: stored, streamed once, marked."""

import json

import pytest
from sqlalchemy.exc import OperationalError

from server.db.models import Job, Person
from server.judging import worker
from server.judging.queue.base import JobPayload
from server.judging.queue.sqlite import SqliteJob
from server.judging.worker import RETRIES
from server.submissions.service import store


def test_a_submission_is_accepted_and_the_problem_solved(live):
    submission = live.submit("# right\n")
    judged = live.verdict(submission)
    assert judged["state"] == "done"
    assert judged["verdict"] == "accepted"
    assert judged["sentence"] == "All cases pass."
    assert (judged["passed"], judged["total"]) == (2, 2)
    assert judged["source"] == "# right\n"
    assert judged["report"]["groups"][0]["passed"] == 2
    assert judged["version"] == live.services.library.problem("softmax").digest
    problem = live.client.get("/api/problems/softmax").json()
    assert problem["state"] == "solved"
    assert problem["editorial_open"]


def test_a_wrong_one_counts_as_tried(live):
    assert live.verdict(live.submit("# wrong"))["report"]["failures"][0]["verdict"] == "wrong_answer"
    assert live.client.get("/api/problems/softmax").json()["state"] == "tried"


def test_run_mode_leaves_no_mark(live):
    assert live.verdict(live.submit(mode="run"))["verdict"] == "accepted"
    assert live.client.get("/api/problems/softmax").json()["state"] == "todo"


def test_events_come_in_order_with_their_ids(live):
    submission = live.submit("# cases 5")
    got = [event for event in live.stream(submission) if event[0] != "queued"]
    assert [name for name, _, _ in got] == ["started", *["case"] * 5, "verdict"]
    assert [place for _, place, _ in got] == [f"1-{n}" for n in range(1, 8)]
    documents = [json.loads(data) for _, _, data in got]
    assert all(document["attempt"] == 1 for document in documents)
    assert [document["index"] for document in documents[1:-1]] == list(range(5))
    assert documents[-1]["type"] == "verdict"


def test_a_case_is_shown_while_the_next_one_runs(live):
    submission = live.submit("# hold a")
    stream = live.stream(submission)
    seen = []
    for name, _, _ in stream:
        seen.append(name)
        if name == "case":
            live.judge.wait_until_held("a")
            live.judge.release("a")
    assert seen[-3:] == ["case", "case", "verdict"]


def test_a_stream_resumes_behind_the_last_event_it_had(live):
    submission = live.submit("# cases 5")
    whole = [event for event in live.stream(submission) if event[0] != "queued"]
    assert list(live.stream(submission, last=whole[2][1])) == whole[3:]
    assert [event for event in live.stream(submission, last="nonsense") if event[0] != "queued"] == whole


def test_a_stream_that_had_the_verdict_is_told_to_stop(live):
    submission = live.submit()
    last = list(live.stream(submission))[-1][1]
    response = live.client.get(f"/api/submissions/{submission}/events", headers={"Last-Event-ID": last})
    assert response.status_code == 204


def test_a_waiting_submission_says_so(serve):
    live = serve(workers=1)
    live.submit("# hold a")
    live.judge.wait_until_held("a")
    live.submit()
    last = live.submit()
    stream = live.stream(last)
    name, place, data = next(stream)
    assert (name, place) == ("queued", "0-0")
    assert json.loads(data)["ahead"] == 1
    live.judge.release("a")
    assert [name for name, _, _ in stream][-1] == "verdict"


def test_the_event_log_is_the_same_as_the_stream(live):
    submission = live.submit("# cases 4")
    streamed = [event for event in live.stream(submission) if event[0] != "queued"]
    log = live.client.get(f"/api/submissions/{submission}/event-log").json()
    assert log["done"]
    assert [(event["event"]["type"], event["id"]) for event in log["events"]] == [each[:2] for each in streamed]
    rest = live.client.get(f"/api/submissions/{submission}/event-log", params={"after": "1-3"}).json()
    assert [event["id"] for event in rest["events"]] == ["1-4", "1-5", "1-6"]


def test_our_own_error_is_retried_for_a_minute_and_then_said(live, monkeypatch):
    monkeypatch.setattr("server.judging.worker.RETRY_SECONDS", 0.0)
    submission = live.submit("# broken")
    judged = live.verdict(submission)
    assert judged["verdict"] == "judge_error"
    assert len(live.judge.runs) == RETRIES + 1
    assert live.client.get("/api/problems/softmax").json()["state"] == "todo"
    log = live.client.get(f"/api/submissions/{submission}/event-log").json()
    assert [event["id"] for event in log["events"]] == ["8-1", "8-2"]


def test_a_judge_that_raises_is_our_error_with_an_incident(live, monkeypatch, caplog):
    monkeypatch.setattr("server.judging.worker.RETRIES", 0)
    judged = live.verdict(live.submit("# crash\nsecret = 1"))
    assert judged["verdict"] == "judge_error"
    assert "incident" in judged["sentence"]
    assert "fell over" not in judged["sentence"]
    assert "secret" not in caplog.text


def test_pages_of_submissions(live):
    ids = [live.submit(problem=slug) for slug in ["softmax", "adam", "softmax", "softmax"]]
    live.submit(mode="run")
    for submission in ids:
        live.verdict(submission)
    page = live.client.get("/api/submissions", params={"problem": "softmax", "limit": 2}).json()
    assert [item["id"] for item in page["items"]] == [ids[3], ids[2]]
    assert page["items"][0]["title"] == "Softmax"
    rest = live.client.get("/api/submissions", params={"problem": "softmax", "limit": 2, "cursor": page["next_cursor"]})
    assert [item["id"] for item in rest.json()["items"]] == [ids[0]]
    assert rest.json()["next_cursor"] is None
    runs = live.client.get("/api/submissions", params={"mode": "run"}).json()["items"]
    assert len(runs) == 1


@pytest.mark.parametrize("size", [64 * 1024, 64 * 1024 + 1])
def test_a_source_of_64_kib_is_the_most(live, size):
    source = "#" + "é" * ((size - 1) // 2) + "x" * ((size - 1) % 2)
    body = {"problem": "softmax", "source": source, "mode": "submit"}
    response = live.client.post("/api/submissions", json=body)
    assert len(source.encode()) == size
    if size > 64 * 1024:
        assert response.status_code == 413
        assert response.json()["error"]["code"] == "source_too_large"
        assert response.json()["error"]["details"] == {"bytes": size, "limit": 65536}
    else:
        assert response.status_code == 202


def test_an_unknown_problem_names_the_nearest(client):
    body = {"problem": "sofmax", "source": "", "mode": "run"}
    error = client.post("/api/submissions", json=body).json()["error"]
    assert error["code"] == "unknown_problem"
    assert "softmax" in error["details"]["nearest"]
    assert "Did you mean softmax" in error["message"]


def test_a_problem_that_is_not_written_yet_says_so(live):
    coming = next(
        slug for slug in live.services.library.syllabus.positions if not live.services.library.available(slug)
    )
    response = live.client.get(f"/api/problems/{coming}")
    assert response.status_code == 404
    assert "not written yet" in response.json()["error"]["message"]


def test_a_custom_case_that_does_not_parse_says_where(client):
    custom = ["softmax(np.array([1.0]))", "softmax(np.array([1.0,\n  2.0)"]
    body = {"problem": "softmax", "source": "", "mode": "run", "custom": custom}
    response = client.post("/api/submissions", json=body)
    assert response.status_code == 422
    error = response.json()["error"]
    assert error["code"] == "invalid_custom_case"
    assert error["field"] == "custom.1"
    assert error["details"]["index"] == 1
    assert error["details"]["line"] == 2


def test_custom_cases_are_for_run_mode(client):
    body = {"problem": "softmax", "source": "", "mode": "submit", "custom": ["softmax(np.array([1.0]))"]}
    assert client.post("/api/submissions", json=body).json()["error"]["field"] == "custom"


def test_a_thousand_at_once_get_429_and_the_time_to_wait(serve):
    live = serve(burst=5, rate=0.1, queued=1000)
    body = {"problem": "softmax", "source": "# right", "mode": "run"}
    answers = [live.client.post("/api/submissions", json=body) for _ in range(200)]
    assert sum(answer.status_code == 202 for answer in answers) in {5, 6}
    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(refused) >= 190
    assert refused[0].json()["error"]["code"] == "too_many_requests"
    assert 1 <= int(refused[0].headers["Retry-After"]) <= 10


def test_at_most_so_many_may_wait(serve):
    live = serve(workers=1, queued=3)
    ids = [live.submit("# hold a"), live.submit(), live.submit()]
    body = {"problem": "softmax", "source": "", "mode": "run"}
    refused = live.client.post("/api/submissions", json=body)
    assert refused.status_code == 429
    assert "Retry-After" in refused.headers
    live.judge.release("a")
    assert [live.verdict(each)["verdict"] for each in ids] == ["accepted"] * 3
    live.submit()


def test_another_persons_submission_is_not_there(live):
    with live.services.database.write() as session:
        session.add(Person(id=2, name="other"))
        session.flush()
        submission = store(session, JobPayload(2, "softmax", "v", "submit", "", []))
    live.services.broadcaster.expect(submission, 2)
    for path in ["", "/event-log", "/events"]:
        response = live.client.get(f"/api/submissions/{submission}{path}")
        assert response.status_code == 404
        assert response.json()["error"]["code"] == "unknown_submission"


def test_a_silent_stream_gives_signs_of_life(live, monkeypatch):
    monkeypatch.setattr("server.events.log.HEARTBEAT_SECONDS", 0.02)
    submission = live.submit("# hold a")
    live.judge.wait_until_held("a")
    with live.client.stream("GET", f"/api/submissions/{submission}/events") as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        pings = (line for line in response.iter_lines() if line.startswith(":"))
        assert [next(pings), next(pings)] == [": ping", ": ping"]
        live.judge.release("a")
        assert next(pings, None) in {None, ": ping"}


def test_a_worker_that_fails_puts_the_job_back(live, monkeypatch):
    """The database refuses the verdict once, as a full disk does; the next attempt stores it."""
    monkeypatch.setattr("server.judging.worker.RETRY_SECONDS", 0.0)
    refusals = iter([True])

    def refused(*arguments):
        if next(refusals, False):
            raise OperationalError("INSERT", {}, Exception("disk full"))
        return kept(*arguments)

    kept = worker.verdict_columns
    monkeypatch.setattr(worker, "verdict_columns", refused)
    judged = live.verdict(live.submit())
    assert judged["verdict"] == "accepted"
    assert len(live.judge.runs) == 2


def test_a_claim_that_fails_does_not_end_the_workers(serve, monkeypatch):
    monkeypatch.setattr("server.judging.queue.sqlite.TROUBLE_SECONDS", 0.01)
    live = serve(workers=1)
    claim, refusals = live.services.queue.claim, iter([True] * 3)

    def refused():
        if next(refusals, False):
            raise OperationalError("SELECT", {}, Exception("disk full"))
        return claim()

    monkeypatch.setattr(live.services.queue, "claim", refused)
    assert live.verdict(live.submit())["verdict"] == "accepted"


def test_what_can_neither_be_stored_nor_put_back_is_held_until_it_can(live, monkeypatch):
    monkeypatch.setattr("server.judging.worker.TROUBLE_SECONDS", 0.01)
    full = iter([True] * 3)
    kept, retry = live.services.worker._finish, SqliteJob.retry

    def refused(does):
        def attempt(*arguments):
            if next(full, False):
                raise OperationalError("UPDATE", {}, Exception("disk full"))
            return does(*arguments)

        return attempt

    monkeypatch.setattr(live.services.worker, "_finish", refused(kept))
    monkeypatch.setattr(SqliteJob, "retry", refused(retry))
    assert live.verdict(live.submit())["verdict"] == "accepted"
    assert len(live.judge.runs) == 2


def test_a_submission_that_stopped_the_server_ten_times_is_given_up(live):
    with live.services.database.write() as session:
        submission = store(session, JobPayload(1, "softmax", "v", "submit", "", []))
        session.add(Job(submission_id=submission, person_id=1, attempt=10))
    live.services.notifier._call_listeners(None)  # as if another process had stored it
    judged = live.verdict(submission)
    assert judged["verdict"] == "judge_error"
    assert live.judge.runs == []


def test_the_pauses_between_attempts_grow_to_about_a_minute():
    pauses = [min(worker.LONGEST_PAUSE, worker.RETRY_SECONDS * 2**number) for number in range(RETRIES)]
    assert pauses == sorted(pauses)
    assert 45 <= sum(pauses) <= 90


def test_people_see_that_it_is_tried_again(live, monkeypatch):
    monkeypatch.setattr(worker, "RETRIES", 1)
    told = [json.loads(data) for name, _, data in live.stream(live.submit("# broken")) if name == "queued"]
    assert {"type": "queued", "attempt": 1, "ahead": 0, "retrying": True} in told


# Cancelling


def cancel(live, submission):
    answer = live.client.delete(f"/api/submissions/{submission}/run")
    assert answer.status_code == 202, answer.text
    return answer.json()["state"]


def test_a_running_submission_is_cancelled(live):
    submission = live.submit("# hold a")
    live.judge.wait_until_held("a")
    assert cancel(live, submission) == "running"
    judged = live.verdict(submission)
    assert (judged["state"], judged["verdict"]) == ("done", "cancelled")
    assert judged["sentence"].startswith("Cancelled")
    assert judged["report"]["verdict"] == "cancelled"
    assert live.client.get("/api/problems/softmax").json()["state"] == "todo"
    assert cancel(live, submission) == "done"


def test_a_queued_submission_is_taken_out_of_the_queue(serve):
    live = serve(workers=1)
    first = live.submit("# hold a")
    live.judge.wait_until_held("a")
    second = live.submit("# right")
    assert cancel(live, second) == "done"
    assert [name for name, _, _ in live.stream(second)] == ["verdict"]
    assert live.verdict(second)["verdict"] == "cancelled"
    live.judge.release("a")
    assert live.verdict(first)["verdict"] == "accepted"
    assert live.judge.runs == ["# hold a"]


def test_one_that_waits_for_its_next_attempt_is_cancelled_at_once(live, monkeypatch):
    monkeypatch.setattr(worker, "RETRY_SECONDS", 30.0)
    submission = live.submit("# broken")
    for name, _, data in live.stream(submission):
        if name == "queued" and json.loads(data)["retrying"]:
            break
    assert live.client.get(f"/api/submissions/{submission}").json()["retrying"]
    assert live.client.get(f"/api/submissions/{submission}/event-log").json()["retrying"] == 1
    assert cancel(live, submission) == "done"
    log = live.client.get(f"/api/submissions/{submission}/event-log").json()
    assert [event["id"] for event in log["events"]] == ["2-1"]
    assert log["retrying"] == 0
    assert not live.client.get(f"/api/submissions/{submission}").json()["retrying"]


def test_a_verdict_is_not_cancelled(live):
    submission = live.submit("# right")
    live.verdict(submission)
    assert cancel(live, submission) == "done"
    assert live.verdict(submission)["verdict"] == "accepted"


def test_another_persons_submission_is_not_cancelled(live):
    assert live.client.delete("/api/submissions/999/run").status_code == 404
