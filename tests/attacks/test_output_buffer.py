"""The buffer for what a stopped case has printed: whatever a submission writes there, it is bounded text of its own."""

import errno
import fcntl
import os
from pathlib import Path

import pytest

from judge.sandbox.base import CpuLimit, Died, Limits, Printed, Role
from judge.sandbox.output_buffer import OutputBuffer
from judge.shared.protocol import BUFFER_BYTES, BUFFER_HEADER, STDOUT_BYTES
from tests.attacks.conftest import nothing_left, only_x86_64
from tests.conftest import CLEAN, MEGABYTE, job_of, play

LIMITS = Limits(64 * MEGABYTE, 10.0, MEGABYTE)
ATTACK = "import ctypes, mmap, os, struct\nbuffer = mmap.mmap(4, {size})\ndef f(x=0):\n    {body}\n    os._exit(3)\n"
MARK = f"\n[{0xFFFFFFFF - STDOUT_BYTES:,} more bytes were printed]"
FORGED = {
    "nothing": ("pass", Printed(0)),
    "text": ("buffer[:25] = struct.pack('<5I', 0, 5, 0, 5, 0) + b'hello'", Printed(0, "hello")),
    "another case": ("buffer[:25] = struct.pack('<5I', 7, 5, 0, 5, 0) + b'hello'", Printed(7, "hello")),
    "no UTF-8": ("buffer[:23] = struct.pack('<5I', 0, 3, 0, 3, 0) + b'a\\xff\\xed'", Printed(0, "a\ufffd\ufffd")),
    "huge lengths": (
        "buffer[:20] = b'\\xff' * 20",
        Printed(0xFFFFFFFF, "\0" * STDOUT_BYTES + MARK, "\0" * STDOUT_BYTES + MARK),
    ),
    "all ones": (
        "buffer[:] = b'\\xff' * len(buffer)",
        Printed(0xFFFFFFFF, "\ufffd" * STDOUT_BYTES + MARK, "\ufffd" * STDOUT_BYTES + MARK),
    ),
    "taken away": ("buffer.madvise(9)", Printed(0)),
}


@pytest.mark.parametrize(("body", "said"), FORGED.values(), ids=FORGED)
def test_whatever_is_written_to_the_buffer_is_bounded_text(confined, body, said):
    with confined.open(Role.SUBMISSION, LIMITS) as session:
        stopped = play(session, job_of(ATTACK.format(size=BUFFER_BYTES, body=body), ({},))).stopped
        assert (stopped.code, session.printed()) == (3, said)


RESIZING = {
    "shorter": "os.ftruncate(4, 0)",
    "longer": "os.ftruncate(4, 1 << 30)",
    "written behind the end": "os.pwrite(4, b'x', 1 << 20)",
    "written by the descriptor": "os.write(4, b'x')",
    "allocated": "os.posix_fallocate(4, 0, 1 << 30)",
    "mapped beyond the end": "mmap.mmap(4, 1 << 30)",
    "sealed against us": "fcntl.fcntl(4, 1033, 8)",
}


@pytest.mark.parametrize("how", RESIZING.values(), ids=RESIZING)
def test_the_buffer_is_as_long_as_it_is(attack, how):
    source = (
        f"import fcntl, mmap, signal\nsignal.signal(25, signal.SIG_IGN)\ndef f():\n    return refused(lambda: {how})"
    )
    assert attack(source).value in {"OSError", "PermissionError", "ValueError"}


@only_x86_64
def test_no_other_page_can_be_made(attack):
    assert attack("def f():\n    return call(319, b'buffer', 0)").value == errno.EPERM


GONE = {
    "closed": "os.close(4)",
    "another file in its place": "os.dup2(os.open(os.__file__, os.O_RDONLY), 4)",
    "the way to the judge in its place": "os.dup2(3, 4)",
}


@pytest.mark.parametrize("how", GONE.values(), ids=GONE)
def test_without_the_buffer_a_submission_prints_as_ever(attack, how):
    outcome = attack(f"{how}\ndef f():\n    print('hello')\n    return 1")
    assert (outcome.value, outcome.cases[0]["stdout"]) == (1, "hello\n")


def test_a_page_belongs_to_one_session_and_goes_with_it(confined):
    """Two at a time write to theirs; neither sees the other's, and no descriptor is left."""
    source = "def f():\n    print({word!r})\n    while True: pass"
    nothing_left(confined)
    before = len(list(Path("/proc/self/fd").iterdir()))
    with confined.open(Role.SUBMISSION, LIMITS) as one, confined.open(Role.SUBMISSION, LIMITS) as other:
        for session, word in ((one, "mine"), (other, "yours")):
            assert type(play(session, job_of(source.format(word=word), ({},)), cpu=0.1).stopped) is CpuLimit
        assert [one.printed(), other.printed()] == [Printed(0, "mine\n"), Printed(0, "yours\n")]
    with confined.open(Role.SUBMISSION, LIMITS) as after:
        assert play(after, job_of(CLEAN, [{"x": 1}])).value == 2
        assert after.printed() == Printed()
    assert len(list(Path("/proc/self/fd").iterdir())) <= before + 2  # spares come and go


def test_the_seals_hold_for_whoever_has_the_descriptor():
    buffer = OutputBuffer()
    try:
        assert fcntl.fcntl(buffer.fd, fcntl.F_GET_SEALS) == fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL
        for size in (0, BUFFER_HEADER.size, 1 << 30):
            with pytest.raises(PermissionError):
                os.ftruncate(buffer.fd, size)
    finally:
        buffer.close()


def test_a_crash_in_the_middle_of_printing(attack, confined):
    source = "import ctypes\ndef f():\n    print('x' * 100_000)\n    ctypes.string_at(0)"
    with confined.open(Role.SUBMISSION, LIMITS) as session:
        assert type(play(session, job_of(source, ({},))).stopped) is Died
        assert session.printed() == Printed(0, "x" * 1000 + "\n[99,001 more bytes were printed]")  # its limit
