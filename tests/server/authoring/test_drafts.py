"""Drafts of problems: begun, edited by several, discarded; the jobs about them, with a scripted judge."""

import threading

import pytest

from judge.verify import Verification
from tests.server.authoring.conftest import wait_until


def test_a_new_problem_is_sound_from_its_first_moment(author):
    draft = author.begin(title='A "new" one', entry="centred")
    assert (draft["slug"], draft["title"], draft["faults"], draft["base_digest"]) == ("centre", 'A "new" one', [], None)
    assert "def centred(" in author.files(draft["id"])["starter.py"]


def test_a_slug_is_given_once(author):
    author.begin()
    for slug in ("centre", "softmax"):
        answer = author.call("POST", "/drafts", 409, json={"slug": slug, "section": "losses"})
        assert answer["error"]["code"] == "problem_exists"


@pytest.mark.parametrize("slug", ["", "Huber", "../up", "a b", "a--b", "x" * 61])
def test_a_slug_is_kebab_case(author, slug):
    author.call("POST", "/drafts", 422, json={"slug": slug, "section": "losses"})


def test_a_copy_has_an_identity_and_a_title_of_its_own(author):
    draft = author.begin("softer", copy_of="softmax", title="Softer")
    library = author.live.services.library
    assert draft["title"] == "Softer"
    files, original = author.files(draft["id"]), dict(library.problem("softmax").files)
    assert library.problem("softmax").id not in files["problem.toml"]
    del files["problem.toml"], original["problem.toml"]
    assert files == original


def test_a_draft_has_its_title_also_while_something_is_wrong(author):
    draft = author.begin(title="Centre it")["id"]
    author.save(draft, "statement.md", "")
    assert (author.draft(draft)["title"], author.draft(draft)["faults"] != []) == ("Centre it", True)
    author.save(draft, "problem.toml", "title =")
    assert author.draft(draft)["title"] == "centre"


def test_a_draft_of_a_problem_begins_with_what_members_get_and_there_is_one(author):
    first = author.call("POST", "/problems/softmax/draft")
    assert author.call("POST", "/problems/softmax/draft")["id"] == first["id"]
    problem = author.live.services.library.problem("softmax")
    assert (first["digest"], first["base_digest"]) == (problem.digest, problem.digest)
    assert author.files(first["id"]) == problem.files
    author.call("POST", "/problems/sofmax/draft", 404)


def test_each_save_says_what_is_wrong_now(author):
    draft = author.begin()["id"]
    saved = author.edit(draft, "problem.toml", 'difficulty = "easy"', 'difficulty = "esy"')
    assert [(fault["file"], fault["line"]) for fault in saved["faults"]] == [("problem.toml", 4)]
    assert author.draft(draft)["faults"] == saved["faults"]
    answer = author.call("POST", f"/drafts/{draft}/jobs", 422, json={"kind": "check"})
    assert answer["error"]["details"]["faults"] == saved["faults"]


def test_nothing_is_overwritten_unseen(author):
    draft = author.begin()["id"]
    seen = author.revision(draft, "hints.md")
    author.save(draft, "hints.md", "theirs")
    change = {"path": "hints.md", "text": "mine", "base_revision": seen}
    refused = author.call("PUT", f"/drafts/{draft}/files", 409, json=change)["error"]
    assert (refused["code"], refused["details"]["text"]) == ("file_conflict", "theirs")
    again = {**change, "base_revision": refused["details"]["revision"]}
    author.call("PUT", f"/drafts/{draft}/files", json=again)
    assert author.files(draft)["hints.md"] == "mine"
    author.call("PUT", f"/drafts/{draft}/files", json=again)  # the answer was lost, and the request repeated


def test_a_file_is_deleted_and_comes_back(author):
    draft = author.begin()["id"]
    faults = author.save(draft, "hints.md", None)["faults"]
    assert [fault["message"] for fault in faults] == ["The file is missing."]
    assert author.revision(draft, "hints.md") == 0
    stale = {"path": "hints.md", "text": "again", "base_revision": 0}
    answer = author.call("PUT", f"/drafts/{draft}/files", 409, json=stale)
    back = {**stale, "base_revision": answer["error"]["details"]["revision"]}
    author.call("PUT", f"/drafts/{draft}/files", json=back)
    assert author.files(draft)["hints.md"] == "again"


@pytest.mark.parametrize(
    "path", ["", "../reference.py", "/etc/passwd", "rejected/../x.py", "rejected/a/b.py", "notes.txt", "a\x00.py", ".x"]
)
def test_a_file_has_a_place_in_a_problem(author, path):
    draft = author.begin()["id"]
    change = {"path": path, "text": "x", "base_revision": 0}
    assert author.call("PUT", f"/drafts/{draft}/files", 422, json=change)["error"]["code"] == "invalid_request"


def test_a_discarded_draft_is_gone_and_its_slug_is_free(author):
    draft = author.begin()["id"]
    author.call("DELETE", f"/drafts/{draft}", 204)
    author.call("GET", f"/drafts/{draft}", 404)
    author.begin()


def test_the_list_has_problems_and_drafts(author):
    author.begin("own", title="My own")
    shown = {item["slug"]: item for item in author.call("GET", "/problems")["problems"]}
    assert (shown["own"]["draft"] is not None, shown["own"]["shown"], shown["own"]["listed"]) == (True, False, False)
    assert (shown["softmax"]["shown"], shown["softmax"]["listed"]) == (True, True)


# The jobs


@pytest.fixture
def verify(author):
    """Steers the check: what it is called with, and what it returns."""
    worker = author.live.services.authoring
    held, released = threading.Event(), threading.Event()

    def check(problem, progress):
        progress("mutants", 1, 2)
        held.set()
        while not released.wait(0.02):
            progress("mutants", 1, 2)
        return Verification(problem.path, problem.slug, cases=3)

    worker._prover.verify = check
    yield held, released
    released.set()


def test_a_check_tells_how_far_it_is_and_can_be_cancelled(author, verify):
    held, _ = verify
    job = author.start(author.begin()["id"])
    assert held.wait(20)
    wait_until(lambda: author.job(job)["done"] == 1)
    running = author.job(job)
    assert (running["state"], running["phase"], running["total"]) == ("running", "mutants", 2)
    waiting = author.start(author.begin("other")["id"])
    assert author.call("DELETE", f"/jobs/{waiting}")["error"] == "It was cancelled."
    author.call("DELETE", f"/jobs/{job}")
    ended = author.wait(job)
    assert (ended["error"], ended["check"]) == ("It was cancelled.", None)


def test_members_come_first(author, verify):
    """A submission that waits makes a check pause; the check ends when the submission is judged."""
    held, released = verify
    live = author.live
    job = author.start(author.begin()["id"])
    assert held.wait(20)
    holding = [live.submit(f"# hold {name}") for name in "ab"]  # both worker threads
    for name in "ab":
        live.judge.wait_until_held(name)
    waiting = live.submit()
    released.set()
    next_job = author.start(author.begin("other")["id"])
    assert author.job(next_job)["state"] == "queued"
    for name in "ab":
        live.judge.release(name)
    assert [live.verdict(each)["verdict"] for each in (*holding, waiting)] == ["accepted"] * 3
    assert author.wait(job)["check"]["cases"] == 3
    assert author.wait(next_job)["check"]["sound"]


def test_a_check_that_breaks_says_so_and_the_next_is_done(author):
    worker = author.live.services.authoring
    worker._prover.verify = lambda _problem, _progress: 1 / 0
    draft = author.begin()["id"]
    assert "incident" in author.result(draft)["error"]
    worker._prover.verify = lambda problem, _progress: Verification(problem.path, problem.slug)
    assert author.result(draft)["check"]["sound"]


def test_a_check_of_a_process_that_died_is_done_by_another(author, verify):
    _, released = verify
    released.set()
    database = author.live.services.database
    draft = author.begin()["id"]
    worker = author.live.services.authoring
    worker.close()
    job = author.start(draft)
    with database.write() as session:
        session.connection().exec_driver_sql("UPDATE authoringjob SET state = 'running', owner = 'gone', attempt = 1")
    again = type(worker)(
        database,
        author.live.services.versions,
        author.live.judge,
        author.live.services.freezer.frozen,
        worker._prover,
        lambda: "another",
    )
    again.start()
    assert author.wait(job)["check"]["sound"]
    again.close()
