"""A container of ours where Landlock is missing: its own restrictions must do, and it says so."""

import json
import os
from contextlib import closing

import pytest

from judge.sandbox.base import Limits, Role
from judge.sandbox.container import daemon
from judge.sandbox.docker import DockerSandbox
from tests.conftest import MEGABYTE, job_of, play
from tests.judge.sandbox.test_container_level import WITHOUT_LANDLOCK
from tests.outside import children_of, inner_pid, require_docker, supervisor_of, zygotes_of

LIMITS = Limits(128 * MEGABYTE, 20.0, MEGABYTE)
PRELUDE = """
import os
def tried(action):
    try:
        return repr(action())
    except Exception as error:
        return type(error).__name__
"""


@pytest.fixture(scope="module")
def bare():
    require_docker()
    restrictions = daemon.restrictions
    profile = "seccomp=" + json.dumps(WITHOUT_LANDLOCK)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            daemon,
            "restrictions",
            lambda memory: {**restrictions(memory), "security_opt": ["no-new-privileges", profile]},
        )
        with closing(DockerSandbox()) as sandbox:
            yield sandbox


@pytest.fixture
def answers(bare):
    """What the source's f(xs) answers for each x."""

    def answers(body, *xs):
        with bare.open(Role.SUBMISSION, LIMITS) as session:
            return play(
                session, job_of(f"{PRELUDE}def f(xs):\n    return [{body} for x in xs]", [{"xs": list(xs)}])
            ).value

    return answers


def test_the_level_says_what_is_missing(bare):
    level = bare.describe()
    (landlock,) = [layer for layer in level.layers if layer.name == "Landlock"]
    assert not landlock.stands
    assert "seccomp profile" in landlock.detail
    assert "read-only root" in landlock.detail


SECRETS = (
    *("environ", "mem", "maps", "smaps", "auxv", "syscall", "stack", "io", "personality", "pagemap", "fd", "root"),
    *("cwd", "exe", "map_files", "ns/pid", "task/{0}/mem", "timers"),
)
READ = "os.listdir(x) if os.path.isdir(x) else os.readlink(x) if os.path.islink(x) else open(x, 'rb').read(9)"
REFUSED = {"PermissionError", "FileNotFoundError", "OSError", "ProcessLookupError"}


def test_no_other_process_can_be_read(bare, answers):
    """The supervisor, its zygotes and the children of these, by every file of /proc that shows more than a name."""
    zygotes = zygotes_of(bare)
    assert inner_pid(supervisor_of(bare)) == 1
    pids = [1, *map(inner_pid, zygotes), *(inner_pid(pid) for zygote in zygotes for pid in children_of(zygote))]
    paths = [f"/proc/{pid}/{name.format(pid)}" for pid in pids for name in SECRETS]
    told = answers(f"'its own' if x.split('/')[2] == str(os.getpid()) else tried(lambda: {READ})", *paths)
    found = {path: answer for path, answer in zip(paths, told, strict=True) if answer != "its own"}
    assert len(found) >= 3 * len(SECRETS)  # the supervisor, a zygote and a sibling at least
    assert {path: answer for path, answer in found.items() if answer not in REFUSED} == {}


@pytest.mark.parametrize(
    "path", ["/", "/tmp", "/dev/shm", "/dev/mqueue", "/dev", "/etc", "/proc/self", "/sys", "/gradus"]
)
def test_nothing_can_be_written(answers, path):
    ways = ("open(x + '/new', 'w')", "os.mkdir(x + '/new')", "os.symlink('/', x + '/new')", "os.mkfifo(x + '/new')")
    for way in ways:
        (answer,) = answers(f"tried(lambda: {way})", path)
        assert answer in {"OSError", "PermissionError", "FileNotFoundError"}


def test_no_file_of_the_system_can_be_changed(answers):
    paths = ("/etc/hostname", "/etc/hosts", "/proc/self/mem", "/proc/self/oom_score_adj", "/dev/zero", os.__file__)
    assert set(answers("tried(lambda: open(x, 'r+b'))", *paths)) <= {"OSError", "PermissionError"}


def test_the_host_is_not_there(answers):
    paths = (
        "/etc/passwd",
        "/etc/shadow",
        "/home",
        "/var",
        "/run",
        "/bin/sh",
        "/usr/bin/env",
        "/sys/kernel/debug",
        __file__,
    )
    found = answers("tried(lambda: os.listdir(x) if os.path.isdir(x) else open(x).read(1))", *paths)
    assert set(found) <= {"FileNotFoundError", "PermissionError", "[]"}
