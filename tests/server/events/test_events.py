"""Events: their text says what their document says, and the broadcaster has what this process has judged."""

import json
import threading

import pytest

from judge.verdict import CaseJudged, CaseResult, Group, Report, Shown, Started, Verdict
from server.events.broadcast import RECENT, Broadcaster, EventId, StoredEvent
from server.events.log import document, encode
from tests.server.conftest import WAIT_SECONDS, in_a_loop

PLAIN = CaseResult("relu/random/21-3", "relu", Group.RANDOM, Verdict.ACCEPTED, 0.00012)
EVENTS = {
    "started": Started(3, ()),
    "a case that tells nothing": CaseJudged(PLAIN, 7),
    "without CPU": CaseJudged(CaseResult("a/edge/x", "a", Group.EDGE, Verdict.WRONG_ANSWER), 0),
    "with the reference's time": CaseJudged(CaseResult("a/edge/x", "a", Group.EDGE, Verdict.ACCEPTED, 0.5, 0.25), 1),
    "with inputs": CaseJudged(CaseResult("a/edge/x", "a", Group.EDGE, Verdict.ACCEPTED, got=Shown("nan")), 2),
    "a number that JSON lacks": Report(Verdict.ACCEPTED, "Accepted.", cpu=float("nan")),
    "half of a character": Report(Verdict.RUNTIME_ERROR, "It raised '\ud800'."),
    "a line separator": Report(Verdict.RUNTIME_ERROR, "It raised 'a\u2028b\x85'."),
    "other scripts": Report(Verdict.RUNTIME_ERROR, "It raised 'né \U0001f600'."),
    "a backslash": Report(Verdict.RUNTIME_ERROR, r"It raised '\ud'."),
}


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
@pytest.mark.parametrize("attempt", [1, 12])
def test_the_text_of_an_event_is_its_document(event, attempt):
    text = encode(event, attempt)
    assert json.loads(text) == document(event, attempt)
    assert text.isascii(), "a client may take U+2028 for the end of a line"


def stored(attempt, n, kind="case"):
    return StoredEvent(EventId(attempt, n), kind, "{}")


def ids(tail):
    return [str(each.id) for each in tail.events]


def test_what_was_judged_here_is_at_hand_from_any_place():
    broadcaster = Broadcaster()
    assert broadcaster.recent(5, EventId()) is None
    log = broadcaster.begin(5, 1, 1)
    log.events += [stored(1, 1, "started"), stored(1, 2), stored(1, 3)]
    assert ids(broadcaster.recent(5, EventId())) == ["1-1", "1-2", "1-3"]
    assert ids(broadcaster.recent(5, EventId(1, 2))) == ["1-3"]
    assert broadcaster.recent(5, EventId(1, 3)).events == []
    assert not broadcaster.recent(5, EventId(1, 3)).done
    log.events.append(stored(1, 4, "verdict"))
    assert ids(broadcaster.recent(5, EventId(1, 3))) == ["1-4"]
    assert broadcaster.recent(5, EventId(1, 3)).done
    assert broadcaster.recent(5, EventId(1, 4)).done


def test_an_attempt_begins_anew_and_another_process_has_the_last_word():
    broadcaster = Broadcaster()
    broadcaster.begin(5, 1, 1).events += [stored(1, 1), stored(1, 2)]
    assert broadcaster.recent(5, EventId(2, 1)) is None, "somebody else judges it by now"
    broadcaster.begin(5, 1, 2).events.append(stored(2, 1))
    assert ids(broadcaster.recent(5, EventId(1, 2))) == ["2-1"]
    broadcaster.forget(5)
    assert broadcaster.recent(5, EventId()) is None


def test_who_sent_it_is_at_hand_from_the_first_moment():
    broadcaster = Broadcaster()
    assert broadcaster.owner(5) is None
    broadcaster.expect(5, 7)
    assert broadcaster.owner(5) == 7
    assert broadcaster.recent(5, EventId()) is None, "nobody has begun"
    log = broadcaster.begin(5, 7, 1)
    broadcaster.expect(5, 7)  # told late: a worker was faster
    log.events.append(stored(1, 1))
    assert ids(broadcaster.recent(5, EventId())) == ["1-1"]


def test_only_the_last_submissions_are_at_hand():
    broadcaster = Broadcaster()
    for submission in range(RECENT + 1):
        broadcaster.begin(submission, 1, 1).events.append(stored(1, 1))
    assert broadcaster.recent(0, EventId()) is None
    assert broadcaster.recent(RECENT, EventId()) is not None


@pytest.mark.parametrize("at_once", [True, False])
def test_a_reader_sleeps_through_no_event(at_once):
    """Of many events, each from another thread, before it waits and while it does."""

    async def read(broadcaster, log, total):
        with broadcaster.subscribe(5) as subscription:
            while len(log.events) < total:
                assert await subscription.wait(WAIT_SECONDS)

    def write(broadcaster, log, total):
        for n in range(total):
            log.events.append(stored(1, n + 1))
            broadcaster.notify(5, at_once=at_once)

    broadcaster, total = Broadcaster(), 2000
    log = broadcaster.begin(5, 1, 1)
    thread = threading.Thread(target=write, args=(broadcaster, log, total))
    thread.start()
    in_a_loop(read(broadcaster, log, total))
    thread.join()


def test_a_notification_before_the_wait_is_not_slept_through():
    async def read(broadcaster):
        with broadcaster.subscribe(5) as subscription:
            broadcaster.notify(5)
            return await subscription.wait(WAIT_SECONDS)

    assert in_a_loop(read(Broadcaster()))


def test_many_events_wake_a_reader_once(monkeypatch):
    """They gather until it reads; a verdict does not wait for the others."""
    monkeypatch.setattr("server.events.broadcast.GATHER_SECONDS", 10 * WAIT_SECONDS)

    async def read(broadcaster):
        with broadcaster.subscribe(5) as subscription:
            calls = []
            monkeypatch.setattr(subscription, "_loop", Recorder(subscription._loop, calls))
            for _ in range(100):
                broadcaster.notify(5, at_once=False)
            assert calls == ["_wake_up_soon"]
            broadcaster.notify(5)
            return await subscription.wait(WAIT_SECONDS)

    assert in_a_loop(read(Broadcaster()))


class Recorder:
    """An event loop that notes which functions other threads have it call."""

    def __init__(self, loop, calls):
        self._loop, self._calls = loop, calls

    def __getattr__(self, name):
        return getattr(self._loop, name)

    def call_soon_threadsafe(self, function):
        self._calls.append(function.__name__)
        self._loop.call_soon_threadsafe(function)


def test_a_reader_whose_loop_has_ended_is_no_trouble():
    async def subscription(broadcaster):
        return broadcaster.subscribe(5).__enter__()

    broadcaster = Broadcaster()
    left = in_a_loop(subscription(broadcaster))
    broadcaster.notify(5)
    broadcaster.close()
    assert left is not None


def test_closing_wakes_every_reader():
    async def read(broadcaster):
        with broadcaster.subscribe(5) as one, broadcaster.subscribe(6) as other:
            broadcaster.close()
            return await one.wait(WAIT_SECONDS) and await other.wait(WAIT_SECONDS)

    assert in_a_loop(read(Broadcaster()))
