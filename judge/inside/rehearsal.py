"""A small job that the zygote runs once: what is made on first use is then made for all its children."""

from __future__ import annotations

import contextlib
import linecache
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from judge import wire
from judge.inside import harness

_SAMPLE = b"""
import numpy as np

def plain(x, axis=-1):
    shifted = x - x.max(axis=axis, keepdims=True)
    e = np.exp(shifted)
    return e / e.sum(axis=axis, keepdims=True)
"""


class _Rehearsal:
    """A channel that ends nowhere."""

    def receive(self) -> dict[str, Any]:
        raise EOFError

    def take_fds(self) -> list[int]:
        return []

    def send(self, message: Mapping[str, object], /) -> None:
        wire.decode(wire.encode(message))

    def attach(self, parts: Sequence[wire.Part]) -> None:
        pass


def rehearse() -> None:
    streams = sys.stdin, sys.stdout, sys.stderr
    cases = [
        {
            "i": i,
            "entry": "plain",
            "data": bytes(data),
            "seeds": [],
            "draws": 0,
            "repeat": 1,
            "mutates": [],
            "gated": False,
        }
        for i, data in enumerate(_sample_inputs())
    ]
    entry = {"kind": "function", "params": [["x", "positional", False], ["axis", "positional", True]]}
    job: dict[str, Any] = {"source": _SAMPLE, "filename": "solution.py", "drive": None, "functions": None, "forbid": {}}
    try:
        with contextlib.suppress(EOFError):
            harness.serve(_Rehearsal(), {**job, "entries": {"plain": entry}, "stdout_limit": 1000, "cases": cases})
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
    del sys.modules["solution"]
    linecache.clearcache()


def _sample_inputs() -> Iterator[bytearray]:
    yield wire.encode({"x": np.arange(6.0).reshape(2, 3)})
    yield wire.encode({"x": np.arange(3.0), "axis": 0, "rng": wire.Rng(1)})
