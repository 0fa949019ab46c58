"""Events on their way: the short way to their text says what the long one says, and the hub what was judged here."""

import asyncio
import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from judge.verdict import CaseJudged, CaseResult, Group, Report, Shown, Started, Verdict
from server.events.broadcast import RECENT, Hub, Place, Written
from server.events.log import document, encoded
from tests.server.conftest import WAIT_SECONDS

PLAIN = CaseResult("relu/random/21-3", "relu", Group.RANDOM, Verdict.ACCEPTED, 0.00012)
EVENTS = {
    "started": Started(3, ()),
    "a case that tells nothing": CaseJudged(PLAIN, 7),
    "without CPU": CaseJudged(CaseResult("a/edge/x", "a", Group.EDGE, Verdict.WRONG_ANSWER), 0),
    "with the reference's time": CaseJudged(CaseResult("a/edge/x", "a", Group.EDGE, Verdict.ACCEPTED, 0.5, 0.25), 1),
    "with inputs": CaseJudged(CaseResult("a/edge/x", "a", Group.EDGE, Verdict.ACCEPTED, got=Shown("nan")), 2),
    "a number that JSON lacks": Report(Verdict.ACCEPTED, "Accepted.", cpu=float("nan")),
    "half of a character": Report(Verdict.RUNTIME_ERROR, "It raised '\ud800'."),
    "other scripts": Report(Verdict.RUNTIME_ERROR, "It raised 'né \U0001f600'."),
    "a backslash": Report(Verdict.RUNTIME_ERROR, r"It raised '\ud'."),
}


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
@pytest.mark.parametrize("attempt", [1, 12])
def test_the_text_of_an_event_is_its_document(event, attempt):
    assert json.loads(encoded(event, attempt)) == document(event, attempt)


def written(attempt, n, kind="case"):
    return Written(Place(attempt, n), kind, "{}")


def places(tail):
    return [str(each.place) for each in tail.events]


def test_what_was_judged_here_is_at_hand_from_any_place():
    hub = Hub()
    assert hub.recent(5, Place()) is None
    log = hub.begin(5, 1, 1)
    log.events += [written(1, 1, "started"), written(1, 2), written(1, 3)]
    assert places(hub.recent(5, Place())) == ["1-1", "1-2", "1-3"]
    assert places(hub.recent(5, Place(1, 2))) == ["1-3"]
    assert hub.recent(5, Place(1, 3)).events == []
    assert not hub.recent(5, Place(1, 3)).done
    log.events.append(written(1, 4, "verdict"))
    assert places(hub.recent(5, Place(1, 3))) == ["1-4"]
    assert hub.recent(5, Place(1, 3)).done
    assert hub.recent(5, Place(1, 4)).done


def test_an_attempt_begins_anew_and_another_process_has_the_last_word():
    hub = Hub()
    hub.begin(5, 1, 1).events += [written(1, 1), written(1, 2)]
    assert hub.recent(5, Place(2, 1)) is None, "somebody else judges it by now"
    hub.begin(5, 1, 2).events.append(written(2, 1))
    assert places(hub.recent(5, Place(1, 2))) == ["2-1"]
    hub.forget(5)
    assert hub.recent(5, Place()) is None


def test_who_sent_it_is_at_hand_from_the_first_moment():
    hub = Hub()
    assert hub.whose(5) is None
    hub.expect(5, 7)
    assert hub.whose(5) == 7
    assert hub.recent(5, Place()) is None, "nobody has begun"
    log = hub.begin(5, 7, 1)
    hub.expect(5, 7)  # told late: a worker was faster
    log.events.append(written(1, 1))
    assert places(hub.recent(5, Place())) == ["1-1"]


def test_only_the_last_submissions_are_at_hand():
    hub = Hub()
    for submission in range(RECENT + 1):
        hub.begin(submission, 1, 1).events.append(written(1, 1))
    assert hub.recent(0, Place()) is None
    assert hub.recent(RECENT, Place()) is not None


def test_a_waiter_hears_whatever_comes_before_it_sleeps_and_while_it_does():
    """Of many events, each from another thread, none is slept through; what is urgent ends the gathering."""

    async def read(hub, log, most):
        with hub.watch(5) as waiter:
            while len(log.events) < most:
                assert await waiter.wait(WAIT_SECONDS)
            hub.wake(5, urgent=True)
            begun = asyncio.get_running_loop().time()
            await waiter.gather(WAIT_SECONDS)
            return asyncio.get_running_loop().time() - begun

    def write(hub, log, most):
        for n in range(most):
            log.events.append(written(1, n + 1))
            hub.wake(5, urgent=False)

    hub, most = Hub(), 2000
    log = hub.begin(5, 1, 1)
    thread = threading.Thread(target=write, args=(hub, log, most))
    thread.start()
    with ThreadPoolExecutor(1) as reader:  # this thread may have an event loop of another test's
        seconds = reader.submit(asyncio.run, read(hub, log, most)).result(2 * WAIT_SECONDS)
    assert seconds < WAIT_SECONDS
    thread.join()
