"""The whole way with the real judge: what a person sends, and what they read."""

import pytest

from judge.judge import open_judge


@pytest.fixture(scope="module")
def judge(tmp_path_factory):
    """One for all tests here, which no server closes: freezing and a warm sandbox cost a second."""
    judge = open_judge(tmp_path_factory.mktemp("judge"))
    close, judge.close = judge.close, lambda: None
    yield judge
    close()


@pytest.fixture
def judged(serve, judge):
    return serve(open_judge=lambda _home: judge)


def run(live, source, *custom):
    body = {"problem": "softmax", "source": source, "mode": "run", "custom": list(custom)}
    submission = live.client.post("/api/submissions", json=body).json()["id"]
    verdict = live.verdict(submission)
    log = live.client.get(f"/api/submissions/{submission}/event-log").json()["events"]
    return verdict, [each["event"]["result"] for each in log if each["event"]["type"] == "case"]


def test_the_reference_is_accepted_and_every_known_mistake_is_not(judged):
    problem = judged.services.library.problem("softmax")
    solutions = {each.name: each for each in problem.rejected}
    sent = {name: judged.submit(each.source) for name, each in solutions.items()}
    accepted = judged.verdict(judged.submit(problem.reference))
    assert accepted["verdict"] == "accepted"
    assert accepted["passed"] == accepted["total"] > 30
    for name, submission in sent.items():
        verdict = judged.verdict(submission)
        assert verdict["verdict"] == solutions[name].verdict
        assert verdict["report"]["failures"][0]["call"]
        assert verdict["report"]["failures"][0]["lesson"] in {"", solutions[name].lesson}


def test_run_mode_shows_the_examples_and_the_users_own_cases(judged):
    problem = judged.services.library.problem("softmax")
    verdict, cases = run(judged, problem.reference, "softmax(np.array([0.0, 0.0]))")
    assert verdict["verdict"] == "accepted"
    assert cases[-1]["group"] == "custom"
    assert cases[-1]["expected"]["cells"] == [0.5, 0.5]
    assert cases[-1]["got"]["cells"] == [0.5, 0.5]
    assert {case["group"] for case in cases[:-1]} == {"example"}


def test_what_a_submission_prints_and_raises_comes_back(judged):
    source = "def softmax(x, axis=-1):\n    print('half \\ud83d \\x00 way')\n    return 1 / 0\n"
    verdict, cases = run(judged, source)
    assert verdict["verdict"] == "runtime_error"
    assert "way" in cases[0]["stdout"]
    assert "ZeroDivisionError" in cases[0]["traceback"]
    assert "solution.py" in cases[0]["traceback"]


def test_a_wrong_answer_has_a_smallest_input(judged):
    problem = judged.services.library.problem("softmax")
    mistake = next(each.source for each in problem.rejected if each.name == "no_max_shift")
    submission = judged.submit(mistake)
    judged.verdict(submission)
    *smaller, (name, smallest) = judged.search(submission)
    assert {name for name, _ in smaller} == {"smaller"}
    assert name == "smallest"
    assert smallest["result"]["call"] == "softmax(np.array([710.0]))"
    assert smallest["result"]["got"]["text"] != smallest["result"]["expected"]["text"]


def test_an_accepted_one_has_nothing_to_shrink(judged):
    submission = judged.submit(judged.services.library.problem("softmax").reference)
    judged.verdict(submission)
    refused = judged.client.post(f"/api/submissions/{submission}/smallest")
    assert refused.status_code == 409
    assert refused.json()["error"]["code"] == "nothing_to_shrink"


def test_a_source_that_does_not_compile_says_on_which_line(judged):
    verdict = judged.verdict(judged.submit("import numpy as np\n\ndef softmax(:\n"))
    assert verdict["verdict"] == "compile_error"
    assert verdict["report"]["line"] == 3


def test_the_starter_is_not_written_yet(judged):
    verdict = judged.verdict(judged.submit(judged.services.library.problem("softmax").starter))
    assert verdict["verdict"] != "accepted"


def test_the_examples_of_every_problem_are_shown(judged):
    for slug in judged.services.library.slugs:
        problem = judged.services.library.problem(slug)
        judged.services.freezer.frozen(problem)
        page = judged.client.get(f"/api/problems/{slug}").json()
        assert page["examples_state"] == "ready"
        assert {example["entry"] for example in page["examples"]} == {entry.name for entry in problem.entries}
        assert all(example["call"] for example in page["examples"])
        assert all((example["expected"] is None) == (example["raises"] is not None) for example in page["examples"])


def test_four_people_at_once_get_their_own_verdicts(judged):
    reference = judged.services.library.problem("softmax").reference
    sent = {}
    for n in range(12):
        source = reference if n % 2 else f"def softmax(x, axis=-1):\n    return {n}\n"
        sent[judged.submit(source)] = "accepted" if n % 2 else "wrong_answer"
    for submission, verdict in sent.items():
        assert judged.verdict(submission)["verdict"] == verdict
