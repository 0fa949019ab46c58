"""The roadmap and the problem page."""

import shutil
import threading
import time
from contextlib import contextmanager

import pytest

from judge.package.problem import Unsound
from judge.package.shown import shown_reference, shown_text
from judge.sandbox.base import Broken
from server.catalog import solution_times
from tests.server.conftest import WAIT_SECONDS

SOFTMAX = "/api/problems/softmax"


def test_the_syllabus_is_the_study_list_in_its_order(live):
    syllabus = live.client.get("/api/syllabus").json()
    assert [section["number"] for section in syllabus["sections"]] == list(range(1, 16))
    topics = [t for s in syllabus["sections"] for g in s["groups"] for t in g["topics"]]
    problems = [problem for topic in topics for problem in topic["problems"]]
    assert syllabus["totals"] == {
        "topics": len(topics),
        "problems": len(problems),
        "available": sum(problem["available"] for problem in problems),
        "solved": 0,
        "tried": 0,
    }
    assert len(topics) == 180
    assert not any(topic["known"] for topic in topics)
    first = syllabus["sections"][0]
    assert (first["title"], first["stars"]) == ("Foundations of Deep Learning", 3)
    assert [group["name"] for group in first["groups"]] == ["Neural Networks & Backprop", "Activation Functions"]
    assert syllabus["sections"][3]["groups"][0]["name"] is None
    softmax = next(problem for problem in problems if problem["slug"] == "softmax")
    assert softmax == {
        "slug": "softmax",
        "title": "Softmax",
        "difficulty": "easy",
        "state": "todo",
        "available": True,
    }


def test_states_and_known_topics_show_on_the_roadmap(live):
    live.verdict(live.submit("# right"))
    live.verdict(live.submit("# wrong", problem="adam"))
    live.client.put("/api/topics/adam/known")
    syllabus = live.client.get("/api/syllabus").json()
    topics = {t["id"]: t for s in syllabus["sections"] for g in s["groups"] for t in g["topics"]}
    states = {problem["slug"]: problem["state"] for topic in topics.values() for problem in topic["problems"]}
    assert (states["softmax"], states["adam"], states["sgd"]) == ("solved", "tried", "todo")
    assert (syllabus["totals"]["solved"], syllabus["totals"]["tried"]) == (1, 1)
    assert topics["adam"]["known"]


def test_a_problem_is_all_that_its_page_shows(live):
    page = live.client.get(SOFTMAX).json()
    problem = live.services.library.problem("softmax")
    assert page["title"] == "Softmax"
    assert page["section"] == {"slug": "foundations", "title": "Foundations of Deep Learning"}
    assert page["topic"] == "Softmax, Softplus, Softsign"
    assert page["statement"] == problem.statement
    assert page["starter"] == problem.starter
    assert page["entries"][0]["name"] == "softmax"
    assert page["entries"][0]["params"][0] == {"name": "x", "keyword": False, "default": None}
    assert page["hints_total"] == len(problem.hints)
    assert page["hints_opened"] == 0
    assert not page["editorial_open"]
    assert page["version"] == problem.digest
    assert page["limits"]["memory"] == 256


def test_examples_are_rendered_from_the_frozen_cases(live):
    page = live.client.get(SOFTMAX).json()
    assert page["examples_state"] == "ready"
    example = page["examples"][0]
    assert example["call"] == "softmax(np.array([1.0, np.inf]), axis=0)"
    assert [each["name"] for each in example["inputs"]] == ["x", "axis"]
    assert example["inputs"][0]["value"]["cells"] == [1.0, "inf"]
    assert example["expected"]["cells"] == [0.25, 0.75]
    assert example["note"] == "By hand."


def test_nothing_hidden_is_on_the_page(live):
    text = live.client.get(SOFTMAX).text
    problem = live.services.library.problem("softmax")
    for hidden in [problem.reference, problem.cases, problem.editorial, problem.hints[0], problem.rejected[0].lesson]:
        assert hidden.strip().splitlines()[-1] not in text


def test_hints_open_one_by_one_and_stay_open(client):
    for n in (1, 2):
        assert client.get(f"{SOFTMAX}/hints/{n}").status_code == 403
        opened = client.post(f"{SOFTMAX}/hints/{n}").json()
        assert opened["n"] == n
        assert opened["markdown"]
        assert client.post(f"{SOFTMAX}/hints/{n}").json() == opened
        assert client.get(f"{SOFTMAX}/hints/{n}").json() == opened
        assert client.get(SOFTMAX).json()["hints_opened"] == n
    client.post(f"{SOFTMAX}/hints/1")
    assert client.get(SOFTMAX).json()["hints_opened"] == 2


def test_giving_up_opens_the_editorial_and_solving_later_counts(live):
    assert live.client.post(f"{SOFTMAX}/give-up").json() == {"state": "given_up"}
    editorial = live.client.get(f"{SOFTMAX}/editorial").json()
    problem = live.services.library.problem("softmax")
    assert editorial["markdown"] == shown_text(problem.editorial)
    assert editorial["reference"] == shown_reference(problem.reference)
    assert editorial["followups"][0]["question"] == problem.followups[0].question
    live.verdict(live.submit("# wrong"))
    assert live.client.get(SOFTMAX).json()["state"] == "given_up"
    live.verdict(live.submit("# right"))
    assert live.client.get(SOFTMAX).json()["state"] == "solved"
    assert live.client.post(f"{SOFTMAX}/give-up").json() == {"state": "solved"}


def test_solutions_open_with_the_editorial_and_tell_the_fastest_time(live):
    assert live.client.get(f"{SOFTMAX}/solutions").json()["error"]["code"] == "editorial_closed"
    live.client.post(f"{SOFTMAX}/give-up")
    solutions = live.client.get(f"{SOFTMAX}/solutions").json()
    problem = live.services.library.problem("softmax")
    assert solutions["own"] is None
    assert [each["style"] for each in solutions["accepted"]] == [each.style for each in problem.accepted]
    assert [each["lesson"] for each in solutions["mistakes"]] == [each.lesson for each in problem.rejected]
    assert all(each["source"].startswith("import") for each in solutions["accepted"] + solutions["mistakes"])
    first = live.submit("# right")
    live.verdict(first)
    own = live.client.get(f"{SOFTMAX}/solutions").json()["own"]
    assert own["submission"] == first


def test_the_times_of_solutions_are_measured_once_and_in_the_background(live, monkeypatch):
    measured, allowed = [], threading.Event()

    def measure(problem, _frozen):
        measured.append(problem.slug)
        assert allowed.wait(WAIT_SECONDS)
        return {solution.name: 1.5 for solution in problem.accepted[:1]}

    monkeypatch.setattr(live.judge, "accepted_ratios", measure)
    assert live.client.get(f"{SOFTMAX}/solutions").status_code == 403
    live.client.post(f"{SOFTMAX}/give-up")
    for _ in range(2):
        waiting = live.client.get(f"{SOFTMAX}/solutions").json()
        assert waiting["times_state"] == "preparing"
        assert {each["cpu_ratio"] for each in waiting["accepted"]} == {None}
    allowed.set()
    ready = _timed(live)
    assert ready["times_state"] == "ready"
    assert ready["accepted"][0]["cpu_ratio"] == 1.5
    assert {each["cpu_ratio"] for each in ready["accepted"][1:]} == {None}
    assert measured == ["softmax"]


def test_times_that_could_not_be_measured_are_told_and_tried_again(live, monkeypatch, caplog):
    answers = iter([OSError("disk full"), {}])

    def measure(_problem, _frozen):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(live.judge, "accepted_ratios", measure)
    monkeypatch.setattr(solution_times, "RETRY_SECONDS", 0.0)
    live.client.post(f"{SOFTMAX}/give-up")
    assert _timed(live)["times_state"] == "ready"
    assert "the accepted solutions could not be timed" in caplog.text


def _timed(live):
    """The solutions once their times have been measured."""
    deadline = time.monotonic() + WAIT_SECONDS
    while (found := live.client.get(f"{SOFTMAX}/solutions").json())["times_state"] == "preparing":
        assert time.monotonic() < deadline
    return found


def test_solutions_of_another_problem_stay_closed(live):
    live.verdict(live.submit("# right", problem="adam"))
    assert live.client.get(f"{SOFTMAX}/solutions").status_code == 403
    assert live.client.get("/api/problems/adam/solutions").status_code == 200


def test_neighbours_are_the_available_problems_around_it(live):
    order = [slug for slug in live.services.library.slugs if live.services.library.find(slug)]
    for slug in (order[0], order[1], order[-1]):
        page = live.client.get(f"/api/problems/{slug}").json()
        at = order.index(slug)
        assert page["previous"] == _named(live, order[at - 1] if at else None)
        assert page["next"] == _named(live, order[at + 1] if at + 1 < len(order) else None)


def _named(live, slug):
    return slug and {"slug": slug, "title": live.services.library.title(slug)}


@pytest.fixture
def own_bank(bank, tmp_path, monkeypatch):
    """A bank that a test may edit, and whose edits it sees at once."""
    monkeypatch.setattr("server.catalog.library.LOOK_SECONDS", 0.0)
    return shutil.copytree(bank, tmp_path / "bank")


def test_an_edited_folder_is_read_again(serve, own_bank):
    live = serve(problems=own_bank)
    before = live.client.get(SOFTMAX).json()["version"]
    with (own_bank / "foundations/softmax/statement.md").open("a") as statement:
        statement.write("\nOne more word.\n")
    page = live.client.get(SOFTMAX).json()
    assert page["statement"].endswith("One more word.\n")
    assert page["version"] != before


def test_a_submission_is_judged_on_the_version_it_was_sent_for(serve, own_bank, monkeypatch):
    """The folder changes while the first of two is judged: both keep theirs, and a third has its own."""
    live = serve(problems=own_bank, workers=1)
    judged, run = [], live.judge.run
    monkeypatch.setattr(live.judge, "run", lambda problem, *rest: judged.append(problem.digest) or run(problem, *rest))
    with recorded(live):
        first, second = live.submit("# hold a"), live.submit()
    live.judge.wait_until_held("a")
    with (own_bank / "foundations/softmax/statement.md").open("a") as statement:
        statement.write("\nOne more word.\n")
    third = live.submit()
    live.judge.release("a")
    details = [live.verdict(submission) for submission in (first, second, third)]
    assert [detail["version"] for detail in details] == judged
    assert judged[0] == judged[1] != judged[2]


@contextmanager
def recorded(live):
    """Wait until the version that the block makes the server read is recorded."""
    done = threading.Event()
    live.services.versions.recorded = done.set
    yield
    assert done.wait(20)


def test_an_unsound_folder_is_a_problem_that_is_not_there(serve, own_bank):
    (own_bank / "optimization/adam/reference.py").unlink()
    live = serve(problems=own_bank)
    assert live.client.get("/api/problems/adam").status_code == 404
    syllabus = live.client.get("/api/syllabus").json()
    assert syllabus["totals"]["available"] == 2
    assert live.client.get(SOFTMAX).json()["next"] is None


def test_a_page_does_not_wait_for_slow_examples(serve, monkeypatch):
    monkeypatch.setattr("server.catalog.examples.WAIT_SECONDS", 0.05)
    live = serve()
    frozen = live.judge.prepare
    held = live.judge._released["freeze"]
    monkeypatch.setattr(live.judge, "prepare", lambda problem: held.wait(20) and frozen(problem))
    page = live.client.get("/api/problems/adam").json()
    assert page["examples_state"] in {"preparing", "ready"}
    held.set()
    monkeypatch.setattr("server.catalog.examples.WAIT_SECONDS", 20)
    assert live.client.get("/api/problems/adam").json()["examples_state"] == "ready"


def test_a_problem_that_does_not_freeze_still_has_its_page(serve, monkeypatch):
    def fails(_door, _problem):
        raise RuntimeError("cases.py fails")

    monkeypatch.setattr("server.judging.client.SingleFlight.frozen", fails)
    page = serve().client.get(SOFTMAX).json()
    assert page["examples_state"] == "failed"
    assert page["statement"]


@pytest.mark.parametrize(
    ("error", "pause", "states"),
    [
        (Broken("The sandbox is gone."), 0.0, ["failed", "ready"]),
        (Broken("The sandbox is gone."), 3600.0, ["failed", "failed"]),
        (Unsound(()), 0.0, ["failed", "failed"]),
    ],
)
def test_a_freeze_that_a_broken_sandbox_ended_is_tried_again(serve, monkeypatch, error, pause, states):
    monkeypatch.setattr("server.catalog.examples.RETRY_SECONDS", pause)
    monkeypatch.setattr("server.catalog.examples.WAIT_SECONDS", 20)
    monkeypatch.setattr("server.catalog.examples.ExampleCache.prepare", lambda _cache, **_how: None)
    live = serve()
    failures, prepare = [error], live.judge.prepare

    def prepared(problem):
        if failures:
            raise failures.pop()
        return prepare(problem)

    monkeypatch.setattr(live.judge, "prepare", prepared)
    assert [live.client.get(SOFTMAX).json()["examples_state"] for _ in states] == states
