"""A container that is not what it says: whatever comes over its line is bounded, and at most the line's end."""

import socket
import struct
import threading
import tracemalloc
from contextlib import suppress

import pytest

from judge import wire
from judge.sandbox.base import Broken, Died, Limits, OutputLimit, PoolStats, Printed, Role, Unavailable
from judge.sandbox.container import counters as counters_module
from judge.sandbox.container import session as sessions
from judge.sandbox.container.connection import Connection, DockerDemultiplexer
from judge.sandbox.container.counters import Counters
from judge.sandbox.container.frames import CLOCK, COUNT, HEADER, LARGEST, WINDOW, FrameKind, FrameParser
from judge.sandbox.container.session import ContainerSession, DigestCache
from judge.shared.printed import PRINTED_CHARACTERS
from judge.shared.protocol import READY
from tests.outside import wait_until

LIMITS = Limits(1 << 20, 5.0, 1 << 16)
MESSAGE = wire.encode({"loaded": True})
FRAMED = struct.pack("<I", len(MESSAGE)) + MESSAGE
HELLO = {"level": "container", "layers": [{"name": "a", "stands": True, "detail": "b"}], "toolchain": {"numpy": "1"}}


def dockers(data, stream=1):
    return struct.pack(">BxxxL", stream, len(data)) + data


def frame(kind, session, payload=b"", size=None):
    return HEADER.pack(kind, session, len(payload) if size is None else size) + payload


def fields(kind, session, given):
    return frame(kind, session, bytes(wire.encode(given)))


class Container:
    """The far end of a line, which a test plays."""

    def __init__(self):
        self.ours, self.theirs = socket.socketpair()
        self.gone = threading.Event()
        self.connection = Connection(self.ours, self.gone.set)

    def say(self, data, stream=1):
        self.theirs.sendall(dockers(bytes(data), stream))

    def open(self, limits=LIMITS):
        return ContainerSession(self.connection, DigestCache(), Role.SUBMISSION, limits)

    def close(self):
        for end in (self.ours, self.theirs):  # a thread that waits at a socket does not notice that it is closed
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self.connection.lose("the test is over")
        self.theirs.close()


@pytest.fixture
def container():
    container = Container()
    yield container
    container.close()


def test_the_hello(container):
    container.say(fields(FrameKind.HELLO, 0, HELLO))
    hello = container.connection.begin({})
    assert (hello.level.name, hello.level.layers[0].name, hello.toolchain) == ("container", "a", {"numpy": "1"})


def test_a_container_that_can_not_confine(container):
    container.say(fields(FrameKind.HELLO, 0, {"unavailable": "no seccomp"}))
    with pytest.raises(Unavailable, match="no seccomp"):
        container.connection.begin({})


FIRST = {
    "no fields": frame(FrameKind.HELLO, 0, b"???"),
    "a list": fields(FrameKind.HELLO, 0, [1]),
    "half of them": fields(FrameKind.HELLO, 0, {"level": "x"}),
    "layers that are none": fields(FrameKind.HELLO, 0, {**HELLO, "layers": [1]}),
    "a toolchain that is none": fields(FrameKind.HELLO, 0, {**HELLO, "toolchain": 7}),
    "too many": fields(FrameKind.HELLO, 0, {**HELLO, "more": "x" * 600_000}),
    "twice": fields(FrameKind.HELLO, 0, [1]) + fields(FrameKind.HELLO, 0, [1]),
}


@pytest.mark.parametrize("said", FIRST.values(), ids=FIRST)
def test_a_malformed_hello(container, said):
    container.say(said)
    with pytest.raises(Broken):
        container.connection.begin({})
    assert container.gone.wait(5)


def data(payload, session=1, clock=0.5):
    return frame(FrameKind.DATA, session, CLOCK.pack(clock) + payload)


def stopped(**given):
    return fields(
        FrameKind.STOPPED,
        1,
        {"kind": "Died", "text": "", "code": 3, "signal": None, "cpu": 1.0, "peak": 5, "printed": [2, "hello", ""]}
        | given,
    )


def test_messages_come_with_the_clock(container):
    with container.open() as session:
        container.say(data(READY.pack(0)))
        container.say(data(FRAMED[:3]) + data(FRAMED[3:], clock=0.75))
        assert session.receive(cpu=1, wall=1) == {"loaded": True}
        assert session.cpu() == 0.75


def test_what_came_before_the_end_is_received_before_it(container):
    with container.open() as session:
        container.say(data(READY.pack(0) + FRAMED * 2) + stopped())
        assert [session.receive(cpu=1, wall=1) for _ in range(2)] == [{"loaded": True}] * 2
        for _ in range(2):
            with pytest.raises(Died) as caught:
                session.receive(cpu=1, wall=1)
        assert (caught.value.code, session.cpu(), session.peak_memory()) == (3, 1.0, 5)


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ([2, "hello", "oh"], Printed(2, "hello", "oh")),
        ([10**30, "x" * 99_999, "\ud800"], Printed(10**30, "x" * PRINTED_CHARACTERS, "?")),
    ],
)
def test_what_a_container_says_was_printed_is_bounded_text(container, said, printed):
    with container.open() as session:
        container.say(data(READY.pack(0)) + stopped(printed=said))
        with pytest.raises(Died):
            session.receive(cpu=1, wall=1)
        assert session.printed() == printed


def test_time_never_runs_backwards(container):
    with container.open() as session:
        container.say(data(READY.pack(0) + FRAMED, clock=2.0) + data(FRAMED, clock=-5.0))
        session.receive(cpu=1, wall=1)
        session.receive(cpu=1, wall=1)
        assert session.cpu() == 2.0


LIES = {
    "an unknown kind": frame(77, 1),
    "a kind of the judge's": frame(FrameKind.OPEN, 1),
    "a session that never was": data(b"x", session=2),
    "a frame that is too large": frame(FrameKind.DATA, 1, size=LARGEST + 1),
    "a huge frame": frame(FrameKind.DATA, 1, size=0xFFFFFFFF),
    "readings without end": fields(FrameKind.USAGE, 1, {"cpu": 0.0, "peak": 1, "printed": [0, "", ""]}) * 100_000,
    "an end that tells nothing of what was printed": stopped(printed=None),
    "an end with a text that is none": stopped(printed=[0, 7, ""]),
    "an end with a case that is none": stopped(printed=["x", "", ""]),
    "data without a clock": frame(FrameKind.DATA, 1, b"x"),
    "a clock that is none": data(READY.pack(0), clock=float("nan")),
    "an endless clock": data(READY.pack(0), clock=float("inf")),
    "an end that is none": fields(FrameKind.STOPPED, 1, [1]),
    "an end without fields": frame(FrameKind.STOPPED, 1),
    "an end with a code that is none": stopped(code="x"),
    "an end with a clock that is none": stopped(cpu="x"),
    "a count that is none": frame(FrameKind.ACKNOWLEDGED, 1, b"x"),
    "a pickle": frame(FrameKind.USAGE, 1, b"\x80\x04\x95"),
}


@pytest.mark.parametrize("said", LIES.values(), ids=LIES)
def test_lies_end_the_line(container, said):
    with container.open() as session:
        talking = threading.Thread(target=speak, args=(container, said))
        talking.start()
        with pytest.raises(Broken):
            session.receive(cpu=1, wall=1)
        assert container.gone.wait(5)
        talking.join(5)
    with pytest.raises(Broken):
        container.open()


def test_more_than_a_session_may_send_ends_the_line(container):
    """Also where nobody looks at it."""
    with container.open():
        talking = threading.Thread(target=speak, args=(container, data(bytes(1 << 20)) * 3))
        talking.start()
        assert container.gone.wait(5)
        talking.join(5)
    assert "more than" in container.connection.lost


def speak(container, said):
    try:
        for at in range(0, len(said), 32768):
            container.say(said[at : at + 32768])
    except OSError:
        pass  # nobody listens any more


def test_what_a_child_may_not_send_is_its_own_end(container):
    """The bytes are the child's: they end its session, and no other."""
    with container.open() as session, container.open() as other:
        container.say(data(READY.pack(0) + struct.pack("<I", 1 << 20)))
        with pytest.raises(OutputLimit):
            session.receive(cpu=1, wall=1)
        container.say(data(READY.pack(0) + struct.pack("<I", 3) + b"???", session=2))
        with pytest.raises(wire.Malformed):
            other.receive(cpu=1, wall=1)
        with pytest.raises(Broken, match="closed"):
            other.receive(cpu=1, wall=1)
    assert not container.connection.lost


def test_an_end_of_a_kind_that_is_unknown_is_our_fault(container):
    with container.open() as session:
        container.say(stopped(kind="Accepted", text="x" * 10_000))
        with pytest.raises(Broken) as caught:
            session.receive(cpu=1, wall=1)
        assert len(str(caught.value)) <= 500


def test_a_flood_costs_no_memory(container):
    """Of a session that is closed, of stderr, of answers that nobody asked for."""
    container.open().close()
    flood = dockers(data(bytes(30_000)) * 50) + dockers(bytes(1 << 20), 2) + dockers(frame(FrameKind.STATS, 0) * 10_000)
    tracemalloc.start()
    try:
        for _ in range(20):
            container.theirs.sendall(flood)
        container.say(fields(FrameKind.HELLO, 0, HELLO))
        container.connection.begin({})
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20 << 20


def test_a_container_that_says_nothing_is_asked_and_lost(container, monkeypatch):
    monkeypatch.setattr(sessions, "PROBE_SECONDS", 0.05)
    monkeypatch.setattr(sessions, "LIVENESS_SECONDS", 0.2)
    with container.open() as session, pytest.raises(Broken, match="does not answer"):
        session.receive(cpu=1, wall=1)
    asked = [kind for kind, _session, _payload in FrameParser(1 << 20).feed(container.theirs.recv(1 << 16))]
    assert asked == [FrameKind.OPEN, FrameKind.WATCH, FrameKind.STATS]


def test_a_container_that_keeps_no_time_is_lost(container, monkeypatch):
    """It answers that it is there, and never ends the session."""
    monkeypatch.setattr(sessions, "PROBE_SECONDS", 0.05)
    monkeypatch.setattr(sessions, "LIVENESS_SECONDS", 0.3)

    def answer():
        parser = FrameParser(1 << 20)
        while heard := container.theirs.recv(1 << 16):
            for kind, _session, _payload in parser.feed(heard):
                if kind == FrameKind.STATS:
                    speak(container, frame(FrameKind.STATS, 0))

    answering = threading.Thread(target=answer, daemon=True)
    answering.start()
    with container.open(Limits(1 << 20, 0.2, 1 << 16)) as session, pytest.raises(Broken, match="keep time"):
        session.receive(cpu=1, wall=1)
    answering.join(5)


def test_messages_that_are_not_taken_are_not_piled_up(container):
    reading = threading.Thread(target=drain, args=(container,), daemon=True)
    reading.start()
    with container.open() as session:
        for _ in range(WINDOW >> 20):  # then the next one waits
            session.send({"data": bytes(1 << 20)})
        container.say(frame(FrameKind.ACKNOWLEDGED, 1, COUNT.pack(1 << 19)))
        session.send({"data": bytes(1 << 20)})
        container.say(stopped())
        with pytest.raises(Died):
            session.send({"data": bytes(1 << 20)})
    container.close()
    reading.join(5)


def drain(container):
    try:
        while container.theirs.recv(1 << 20):
            pass
    except OSError:
        pass


def stats_frame(session=1, **given):
    return fields(FrameKind.STATS, session, {"submission": {"pid": 7, "starts": 1, "children": 3} | given})


def test_counts_go_on_from_what_was_before(container):
    before = {Role.SUBMISSION: PoolStats(2, 10), Role.AUTHOR: PoolStats(1, 4)}
    counters = Counters(container.connection, before)
    answer(container, stats_frame())
    assert counters.total() == {Role.SUBMISSION: PoolStats(3, 13), Role.AUTHOR: PoolStats(1, 4)}
    answer(container, stats_frame(session=2, pid=8, starts=2, children=1))
    assert counters.pids() == {Role.SUBMISSION: 8}
    answer(container, stats_frame(session=3, pid=8, starts=0, children=0))
    assert counters.total()[Role.SUBMISSION] == PoolStats(4, 13)  # no count falls, whatever it says
    final = counters.finish()
    answer(container, stats_frame(session=4, children=99))
    assert counters.total() == final  # another one goes on from there


def answer(container, said):
    """Say it when it is asked for; what the container is asked comes in one piece."""

    def wait():
        asked = [kind for kind, _session, _payload in FrameParser(1 << 20).feed(container.theirs.recv(1 << 16))]
        assert asked == [FrameKind.STATS]
        container.say(said)

    threading.Thread(target=wait, daemon=True).start()


def test_a_container_that_does_not_answer_is_told_of_as_before(container, monkeypatch):
    """It is asked once, however many ask; an answer that comes late is not lost."""
    monkeypatch.setattr(counters_module, "ANSWER_SECONDS", 0.05)
    counters = Counters(container.connection, {Role.SUBMISSION: PoolStats(1, 5)})
    assert [counters.total() for _ in range(3)] == [{Role.SUBMISSION: PoolStats(1, 5)}] * 3
    asked = [kind for kind, _session, _payload in FrameParser(1 << 20).feed(container.theirs.recv(1 << 16))]
    assert asked == [FrameKind.STATS]
    container.say(stats_frame())
    wait_until(lambda: counters.total() == {Role.SUBMISSION: PoolStats(2, 8)})
    container.close()
    assert counters.total() == {Role.SUBMISSION: PoolStats(2, 8)}


MALFORMED_STATS = {
    "no fields": frame(FrameKind.STATS, 1, b"???"),
    "a list": fields(FrameKind.STATS, 1, [1]),
    "an unknown role": fields(FrameKind.STATS, 1, {"judge": {"pid": 1, "starts": 1, "children": 1}}),
    "a role with nothing": fields(FrameKind.STATS, 1, {"author": {}}),
    "a text": stats_frame(starts="1"),
    "a truth": stats_frame(children=True),
    "a fall": stats_frame(children=-1),
    "an endless number": stats_frame(children=10**400),
    "an answer to something else": fields(FrameKind.USAGE, 1, {"submission": {"pid": 7, "starts": 1, "children": 3}}),
    "too much": frame(FrameKind.STATS, 1, bytes(300 * 1024)),
}


@pytest.mark.parametrize("said", MALFORMED_STATS.values(), ids=MALFORMED_STATS)
def test_malformed_stats_end_the_connection(container, said):
    counters = Counters(container.connection, {Role.AUTHOR: PoolStats(1, 1)})
    answer(container, said)
    assert counters.total() == {Role.AUTHOR: PoolStats(1, 1)}
    assert container.gone.wait(5)


@pytest.mark.parametrize("size", [1, 3, 7, 100])
def test_any_cut(size):
    """Docker's framing and ours, however the bytes come."""
    sent = [(FrameKind.DATA, 1, b"x" * n) for n in (0, 1, 50)] + [(FrameKind.STATS, 0, b"")]
    ours = b"".join(frame(*each) for each in sent)
    stream = b"".join(dockers(ours[at : at + 9]) + dockers(b"oops", 2) for at in range(0, len(ours), 9))
    split, parser, found = DockerDemultiplexer(), FrameParser(100), []
    for at in range(0, len(stream), size):
        for number, piece in split.feed(memoryview(stream[at : at + size])):
            if number == 1:
                found += parser.feed(piece)
    assert found == sent
