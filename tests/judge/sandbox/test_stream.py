"""Frames out of a stream, however it is cut; and announcements beyond what may come."""

import itertools
import struct

import numpy as np
import pytest

from judge import wire
from judge.sandbox.stream import FRAME_COST, Stream
from judge.shared.protocol import ATTACHMENT, LARGE, READY


def frame(payload, mark=0):
    return struct.pack("<I", len(payload) | mark) + bytes(payload)


def fed(stream, data, pieces):
    """The payloads that come out when the data arrives in pieces; None where it was refused."""
    found, at = [], 0
    for cut in itertools.accumulate(pieces):
        while at < min(cut, len(data)):
            buffer = stream.buffer()
            n = min(cut - at, len(buffer), len(data) - at)
            buffer[:n] = data[at : at + n]
            at += n
            if not stream.take(n):
                return None
            while (payload := stream.next()) is not None:
                found.append(bytes(payload))
    return found


LARGE_OUTPUT = bytes(range(256)) * (LARGE // 256 + 1)
RUN = bytes(wire.encode({"i": 0, "runs": [{"large": True}, {"ok": b"x"}]}))
STREAM = (
    READY.pack(12345) + frame(b"a") + frame(b"") + frame(LARGE_OUTPUT, ATTACHMENT) + frame(RUN) + frame(b"b" * LARGE)
)


@pytest.mark.parametrize("seed", range(20))
def test_any_cut(seed):
    pieces = np.random.default_rng(seed).geometric(10.0 ** -(seed % 6), size=len(STREAM)).tolist()
    stream = Stream(10 * LARGE)
    assert fed(stream, STREAM, pieces) == [b"a", b"", RUN, b"b" * LARGE]
    assert stream.baseline == 12345
    message = wire.decode(RUN)
    stream.fill_in(message)
    assert message["runs"] == [{"ok": LARGE_OUTPUT}, {"ok": b"x"}]


@pytest.mark.parametrize("mark", [0, ATTACHMENT])
def test_what_is_announced_beyond_the_limit_is_refused_before_it_comes(mark):
    assert fed(Stream(1000), READY.pack(0) + struct.pack("<I", 1001 | mark), [99]) is None
    assert fed(Stream(1000), READY.pack(0) + frame(b"x" * 600, mark) * 2, [9999]) is None
    both = Stream(1200 + 2 * FRAME_COST)
    assert fed(both, READY.pack(0) + frame(b"x" * 600) * 2, [1] * 9999) == [b"x" * 600] * 2


@pytest.mark.parametrize("runs", [[], [{"ok": b""}], None, 3, [3], [{"large": True}, {"large": True}]])
def test_large_outputs_belong_to_runs(runs):
    stream = Stream(10 * LARGE)
    fed(stream, READY.pack(0) + frame(LARGE_OUTPUT, ATTACHMENT), [10 * LARGE])
    with pytest.raises(wire.Malformed):
        stream.fill_in({"runs": runs})


def test_empty_frames_are_not_free():
    assert fed(Stream(1000), READY.pack(0) + frame(b"") * 1000, [9999]) is None
    assert fed(Stream(1000), READY.pack(0) + frame(b"", ATTACHMENT), [99]) is None
