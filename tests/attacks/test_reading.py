"""Reading: the host's files, the judge's memory, other submissions, the environment, what was left open."""

import os
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

import judge
from judge.sandbox.base import Limits, Role
from judge.sandbox.docker import DockerSandbox
from judge.sandbox.linux import LinuxSandbox
from judge.shared.protocol import Depth
from tests.conftest import MEGABYTE, job_of, play
from tests.outside import inner_pid, may_look_into, zygote_of, zygotes_of

REPOSITORY = Path(judge.__file__).parents[1]
READERS = {
    "open": "open(path).read()",
    "os.open": "os.read(os.open(path, os.O_RDONLY), 100)",
    "a path descriptor": "os.read(os.open(os.readlink('/proc/self/fd/%d' % os.open(path, os.O_PATH)), os.O_RDONLY), 9)",
    "dot dot": "open('/usr/lib/../..' + path).read()",
    "the old root": "open('/.old' + path).read()",
    "mmap": "__import__('mmap').mmap(os.open(path, os.O_RDONLY), 5, prot=1)",
    "numpy": "__import__('numpy').fromfile(path)",
    "linecache": "__import__('linecache').getlines(path)[0]",
    "runpy": "__import__('runpy').run_path(path)",
    "ctypes": "ctypes.CDLL(path)",
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_a_file_of_the_host(attack, secret, reader):
    outcome = attack(f"def f(path):\n    return {reader}", {"path": str(secret)})
    assert outcome.raised in {"FileNotFoundError", "PermissionError", "OSError", "IndexError"}
    assert secret.read_text() not in str(outcome)


@pytest.mark.parametrize(
    "path",
    [
        *("/etc/passwd", "/etc/shadow", "/etc/hostname", "/proc/self/environ", "/proc/self/maps", "/proc/self/mem"),
        *("/proc/1/environ", "/proc/kcore", "/sys/kernel/notes", "/dev/mem", "/dev/kmsg", "/dev/shm", "/root", "/home"),
        *("/tmp", "/var", "/proc", "/sys", "/run", "/bin/sh", "/usr/bin/env"),
        *(str(REPOSITORY / each) for each in ("pyproject.toml", "problems", "judge/judge.py", ".git/config")),
    ],
)
def test_places_of_the_host(attack, path):
    source = """
        def f(path):
            for read in (os.listdir, lambda path: open(path, "rb").read(1)):
                try:
                    if read(path):
                        return "read"
                except OSError:
                    pass
            return "nothing"
    """
    assert attack(source, {"path": path}).value == "nothing"


def test_the_root(attack):
    assert attack("def f():\n    return sorted(os.listdir('/'))").raised == "PermissionError"


def test_the_root_holds_python_alone(confined):
    if confined.describe().name == Depth.LANDLOCK:  # there the root is the host's, and Landlock keeps it shut
        return
    if not may_look_into(zygote_of(confined)):
        pytest.skip("only root may look into the root of another process")
    needed = (os.__file__, np.__file__, "/lib", "/lib32", "/lib64", "/libx32", "/usr")
    root = Path(f"/proc/{zygote_of(confined)}/root")
    held = {each.name for each in root.iterdir()}
    if isinstance(confined, DockerSandbox):
        assert {each.name for each in (root / "etc").iterdir()} <= {"hostname", "hosts", "resolv.conf", "mtab"}
        held -= {"gradus", ".dockerenv", "etc", "dev", "proc", "sys"}  # our code, and what Docker adds
    assert held <= {Path(each).parts[1] for each in needed}


def test_the_environment(attack):
    source = """
        def f():
            raw = (ctypes.c_char_p * 200).in_dll(ctypes.CDLL(None), "environ")
            return sorted(os.environ)
    """
    known = ("_NUM_THREADS", "TOKENIZERS_PARALLELISM", "MALLOC_ARENA_MAX", "LC_CTYPE", "LD_LIBRARY_PATH")
    assert [name for name in attack(source).value if not name.endswith(known)] == []


def test_open_descriptors(attack):
    source = """
        def f():
            found = []
            for fd in range(1024):
                try:
                    found.append((fd, os.fstat(fd).st_rdev, os.fstat(fd).st_mode >> 12))
                except OSError:
                    pass
            return found
    """
    null = Path(os.devnull).stat().st_rdev
    socket, page = (3, 0, 12), (4, 0, 8)
    assert attack(source).value == [(0, null, 2), (1, null, 2), (2, null, 2), socket, page]


LOOKERS = {
    "gc": "gc.get_objects()",
    "frames": "[local for frame in frames() for local in frame.f_locals.values()]",
    "globals of every module": "[v for m in list(sys.modules.values()) for v in list(vars(m).values())]",
    "referrers": "[r for o in gc.get_objects()[::50] for r in gc.get_referrers(o)]",
}


@pytest.mark.parametrize("objects", LOOKERS.values(), ids=LOOKERS)
def test_other_submissions_in_memory(attack, objects):
    """The marker is in the source, a global and an output of an earlier submission, and in this process."""
    marker = "marker-" + "of-another"
    attack(f"kept = '{marker}' * 3\ndef f():\n    return kept")
    source = f"""
        import gc
        def frames():
            frame = sys._getframe()
            while frame:
                yield frame
                frame = frame.f_back
        def f():
            word = "-fo-rekram"[::-1] + "another"
            found = [o for o in {objects} if type(o) in (str, bytes) and word in str(o)]
            return len([o for o in found if o is not word])
    """
    assert attack(source, cpu=5.0).value == 0


def test_memory_behind_the_heap(attack):
    """All of the zygote's memory, by brute force: no expected value, path of a problem or other source."""
    marker = "marker-" + "behind"
    attack(f"kept = '{marker}' * 1000\ndef f():\n    return 0")
    source = """
        def f():
            word = b"-rekram"[::-1] + b"behind"
            anchor, hits = id(object()) & ~0xfff, 0
            for page in range(anchor - (1 << 20), anchor, 4096):
                try:
                    hits += word in ctypes.string_at(page, 4096) if mapped(page) else 0
                except OSError:
                    pass
            return hits
        def mapped(page):
            # madvise tells ENOMEM for what is not mapped
            return _libc.madvise(ctypes.c_void_p(page), 4096, 0) == 0
    """
    assert attack(source).value == 0


@pytest.mark.parametrize(
    "module", ["server", "cli", "judge.judge", "judge.package", "judge.grading", "pytest", "hypothesis"]
)
def test_modules_of_the_host(attack, module):
    assert attack(f"def f():\n    import {module}").raised in {"ModuleNotFoundError", "ImportError"}


@pytest.mark.parametrize("link", ["exe", "cwd", "root", "fd/0", "ns/pid"])
def test_links_of_other_processes(attack, confined, link):
    pids = [os.getpid(), 1, *zygotes_of(confined), *map(inner_pid, zygotes_of(confined))]
    source = "def f(pids, link):\n    return [refused(os.readlink, f'/proc/{pid}/{link}') for pid in pids]"
    assert all(attack(source, {"pids": pids, "link": link}).value)


def test_the_name_of_the_machine(attack, confined):
    name = attack("def f():\n    return os.uname().nodename").value
    assert name == "sandbox" or confined.describe().name == Depth.LANDLOCK


def test_descriptors_of_a_crowded_parent():
    """A zygote that is started late inherits its control socket at a high number: no child may have it."""
    source = """
import os
def f():
    found = []
    for fd in range(4, 4096):
        try:
            os.fstat(fd)
            found.append(fd)
        except OSError:
            pass
    return found
"""
    crowd = [os.open(os.devnull, os.O_RDONLY) for _ in range(400)]
    try:
        with closing(LinuxSandbox()) as sandbox:
            limits = Limits(256 * MEGABYTE, 10.0, 8 * MEGABYTE)
            with sandbox.open(Role.SUBMISSION, limits) as session:
                assert play(session, job_of(source, ({},))).value == [4]  # its own page
    finally:
        for fd in crowd:
            os.close(fd)
