"""Drafts: nothing typed is lost, and two tabs never overwrite each other unseen."""

DRAFT = "/api/problems/softmax/draft"


def save(client, source, base):
    return client.put(DRAFT, json={"source": source, "base_revision": base})


def test_before_anything_is_saved_it_is_the_starter(live):
    draft = live.client.get(DRAFT).json()
    starter = live.services.library.problem("softmax").starter
    assert draft == {"source": starter, "revision": 0, "updated_at": None}


def test_a_draft_is_kept_with_the_next_revision(client):
    first = save(client, "x = 1\r\n", 0).json()
    assert first["revision"] == 1
    assert first["updated_at"].endswith("Z")
    assert save(client, "x = 2\n", 1).json()["revision"] == 2
    assert client.get(DRAFT).json()["source"] == "x = 2\n"
    assert client.get("/api/problems/adam/draft").json()["revision"] == 0


def test_a_stale_change_is_refused_with_the_newer_draft(client):
    save(client, "mine", 0)
    save(client, "mine again", 1)
    response = save(client, "yours", 1)
    assert response.status_code == 409
    error = response.json()["error"]
    assert error["code"] == "draft_conflict"
    assert error["details"]["draft"] == client.get(DRAFT).json()
    assert client.get(DRAFT).json()["source"] == "mine again"
    assert save(client, "yours", error["details"]["draft"]["revision"]).json()["source"] == "yours"


def test_a_request_that_is_sent_twice_is_no_conflict(client):
    once = save(client, "x", 0).json()
    assert save(client, "x", 0).json() == once


def test_a_discarded_draft_is_the_starter_again_and_revisions_still_go_up(live):
    starter = live.services.library.problem("softmax").starter
    save(live.client, "x", 0)
    discarded = live.client.delete(DRAFT).json()
    assert (discarded["source"], discarded["revision"]) == (starter, 2)
    assert live.client.delete(DRAFT).json() == discarded
    assert save(live.client, "from a tab that slept", 1).status_code == 409
    assert save(live.client, "y", 2).json()["revision"] == 3


def test_a_draft_may_be_longer_than_a_submission(client):
    long = "#" * (64 * 1024 + 1)
    assert save(client, long, 0).json()["source"] == long
    assert save(client, "#" * (256 * 1024 + 1), 1).json()["error"]["code"] == "source_too_large"
    assert client.get(DRAFT).json()["source"] == long


def test_a_refused_submission_leaves_the_draft(client):
    save(client, "typed", 0)
    body = {"problem": "softmax", "source": "#" * 70_000, "mode": "submit"}
    assert client.post("/api/submissions", json=body).status_code == 413
    assert client.get(DRAFT).json()["source"] == "typed"


def test_a_draft_survives_a_restart(serve):
    live = serve()
    kept = save(live.client, "typed\x00 in π", 0).json()
    live.stop()
    assert serve().client.get(DRAFT).json() == kept
