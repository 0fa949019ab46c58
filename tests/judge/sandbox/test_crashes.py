"""Zygotes and children that die, pools that are recycled, and what is left behind: nothing."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from judge.sandbox.base import Broken, Cancelled, Limits, MemoryLimit, Role
from judge.sandbox.cancellation import CancellableSandbox
from judge.sandbox.linux import LinuxConfig, LinuxSandbox
from judge.shared.protocol import Depth
from tests.conftest import CLEAN, MEGABYTE, job_of, play

LIMITS = Limits(64 * MEGABYTE, 20.0, MEGABYTE)


@pytest.fixture(params=[each.value for each in Depth])
def own(request):
    """A sandbox that a test may break."""
    with closing(LinuxSandbox(LinuxConfig(level=request.param))) as sandbox:
        yield sandbox


def clean(sandbox):
    with sandbox.open(Role.SUBMISSION, LIMITS) as session:
        return play(session, job_of(CLEAN, [{"x": 1}])).value == 2


def zygote(sandbox):
    return sandbox._zygotes[Role.SUBMISSION]


def wait_until(holds, seconds=5.0):
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def children_of(pid):
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_a_dead_zygote_is_replaced(own):
    assert clean(own)
    old = zygote(own).pid
    os.kill(old, signal.SIGKILL)
    wait_until(lambda: gone(old))
    assert clean(own)
    assert zygote(own).pid != old


def test_a_zygote_that_dies_under_a_session_is_our_fault(own):
    with own.open(Role.SUBMISSION, LIMITS) as session:
        session.send(job_of("import time\ndef f():\n    time.sleep(30)", [{}]))
        session.receive(cpu=1, wall=5)
        child = session._child.pid
        os.kill(zygote(own).pid, signal.SIGKILL)
        with pytest.raises(Broken):
            session.receive(cpu=1, wall=10)
    wait_until(lambda: gone(child))
    assert clean(own)


def test_children_die_with_the_zygote(own):
    assert clean(own)
    with own.open(Role.SUBMISSION, LIMITS) as session:
        session.send(job_of("def f():\n    while True: pass", [{}]))
        before = zygote(own)
        children = children_of(before.pid)
        session.receive(cpu=5, wall=5)
        assert session._child.pid in children
        os.kill(before.pid, signal.SIGKILL)
        wait_until(lambda: gone(session._child.pid))
        own.close()  # one that was not sealed yet ends with its socket
        wait_until(lambda: all(gone(each) for each in children))


def test_a_child_that_is_killed_from_outside_is_our_fault(own):
    """Nobody but the host can send SIGKILL; where little memory is held, the kernel had no reason to."""
    with own.open(Role.SUBMISSION, LIMITS) as session:
        session.send(job_of("def f():\n    while True: pass", [{}]))
        session.receive(cpu=5, wall=5)
        os.kill(session._child.pid, signal.SIGKILL)
        with pytest.raises(Broken):
            session.receive(cpu=5, wall=5)
    assert clean(own)


def test_a_child_that_is_killed_near_its_limit_ran_out_of_memory(own):
    with own.open(Role.SUBMISSION, LIMITS) as session:
        session.send(job_of(f"kept = b'x' * {int(0.9 * LIMITS.memory)}\ndef f():\n    while True: pass", [{}]))
        session.receive(cpu=5, wall=5)
        os.kill(session._child.pid, signal.SIGKILL)
        with pytest.raises(MemoryLimit):
            session.receive(cpu=5, wall=5)
    assert clean(own)


def test_a_session_that_is_cancelled_ends_at_once(own):
    cancelled = threading.Event()
    with CancellableSandbox(own, cancelled.is_set).open(Role.SUBMISSION, LIMITS) as session:
        session.send(job_of("import time\ndef f():\n    time.sleep(600)", [{}]))
        session.receive(cpu=5, wall=5)
        threading.Timer(0.2, cancelled.set).start()
        with pytest.raises(Cancelled):
            session.receive(cpu=500, wall=500)
        pid = session._child.pid
    wait_until(lambda: gone(pid))
    with pytest.raises(Cancelled):
        CancellableSandbox(own, cancelled.is_set).open(Role.SUBMISSION, LIMITS)
    assert clean(own)


def test_everything_dies_with_the_judge():
    """kill -9 of the process that holds the sandbox, while a submission spins."""
    script = f"""
import sys
from judge.sandbox.linux import LinuxSandbox
from judge.sandbox.base import Limits, Role
from tests.conftest import job_of
sandbox = LinuxSandbox()
session = sandbox.open(Role.SUBMISSION, Limits({64 * MEGABYTE}, 60.0, 1000))
session.send(job_of("while True: pass", [{{}}]))
print(sandbox.zygotes()[Role.SUBMISSION], session._child.pid, flush=True)
sys.stdin.read()
"""
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        pids = [int(each) for each in holder.stdout.readline().split()]
        holder.kill()
    wait_until(lambda: all(gone(pid) for pid in pids))


def test_a_zygote_is_recycled_after_so_many_children():
    with closing(LinuxSandbox(LinuxConfig(recycle=10))) as sandbox:
        seen = set()

        def third():
            assert clean(sandbox)
            seen.add(zygote(sandbox).pid)
            return len(seen) == 3

        wait_until(third, 20.0)
        wait_until(lambda: clean(sandbox) and sum(not gone(pid) for pid in seen) == 1)


def test_a_recycled_zygote_lives_until_its_last_session_ends():
    with closing(LinuxSandbox(LinuxConfig(recycle=5))) as sandbox, sandbox.open(Role.SUBMISSION, LIMITS) as long:
        first = zygote(sandbox)
        wait_until(lambda: clean(sandbox) and zygote(sandbox) is not first, 20.0)
        assert play(long, job_of(CLEAN, [{"x": 1}])).value == 2


def test_closing_the_sandbox_ends_all():
    sandbox = LinuxSandbox()
    with sandbox.open(Role.SUBMISSION, LIMITS) as session:
        session.send(job_of("while True: pass", [{}]))
        pids = [zygote(sandbox).pid, session._child.pid]
        sandbox.close()
        with pytest.raises(Broken):
            session.receive(cpu=1, wall=5)
    wait_until(lambda: all(gone(pid) for pid in pids))
    with pytest.raises(Broken):
        sandbox.open(Role.SUBMISSION, LIMITS)


def test_five_hundred_sessions_leave_nothing_behind(own):
    """Right, wrong, crashing and hanging ones: descriptors, processes and memory of judge and zygote stay flat."""
    sources = [
        *(CLEAN, "def f(x):\n    return 1 / 0", "def f(:", "import os\nos._exit(1)"),
        "import time\ndef f(x):\n    time.sleep(9)",
    ]

    def round_of(n):
        for i in range(n):
            with own.open(Role.SUBMISSION, Limits(64 * MEGABYTE, 0.05 if i % 50 == 4 else 10.0, MEGABYTE)) as session:
                if i % 50 == 4 or i % 5 < 4:
                    play(session, job_of(sources[i % 5], [{"x": 1}]))

    def readings():
        wait_until(lambda: zygote(own).prepare(2) or len(children_of(zygote(own).pid)) <= 2)
        pids = (os.getpid(), zygote(own).pid)
        memory = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 for pid in pids]
        return [len(list(Path(f"/proc/{os.getpid()}/fd").iterdir())), *memory]

    round_of(50)
    descriptors, *memory = readings()
    round_of(500)
    now, *memory_now = readings()
    assert now <= descriptors + 2
    assert all(after - before < 3 * MEGABYTE for before, after in zip(memory, memory_now, strict=True))


@contextlib.contextmanager
def free_descriptors(number):
    """So many are left to this process, wherever in its table."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    held = []
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(512, soft), hard))
    try:
        with contextlib.suppress(OSError):
            while True:
                held.append(os.open(os.devnull, os.O_RDONLY))
        for fd in held[:number]:
            os.close(fd)
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        for fd in held[number:]:
            os.close(fd)


@pytest.mark.parametrize("number", range(6))
def test_a_judge_without_free_descriptors_is_our_fault_and_recovers(own, number):
    assert clean(own)
    warm = zygote(own)
    with contextlib.ExitStack() as sessions:

        def open_many():
            for _ in range(number + 4):  # each takes two, and so does the spare that follows it
                sessions.enter_context(own.open(Role.SUBMISSION, LIMITS))

        with free_descriptors(number), pytest.raises(Broken):
            open_many()
    wait_until(lambda: clean(own) and len(children_of(warm.pid)) <= own.config.spares)
    assert zygote(own) is warm


def test_a_zygote_that_dies_under_sessions_leaves_no_descriptor(own):
    """Whether a session notices and is ended, or is closed without having noticed."""

    def descriptors():
        return len(list(Path("/proc/self/fd").iterdir()))

    assert clean(own)
    before = descriptors()
    for _ in range(6):
        with own.open(Role.SUBMISSION, LIMITS) as noticing, own.open(Role.SUBMISSION, LIMITS):
            noticing.send(job_of("import time\ndef f():\n    time.sleep(30)", [{}]))
            noticing.receive(cpu=1, wall=5)
            old = zygote(own).pid
            os.kill(old, signal.SIGKILL)
            with pytest.raises(Broken):
                noticing.receive(cpu=1, wall=10)
            assert clean(own)  # with a new zygote, while a session of the old one is open
    assert descriptors() <= before + own.config.spares
