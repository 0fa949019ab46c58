"""What a session counts as its child's time, with a clock that the test moves."""

import socket
from types import SimpleNamespace

import pytest

from judge import wire
from judge.sandbox.base import Limits
from judge.sandbox.container.relay import Relay
from judge.sandbox.session import LinuxSession
from judge.shared.protocol import FRAME, READY

MESSAGE = bytes(wire.encode({"done": True}))
SECONDS = 2.0  # of CPU that the child takes as soon as it is sent anything


class Processor:
    """Runs a child to its end before whoever has sent it something goes on."""

    def __init__(self):
        self.clock = 1.0
        ours, self.child = socket.socketpair()
        self.child.sendall(READY.pack(0) + FRAME.pack(len(MESSAGE)) + MESSAGE)
        processor = self

        class Sending(socket.socket):
            def sendmsg(self, *args):
                sent = super().sendmsg(*args)
                processor.clock += SECONDS
                return sent

        self.socket = Sending(fileno=ours.detach())

    def abandon(self):
        self.child.close()


@pytest.fixture
def processor(monkeypatch):
    processor = Processor()
    monkeypatch.setattr("judge.sandbox.session.cpu_seconds", lambda _pid: processor.clock)
    return processor


def child_on(processor):
    return SimpleNamespace(pid=0, pidfd=-1, address_space=0, socket=processor.socket, abandon=processor.abandon)


LIMITS = Limits(memory=1 << 20, wall=60.0, output=1 << 20)


def test_what_a_child_does_before_its_sender_goes_on_counts(processor):
    with LinuxSession(child_on(processor), LIMITS) as session:
        session.send({"do": "judge"})
        before = session.cpu()
        assert session.receive(cpu=60.0, wall=60.0) == {"done": True}
        assert session.cpu() - before == SECONDS


def test_in_a_container_too(processor):
    with Relay(child_on(processor), LIMITS, lambda: None) as relay:
        relay.post(b"job", [])
        before = relay.cpu()
        assert relay.read().endswith(MESSAGE)
        assert relay.cpu() - before >= SECONDS
