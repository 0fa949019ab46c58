"""Talking: to the network, to the host's services, to another submission that runs at the same time."""

import errno
import socket
from pathlib import Path

import pytest

from judge import wire
from judge.sandbox.base import Limits, Role
from tests.attacks.conftest import only_x86_64
from tests.conftest import MEGABYTE, job_of

SOCKETS = {
    "TCP": "socket.socket()",
    "TCP over IPv6": "socket.socket(socket.AF_INET6)",
    "UDP": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "raw": "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)",
    "Unix": "socket.socket(socket.AF_UNIX)",
    "a pair": "socket.socketpair()",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)",
    "packets": "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
    "virtual machines": "socket.socket(socket.AF_VSOCK)",
    "the kernel's ciphers": "socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)",
}


@pytest.mark.parametrize("way", SOCKETS.values(), ids=SOCKETS)
def test_no_socket_can_be_made(attack, way):
    assert attack(f"import socket\ndef f():\n    return refused(lambda: {way})").value == "PermissionError"


@pytest.fixture
def listening():
    """A server on this host's loopback, and the peers that came."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.01)
        yield server.getsockname()[1]
        with pytest.raises(TimeoutError):
            server.accept()


CLIENTS = {
    "socket": "__import__('socket').create_connection(('127.0.0.1', port), 1)",
    "http.client": "__import__('http.client').client.HTTPConnection('127.0.0.1', port, timeout=1).request('GET', '/')",
    "urllib": "__import__('urllib.request').request.urlopen(f'http://127.0.0.1:{port}/', timeout=1)",
    "asyncio": "__import__('asyncio').run(__import__('asyncio').open_connection('127.0.0.1', port))",
}


@pytest.mark.parametrize("client", CLIENTS.values(), ids=CLIENTS)
def test_a_server_of_this_host(attack, listening, client):
    assert attack(f"def f(port):\n    return refused(lambda: {client})", {"port": listening}, cpu=3.0).value


def test_names_are_not_looked_up(attack):
    source = "import socket\ndef f():\n    return refused(socket.getaddrinfo, 'localhost.example', 80)"
    assert attack(source).value in {"gaierror", "PermissionError", "OSError"}


def test_a_socket_by_path(attack, tmp_path):
    path = str(tmp_path / "door")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        server.settimeout(0.01)
        source = "import socket\ndef f(path):\n    return refused(lambda: socket.socket(socket.AF_UNIX).connect(path))"
        assert attack(source, {"path": path}).value
        with pytest.raises(TimeoutError):
            server.accept()


def test_the_channel_leads_nowhere_else(attack):
    """The one socket that there is can't be connected, bound, shut, listened on or asked for credentials."""
    source = """
        import socket, array
        def f():
            s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, fileno=3)
            ways = [
                lambda: s.connect("/tmp/x"), lambda: s.bind("\\0abstract"), lambda: s.listen(), lambda: s.accept(),
                lambda: s.shutdown(2), lambda: s.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1),
                lambda: s.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12), lambda: s.send(b"x", socket.MSG_OOB),
            ]
            answers = [refused(way) for way in ways]
            s.detach()
            return answers
    """
    assert set(attack(source).value) == {"PermissionError"}


def test_no_descriptor_can_be_sent(attack):
    """Those in flight are counted by user: enough of them, and the zygote could not hand over its own."""
    source = """
        import socket, array
        def f():
            s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, fileno=3)
            rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0] * 250))]
            answers = [refused(s.sendmsg, [b"x"], rights) for _ in range(20)]
            s.detach()
            return answers
    """
    before = len(list(Path("/proc/self/fd").iterdir()))
    assert set(attack(source).value) == {"PermissionError"}
    assert len(list(Path("/proc/self/fd").iterdir())) <= before + 2  # spares come and go


def test_two_at_the_same_time_find_no_common_place(confined):
    """Each tries whatever the other could see: files, locks, names, signals, nice values, shared pages."""
    source = """
        import os, time, mmap, numpy, resource, signal
        caught = []
        signal.signal(signal.SIGUSR1, lambda *_: caught.append(1))
        def f(me):
            try:
                os.nice(1)
            except OSError:
                pass
            for pid in range(1, 4000):
                try:
                    os.kill(pid, signal.SIGUSR1)
                except OSError:
                    pass
            time.sleep(0.2)
            return caught
    """
    limits = Limits(64 * MEGABYTE, 20.0, MEGABYTE)
    with confined.open(Role.SUBMISSION, limits) as one, confined.open(Role.SUBMISSION, limits) as other:
        for session in (one, other):
            session.send(job_of(source, [{"me": 1}]))
        for session in (one, other):
            session.receive(cpu=2, wall=10)
            assert session.receive(cpu=2, wall=10)["runs"][0]["ok"] == b"l\0\0\0\0"


BELL = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
fd = os.open(os.__file__, os.O_RDONLY)
page = libc.mmap(None, ctypes.c_size_t(4096), 1, {sharing}, fd, ctypes.c_long(0))
word = ctypes.c_uint32.from_address(page).value
def f(operation):
    second = (ctypes.c_long * 2)(1, 0)
    value, patience = (word, ctypes.byref(second)) if operation == 0 else (100, None)
    answer = libc.syscall(202, ctypes.c_void_p(page), operation, value, patience, None, 0)
    return [answer, ctypes.get_errno()]
"""
SHARED, PRIVATE = 1, 2


@only_x86_64
@pytest.mark.parametrize("sharing", [SHARED, PRIVATE])
def test_a_futex_in_a_page_of_python_is_no_bell(confined, sharing):
    """Two processes that map one file have its words in common: one could wait where the other wakes."""
    limits = Limits(64 * MEGABYTE, 20.0, MEGABYTE)
    with confined.open(Role.SUBMISSION, limits) as waiter, confined.open(Role.SUBMISSION, limits) as ringer:
        for session, operation in ((waiter, 0), (ringer, 1)):
            session.send(job_of(BELL.replace("{sharing}", str(sharing)), [{"operation": operation}]))
            session.receive(cpu=2, wall=10)
        for session in (ringer, waiter):
            run = session.receive(cpu=2, wall=10)["runs"][0]
            assert wire.decode(run["ok"]) == [-1, errno.EPERM]


def test_signals_are_not_queued(attack):
    """The kernel counts queued signals by user, so a full queue would be seen by a neighbour."""
    source = """
        import signal
        def f():
            signal.pthread_sigmask(signal.SIG_BLOCK, [40])
            return [refused(signal.raise_signal, 40) for _ in range(3)]
    """
    assert attack(source).value == ["PermissionError"] * 3
