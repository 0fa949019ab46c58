"""Processes: making them, outliving the verdict, reaching the zygote, the judge, a sibling or PID 1."""

import contextlib
import os
import signal
from pathlib import Path

import pytest

from judge.sandbox.base import CpuLimit, Died, Limits, Role, WallLimit
from judge.sandbox.docker import DockerSandbox
from judge.shared.protocol import Depth
from tests.attacks.conftest import only_x86_64
from tests.conftest import CLEAN, MEGABYTE, job_of, play
from tests.outside import children_of, inner_pid, pid_beside, supervisor_of, wait_until, zygote_of, zygotes_of

MAKERS = {
    "fork": "os.fork()",
    "vfork and exec": "os.posix_spawn('/bin/sh', ['sh'], {})",
    "exec": "os.execv(sys.executable, ['python'])",
    "exec of a descriptor": "os.execve(os.open(os.__file__, os.O_RDONLY), ['x'], {})",
    "a shell": "__import__('subprocess').run('true', shell=True)",
    "system": "(_ for _ in ()).throw(OSError) if os.system('true') else None",
    "a terminal": "os.forkpty()",
    "a thread": "__import__('threading').Thread(target=print).start()",
    "a pool of threads": "__import__('concurrent.futures').futures.ThreadPoolExecutor().submit(print)",
    "a pool of processes": "__import__('multiprocessing').Pool(1)",
    "a process": "__import__('multiprocessing').Process(target=print).start()",
}


def family(confined):
    """Every process on this host that comes of the zygote, however far: none of them can leave its session."""
    zygote = zygote_of(confined)
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            fields = stat.read_text().rsplit(")", 1)[1].split()
            if int(fields[3]) == zygote and fields[0] != "Z":
                found.append((int(stat.parent.name), len(list(stat.parent.joinpath("task").iterdir()))))
    return found


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_no_process_or_thread_can_be_made(attack, confined, maker):
    assert attack(f"def f():\n    return refused(lambda: {maker})").value in {
        "BlockingIOError",
        "PermissionError",
        "RuntimeError",
        "OSError",
    }
    wait_until(lambda: len(family(confined)) <= 1 + confined.config.spares, what="a process is left behind")
    assert {threads for _pid, threads in family(confined)} == {1}


@only_x86_64
@pytest.mark.parametrize("flags", [17, 0x1000 | 17, 0x20001011, 0x10000011, 0x3D0F00, 0x4111, 0x8011])
def test_clone_with_any_flags(attack, flags):
    source = f"def f():\n    return [call(56, {flags}, 0, 0, 0, 0), call(435, 0, 88), call(57), call(58)]"
    assert attack(source).value == [1, 38, 1, 1]  # EPERM, and ENOSYS for clone3


BOMBS = {
    "forks": ("while True:\n        refused(os.fork)", CpuLimit, 20.0),
    "threads": ("import threading\n    while True:\n        refused(threading.Thread(target=f).start)", CpuLimit, 20.0),
    "a daemon": ("refused(os.fork) or os.setsid()\n    __import__('time').sleep(60)", WallLimit, 0.6),
}


@pytest.mark.parametrize(("body", "stop", "wall"), BOMBS.values(), ids=BOMBS)
def test_bombs(attack, confined, body, stop, wall):
    assert type(attack(f"def f():\n    {body}", cpu=0.2, wall=wall).stopped) is stop
    assert len(family(confined)) <= 1 + confined.config.spares


def processes(confined):
    """The judge, the zygotes and who watches over them: pids as the host sees them."""
    above = [supervisor_of(confined)] if isinstance(confined, DockerSandbox) else []
    return [os.getpid(), *zygotes_of(confined), *above]


def pids(confined):
    """The same as the child would name them, and PID 1; that is itself where it has a namespace of its own."""
    first = [] if confined.describe().name == Depth.NAMESPACES else [1]
    return [*processes(confined), *map(inner_pid, zygotes_of(confined)), *first]


REACH = {  # system calls of x86_64 that take a pid, with harmless arguments
    "kill": "call(62, pid, 0)",
    "kill all": "call(62, -1, 9)",
    "kill the group": "call(62, 0, 9)",
    "tkill": "call(200, pid, 0)",
    "tgkill": "call(234, pid, pid, 0)",
    "rt_sigqueueinfo": "call(129, pid, 10, ctypes.create_string_buffer(128))",
    "rt_tgsigqueueinfo": "call(297, pid, pid, 10, ctypes.create_string_buffer(128))",
    "pidfd_open": "call(434, pid, 0)",
    "pidfd_send_signal": "call(424, 3, 0, 0, 0)",
    "pidfd_getfd": "call(438, 3, 0, 0)",
    "ptrace attach": "call(101, 16, pid, 0, 0)",
    "ptrace seize": "call(101, 0x4206, pid, 0, 0)",
    "ptrace me": "call(101, 0, 0, 0, 0)",
    "process_vm_readv": "call(310, pid, 0, 0, 0, 0, 0)",
    "process_vm_writev": "call(311, pid, 0, 0, 0, 0, 0)",
    "process_madvise": "call(440, 3, 0, 0, 4, 0)",
    "kcmp": "call(312, pid, pid, 0, 0, 0)",
    "prlimit64": "call(302, pid, 7, 0, ctypes.create_string_buffer(16))",
    "prlimit64 of its own": "call(302, 0, 9, (ctypes.c_ulong * 2)(1 << 40, 1 << 40), 0)",
    "sched_setaffinity": "call(203, pid, 8, ctypes.create_string_buffer(b'\\x01' + bytes(7)))",
    "sched_getaffinity": "call(204, pid, 8, ctypes.create_string_buffer(8))",
    "sched_setscheduler": "call(144, pid, 0, ctypes.create_string_buffer(8))",
    "sched_setparam": "call(142, pid, ctypes.create_string_buffer(8))",
    "sched_setattr": "call(314, pid, ctypes.create_string_buffer(64), 0)",
    "sched_getattr": "call(315, pid, ctypes.create_string_buffer(64), 64, 0)",
    "sched_getscheduler": "call(145, pid)",
    "sched_getparam": "call(143, pid, ctypes.create_string_buffer(8))",
    "sched_rr_get_interval": "call(148, pid, ctypes.create_string_buffer(16))",
    "the clock of its CPU": "call(228, ~pid << 3 | 2, ctypes.create_string_buffer(16))",
    "the clock of its thread": "call(228, ~pid << 3 | 6, ctypes.create_string_buffer(16))",
    "the resolution of its clock": "call(229, ~pid << 3 | 2, ctypes.create_string_buffer(16))",
    "a wait on its clock": "call(230, ~pid << 3 | 2, 0, ctypes.create_string_buffer(16), 0)",
    "a timer on its clock": "call(222, ~pid << 3 | 2, 0, ctypes.create_string_buffer(8))",
    "setns": "call(308, pid, 0)",
    "getpriority": "call(140, 0, pid)",
    "setpriority": "call(141, 0, pid, 5)",
    "setpriority of the user": "call(141, 2, 0, 5)",
    "ioprio_set": "call(251, 1, pid, 0)",
    "ioprio_get": "call(252, 1, pid)",
    "migrate_pages": "call(256, pid, 0, 0, 0)",
    "move_pages": "call(279, pid, 0, 0, 0, 0, 0)",
    "get_robust_list": "call(274, pid, ctypes.create_string_buffer(8), ctypes.create_string_buffer(8))",
    "setpgid": "call(109, 0, pid)",
    "getpgid": "call(121, pid)",
    "getsid": "call(124, pid)",
    "setsid": "call(112)",
    "perf_event_open": "call(298, ctypes.create_string_buffer(128), pid, -1, -1, 0)",
    "fcntl owner": "call(72, 3, 8, pid)",
    "fcntl signal": "call(72, 3, 10, 9)",
    "an open file's owner": "call(16, 3, 0x8902, ctypes.byref(ctypes.c_int(pid)))",
    "process_mrelease": "call(448, 3, 0)",
    "wait4": "call(61, -1, 0, 1, 0)",
    "waitid": "call(247, 0, 0, 0, 0x1000004, 0)",
}


@only_x86_64
@pytest.mark.parametrize("way", REACH.values(), ids=REACH)
def test_no_call_reaches_another_process(attack, confined, way):
    targets = processes(confined)
    before = [_state(pid) for pid in targets]
    answers = attack(f"def f(pids):\n    return [{way} for pid in pids]", {"pids": pids(confined)}).value
    assert set(answers) <= {1, 25, 38}  # EPERM; ENOTTY of ioctl; ENOSYS
    assert [_state(pid) for pid in targets] == before


def _state(pid):
    stat = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (
        Path(f"/proc/{pid}/limits").read_text() if os.access(f"/proc/{pid}/limits", os.R_OK) else None,
        os.sched_getaffinity(pid),
        stat[15:17],  # priority and nice
        os.getpgid(pid),
        Path(f"/proc/{pid}/comm").read_text(),
    )


@only_x86_64
def test_a_sibling_of_the_same_user(attack, confined):
    """A submission that runs at the same time, reached by its pid."""
    with confined.open(Role.SUBMISSION, Limits(64 * MEGABYTE, 30.0, MEGABYTE)) as sibling:
        siblings = [pid_beside(zygote, pid) for zygote in zygotes_of(confined) for pid in children_of(zygote)]
        source = f"def f(pids):\n    return [[{', '.join(REACH.values())}] for pid in pids]"
        for way in attack(source, {"pids": siblings}, beside=1).value:
            assert set(way) <= {1, 25, 38}
        assert play(sibling, job_of(CLEAN, [{"x": 1}])).value == 2


MASKS = {
    "handlers": "for s in range(1, 65):\n        refused(signal.signal, s, lambda *_: None)",
    "ignored": "for s in range(1, 65):\n        refused(signal.signal, s, signal.SIG_IGN)",
    "blocked": "signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))",
}


@pytest.mark.parametrize("mask", MASKS.values(), ids=MASKS)
def test_no_signal_is_needed_to_stop_it(attack, mask):
    source = f"import signal\ndef f():\n    {mask}\n    while True:\n        pass"
    assert type(attack(source, cpu=0.2, wall=20.0).stopped) is CpuLimit


@pytest.mark.parametrize("number", [int(each) for each in signal.Signals if each < 32])
def test_death_by_every_signal(attack, number):
    """Raised against itself: it dies of it, or (as PID 1 of its namespace) does not; the next one is right."""
    source = """
        import signal
        def f(number):
            try:
                signal.signal(number, signal.SIG_DFL)
            except OSError:
                pass
            signal.raise_signal(number)
            return 0
    """
    outcome = attack(source, {"number": number}, wall=0.4)
    if outcome.stopped is None:
        assert outcome.value == 0
    elif type(outcome.stopped) is Died:
        assert outcome.stopped.signal == number
    else:
        assert number in {signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGKILL}


@pytest.mark.parametrize("code", [0, 1, 2, 42, 255])
def test_exit_with_any_code(attack, code):
    stopped = attack(f"def f():\n    os._exit({code})").stopped
    assert (type(stopped), stopped.code) == (Died, code)
