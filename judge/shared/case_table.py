"""Packs the cases of a job for sending: a table of what every case has, and a dict for the few that have more.

A submission has some hundred cases, most of them plain; a table decodes in one step where as many dicts would take as
long as the cases themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

COLUMNS = ("number", "entry", "offset", "length", "gated")


@dataclass(slots=True)
class JobCase:
    """One case as the harness knows it.

    Attributes:
        number: identifies the answer.
        offset, length: where its inputs lie in the frozen file, where they are neither in `data` nor withheld.
        gated: whether its inputs are withheld until its turn.
        data: its inputs, wire-encoded, where they are in no file.
        seeds, draws, repeat: as the problem format has them.
        mutates: the inputs that may be changed.
    """

    number: int
    entry: str
    offset: int
    length: int
    gated: bool
    data: bytes | None = None
    seeds: Sequence[int] = ()
    draws: int = 0
    repeat: int = 0
    mutates: Sequence[str] = ()


def packed(rows: Sequence[Sequence[int]], more: Mapping[int, Mapping[str, object]]) -> dict[str, object]:
    """Pack a job's cases.

    Args:
        rows: of COLUMNS, one for each case; its entry by the position among the job's entries.
        more: by the position of a row, what else its case has.
    """
    table = np.array(rows, np.int64).reshape(len(rows), len(COLUMNS))
    return {"table": table, "more": [[position, dict(extras)] for position, extras in more.items()]}


def unpacked(message: Mapping[str, Any], entries: Sequence[str]) -> Iterator[JobCase]:
    """Unpack the cases of a job, in order."""
    more = dict(message["more"])
    for position, (number, entry, offset, length, gated) in enumerate(message["table"].tolist()):
        extras = more.get(position)
        if extras is None:
            yield JobCase(number, entries[entry], offset, length, bool(gated))
        else:
            yield JobCase(number, entries[entry], offset, length, bool(gated), **extras)
