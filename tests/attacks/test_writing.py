"""Writing: anywhere in the file system, into Python's packages, into memory that others share."""

import os
from pathlib import Path

import numpy as np
import pytest

from tests.attacks.conftest import only_x86_64

NUMPY = Path(np.__file__)


@pytest.fixture
def untouched():
    """A file of NumPy's, which the owner of the judge may write, and its folder, before and after."""
    before = [state(path) for path in (NUMPY, NUMPY.parent)]
    content = NUMPY.read_bytes()
    listing = sorted(NUMPY.parent.iterdir())
    yield NUMPY
    assert NUMPY.read_bytes() == content
    assert sorted(NUMPY.parent.iterdir()) == listing
    assert [state(path) for path in (NUMPY, NUMPY.parent)] == before


def state(path):
    now = path.stat()
    return now.st_mode, now.st_uid, now.st_gid, now.st_nlink, now.st_mtime_ns, os.listxattr(path)


CHANGES = {
    "open for writing": "open(path, 'w')",
    "open for appending": "open(path, 'a')",
    "open for both": "open(path, 'r+b')",
    "open and truncate, for reading": "os.open(path, os.O_RDONLY | os.O_TRUNC)",
    "create": "os.open(folder + '/new', os.O_RDONLY | os.O_CREAT)",
    "a file without a name": "os.open(folder, os.O_TMPFILE | os.O_WRONLY)",
    "a write through a mapping": "__import__('mmap').mmap(os.open(path, os.O_RDONLY), 0)",
    "truncate": "os.truncate(path, 0)",
    "remove": "os.remove(path)",
    "rename": "os.rename(path, path + '2')",
    "replace": "os.replace(path, folder + '/version.py')",
    "a folder": "os.mkdir(folder + '/new')",
    "a hard link": "os.link(path, folder + '/new')",
    "a symbolic link": "os.symlink('/etc/passwd', folder + '/new')",
    "a pipe with a name": "os.mkfifo(folder + '/new')",
    "a device": "os.mknod(folder + '/new')",
    "mode": "os.chmod(path, 0o777)",
    "owner": "os.chown(path, os.getuid(), os.getgid())",
    "times": "os.utime(path)",
    "attributes": "os.setxattr(path, 'user.note', b'1')",
    "mode by descriptor": "os.fchmod(os.open(path, os.O_RDONLY), 0o777)",
    "owner by descriptor": "os.fchown(os.open(path, os.O_RDONLY), os.getuid(), os.getgid())",
    "times by descriptor": "os.utime(os.open(path, os.O_RDONLY))",
    "attributes by descriptor": "os.setxattr(os.open(path, os.O_RDONLY), 'user.note', b'1')",
    "truncate by descriptor": "os.ftruncate(os.open(path, os.O_RDONLY), 0)",
    "a lock": "__import__('fcntl').flock(os.open(path, os.O_RDONLY), 2)",
    "a lock of a range": "__import__('fcntl').lockf(os.open(path, os.O_RDONLY), 1)",
    "a lease": "__import__('fcntl').fcntl(os.open(path, os.O_RDONLY), 1024, 0)",
    "a notification": "__import__('fcntl').fcntl(os.open(folder, os.O_RDONLY), 1026, 1)",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_package_of_the_host(attack, untouched, change):
    source = f"def f(path, folder):\n    return refused(lambda: {change})"
    assert attack(source, {"path": str(untouched), "folder": str(untouched.parent)}).value in {
        "OSError",
        "PermissionError",
        "FileNotFoundError",
    }


@pytest.mark.parametrize("folder", ["/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/usr", ".", "/proc/self", "/dev"])
@pytest.mark.parametrize(
    "way", ["open(folder + name, 'w')", "os.mkdir(folder + name)", "os.symlink('/', folder + name)"]
)
def test_no_folder_can_be_written(attack, folder, way):
    name = "/an-attack-was-here"
    source = f"def f(folder, name):\n    return refused(lambda: {way})"
    assert attack(source, {"folder": folder, "name": name}).value
    assert not os.path.lexists(folder + name)


SHARED = {
    "shared memory": "__import__('multiprocessing.shared_memory').shared_memory.SharedMemory('gradus-attack', True, 9)",
    "memfd": "os.memfd_create('x')",
    "a semaphore": "__import__('multiprocessing').Semaphore(1)",
    "a temporary file": "__import__('tempfile').TemporaryFile()",
    "a database": "__import__('sqlite3').connect('/tmp/gradus-attack.db').execute('create table x (y)')",
    "saved arrays": "__import__('numpy').save('/tmp/gradus-attack.npy', [1])",
    "a pipe": "os.pipe()",
    "an event descriptor": "os.eventfd(0)",
}


@pytest.mark.parametrize("way", SHARED.values(), ids=SHARED)
def test_nothing_to_share_can_be_made(attack, way):
    source = f"""
        def f():
            try:
                {way}
            except Exception as error:
                return type(error).__name__
    """
    before = shared_by_all()
    assert attack(source).value in {"PermissionError", "OSError", "FileNotFoundError", "OperationalError"}
    assert shared_by_all() == before


def shared_by_all():
    """What this host holds of the names that the ways above and below would make."""
    places = ("/dev/shm", "/dev/mqueue", "/tmp")
    named = [path for place in places for path in Path(place).glob("gradus-attack*")]
    return named, [Path(f"/proc/sysvipc/{kind}").read_text() for kind in ("shm", "sem", "msg")]


@only_x86_64
@pytest.mark.parametrize(
    ("name", "number"),
    {"shmget": 29, "semget": 64, "msgget": 68, "mq_open": 240, "memfd_secret": 447, "userfaultfd": 323}.items(),
)
def test_no_ipc(attack, name, number):
    before = shared_by_all()
    assert attack(f"def f():\n    return call({number}, 1, 4096, 0o1666)").value == 1
    assert shared_by_all() == before


def test_what_is_written_to_open_descriptors_is_gone(attack, capfd):
    assert attack("def f():\n    return [os.write(fd, b'escaped') for fd in (1, 2)]").value == [7, 7]
    assert "escaped" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    "module", ["sys", "os", "builtins", "numpy", "numpy.random", "judge.wire", "judge.inside.harness"]
)
def test_nothing_survives_in_modules(attack, module):
    """A child writes to its own copy."""
    holder = f"__import__('importlib').import_module('{module}')"
    attack(f"def f():\n    {holder}.left_behind = 1\n    return 0")
    assert attack(f"def f():\n    return hasattr({holder}, 'left_behind')").value is False
