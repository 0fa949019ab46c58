"""A search for the smallest input: streamed, in spare time where nobody asked for it, and ended when nobody listens."""

import pytest


@pytest.fixture
def live(serve):
    return serve(workers=1)


def wrong(live, second="", **body):
    """A judged submission with a wrong answer; `second` is its second line, which says how a search for it goes."""
    submission = live.submit(f"# wrong\n{second}\n", **body)
    live.verdict(submission)
    return submission


def refusal(live, submission, **params):
    answer = live.client.post(f"/api/submissions/{submission}/smallest", params=params)
    return answer.status_code, answer.json()["error"]["code"]


def test_each_step_comes_as_it_is_found_and_the_smallest_last(live):
    submission = wrong(live, "# search hold it")
    steps = live.search(submission)
    name, step = next(steps)
    assert (name, step["examples"], step["done"]) == ("smaller", 3, False)
    live.judge.release("it")
    ((name, end),) = steps
    assert (name, end["examples"], end["done"], end["result"]["call"]) == ("smallest", 7, True, "f(0.0)")


@pytest.mark.parametrize("unasked", [False, True])
def test_asked_or_not_it_is_the_same_search(live, unasked):
    assert [name for name, _ in live.search(wrong(live), unasked=unasked)] == ["smaller", "smallest"]


def test_unasked_it_waits_for_nothing_that_is_judged(live):
    submission = wrong(live)
    held = live.submit("# hold one\n")
    live.judge.wait_until_held("one")
    assert refusal(live, submission, unasked=True) == (409, "judge_busy")
    assert [name for name, _ in live.search(submission)] == ["smaller", "smallest"]
    live.judge.release("one")
    live.verdict(held)
    assert [name for name, _ in live.search(submission, unasked=True)] == ["smaller", "smallest"]


def test_there_are_no_more_searches_at_once_than_workers(live):
    held, other = wrong(live, "# search hold it"), wrong(live)
    steps = live.search(held)
    next(steps)
    assert refusal(live, other, unasked=True) == (409, "judge_busy")
    assert refusal(live, other) == (429, "too_many_requests")
    live.judge.release("it")
    assert [name for name, _ in steps] == ["smallest"]
    assert [name for name, _ in live.search(other)] == ["smaller", "smallest"]


def test_a_verdict_does_not_wait_for_a_search(live):
    steps = live.search(wrong(live, "# search hold it"))
    next(steps)
    assert live.verdict(live.submit("# right\n"))["verdict"] == "accepted"
    live.judge.release("it")
    assert len(list(steps)) == 1


def test_a_search_ends_when_nobody_listens_any_more(live):
    submission = wrong(live, "# search hold it")
    steps = live.search(submission)
    next(steps)
    live.judge.wait_until_held("it")
    steps.close()
    live.judge.release("it")
    live.judge.wait_until_searched()
    assert [name for name, _ in live.search(wrong(live), unasked=True)] == ["smaller", "smallest"]


def test_a_search_that_breaks_says_so_and_leaves_its_place(live):
    submission = wrong(live, "# search crash")
    for _ in range(3):
        (first, _), (second, failed) = live.search(submission)
        assert (first, second) == ("smaller", "failed")
        assert "fell over" not in failed["message"]


def test_unasked_searches_count_for_nothing_in_a_persons_rate(serve):
    live = serve(burst=2, rate=0.0001)
    submission = wrong(live)
    for _ in range(5):
        assert [name for name, _ in live.search(submission, unasked=True)] == ["smaller", "smallest"]
    assert [name for name, _ in live.search(submission)] == ["smaller", "smallest"]
    assert refusal(live, submission) == (429, "too_many_requests")
