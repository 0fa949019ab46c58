"""The channel: forged, truncated, endless and malformed frames; closed and duplicated descriptors; early ends."""

import struct
from pathlib import Path

import pytest

from judge import wire
from judge.sandbox.base import CpuLimit, Died, Limits, OutputLimit, Role, Stopped, WallLimit
from tests.conftest import MEGABYTE, job_of, play

SEND = "def send(data):\n    view = memoryview(data)\n    while view:\n        view = view[os.write(3, view):]\n"


def framed(message):
    return struct.pack("<I", len(payload := bytes(wire.encode(message)))) + payload


FORGED = {
    "done at once": framed({"done": True}),
    "another answer to this case": framed({"i": 0, "runs": [{"ok": bytes(wire.encode(7))}], "mutated": []}),
    "an empty dict": framed({}),
}


@pytest.mark.parametrize("frame", FORGED.values(), ids=FORGED)
def test_forged_frames_are_at_most_wrong_outputs(attack, frame):
    outcome = attack(f"{SEND}def f():\n    send({frame!r})\n    return 0")
    assert outcome.stopped is None
    assert outcome.error is None


MALFORMED = {
    "no dict": framed([1, 2]),
    "an unknown tag": struct.pack("<I", 3) + b"???",
    "nothing": struct.pack("<I", 0),
    "a count beyond the end": struct.pack("<I", 5) + b"l\xff\xff\xff\x7f",
    "a pickle": struct.pack("<I", 20) + b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00\x8c\x02os\x94\x8c\x06s",
    "text": b"HTTP/1.1 200 OK\r\n\r\n" * 10,
    "deep nesting": struct.pack("<I", 5 * 10_000) + b"l\x01\x00\x00\x00" * 10_000,
    "many keys": struct.pack("<I", 5 + 18 * 200_000)
    + b"d"
    + struct.pack("<I", 200_000)
    + b"i\0\0\0\0\0\0\0\0" * 400_000,
}


@pytest.mark.parametrize("frame", MALFORMED.values(), ids=MALFORMED)
def test_malformed_frames(attack, frame):
    data = frame if len(frame) < 1000 else b""
    outcome = attack(f"{SEND}def f(x):\n    send({data!r} or x)\n    return 0", {"x": frame})
    assert isinstance(outcome.stopped, wire.Malformed | OutputLimit)


ENDLESS = {
    "a huge announcement": "send(b'\\xff\\xff\\xff\\xff')\n    while True:\n        send(b'x' * 65536)",
    "a flood of frames": f"while True:\n        send({framed({'i': 9})!r} * 1000)",
    "a frame that never ends": "send(b'\\x00\\x00\\x10\\x00')\n    __import__('time').sleep(100)",
    "drop by drop": "send(b'\\0\\0\\x10\\0')\n    while True:\n        send(b'x'), __import__('time').sleep(0.02)",
    "half a header": "send(b'\\x00\\x00')\n    __import__('time').sleep(100)",
}


@pytest.mark.parametrize("body", ENDLESS.values(), ids=ENDLESS)
def test_endless_frames(attack, body):
    outcome = attack(f"{SEND}def f():\n    {body}", wall=0.5, output=MEGABYTE // 4)
    assert type(outcome.stopped) in {OutputLimit, WallLimit, CpuLimit}


@pytest.mark.parametrize("cut", [0, 1, 4, 5, 20])
@pytest.mark.parametrize("end", ["os._exit(0)", "ctypes.string_at(0)"])
def test_truncated_frames(attack, cut, end):
    frame = framed({"i": 0, "runs": [], "mutated": []})[:cut]
    assert type(attack(f"{SEND}def f():\n    send({frame!r})\n    {end}").stopped) is Died


CLOSERS = {
    "close": "refused(os.close, 3)",
    "close all": "os.closerange(0, 1000)",
    "close by range": "call(436, 0, 1000, 0)",
    "put another in its place": "refused(os.dup2, 1, 3)",
    "mark it": "refused(__import__('fcntl').fcntl, 3, 2, 1)",
    "the socket object": "frame = sys._getframe()\n    while 'channel' not in frame.f_locals:\n"
    "        frame = frame.f_back\n    frame.f_locals['channel']._socket.close()",
}


@pytest.mark.parametrize("closer", list(CLOSERS.values())[:-1], ids=list(CLOSERS)[:-1])
def test_the_descriptor_can_not_be_closed(attack, closer):
    assert attack(f"def f():\n    {closer}\n    return 5").value == 5


def test_closing_the_harness_own_socket_object_is_an_early_end(attack):
    assert type(attack(f"def f():\n    {CLOSERS['the socket object']}\n    return 5").stopped) is Died


def test_duplicates_keep_nothing_open(attack):
    assert type(attack("def f():\n    [os.dup(3) for _ in range(20)]\n    os._exit(0)").stopped) is Died


@pytest.mark.parametrize(
    "end",
    [
        *("raise SystemExit", "exit()", "quit()", "os._exit(0)", "os.kill(os.getpid(), 9)", "os.abort()"),
        *("sys.exit(77)", "os._exit(77)", "ctypes.string_at(0)"),
    ],
)
def test_an_end_before_the_first_case(attack, end):
    outcome = attack(f"{end}\ndef f():\n    return 0")
    assert outcome.cases == [] or outcome.value == 0  # kill is refused: nothing happens
    assert outcome.error or outcome.stopped or end.startswith("os.kill")


def test_an_answer_that_swallows_the_next_inputs(confined):
    """A gated case's inputs are taken from the channel by the source itself: it waits, and is stopped for it."""
    job = job_of("import os\ndef f(x):\n    os.read(3, 10**6)\n    return 0", [{"x": 0}, {"x": 1}], gated=True)
    with confined.open(Role.SUBMISSION, Limits(64 * MEGABYTE, 2.0, MEGABYTE)) as session:
        session.send(job)
        session.receive(cpu=1, wall=1)
        with pytest.raises((Stopped, wire.Malformed)):
            answer_until_it_stops(session)


def answer_until_it_stops(session):
    while True:
        session.receive(cpu=1, wall=0.3)
        session.send({"data": bytes(wire.encode({"x": 0}))})


def send_until_it_stops(session):
    while True:
        session.send({"data": bytes(MEGABYTE)})


def test_nobody_reads(confined):
    """The judge's own sending ends too."""
    with confined.open(Role.SUBMISSION, Limits(64 * MEGABYTE, 1.0, MEGABYTE)) as session:
        session.send(job_of("import time\ntime.sleep(60)", [{}]))
        with pytest.raises(WallLimit):
            send_until_it_stops(session)


def test_random_bytes(confined):
    """A seeded sample of noise, whole and cut, with and without a header that fits."""
    for seed in range(30):
        noise = f"random.Random({seed}).randbytes({1 + 37 * seed})"
        header = f"len({noise}).to_bytes(4, 'little')" if seed % 2 else "b''"
        source = f"import os, random\ndef f():\n    os.write(3, {header} + {noise})\n    return 0"
        with confined.open(Role.SUBMISSION, Limits(64 * MEGABYTE, 5.0, MEGABYTE)) as session:
            outcome = play(session, job_of(source, [{}]), wall=0.2)
        assert isinstance(outcome.stopped, wire.Malformed | Stopped)


def test_descriptors_of_the_judge_stay_as_many(attack):
    before = set(Path("/proc/self/fd").iterdir())
    for frame in MALFORMED.values():
        attack(f"{SEND}def f(x):\n    send(x)\n    return 0", {"x": frame})
    assert len(set(Path("/proc/self/fd").iterdir()) - before) <= 2  # spares come and go
