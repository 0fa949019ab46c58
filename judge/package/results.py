"""Stores what is made of a problem once, beside its frozen cases: costs, figures, ratios of accepted solutions.

Each is one file with a checksum, written whole or not at all. A damaged one counts as missing, and is made again.
"""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from judge.package.sealed import seal, unseal, write_whole


@dataclass(frozen=True, slots=True)
class Costs:
    """CPU seconds on this host.

    Attributes:
        cases: that the reference takes for each case, by the case's full name.
        step: that one step of a plain Python loop takes.
    """

    cases: Mapping[str, float]
    step: float


class ResultStore:
    """The results of many problems, by digest, under one folder. Safe for many processes at once."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def _figures(self, digest: str) -> Path:
        return self.root / "figures" / digest[:2] / f"{digest}.json"

    def load_figures(self, digest: str) -> Any:
        """Return what `save_figures` was given under that digest; None where there is nothing, or it is damaged."""
        try:
            return unseal(self._figures(digest).read_bytes())
        except (FileNotFoundError, ValueError):
            return None

    def save_figures(self, digest: str, figures: Mapping[str, object]) -> None:
        path = self._figures(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, seal(figures))

    def _ratios(self, digest: str) -> Path:
        return self.root / "ratios" / digest[:2] / f"{digest}.json"

    def load_ratios(self, digest: str) -> Mapping[str, float] | None:
        """Return what `save_ratios` was given under that digest; None where there is nothing, or it is damaged."""
        try:
            ratios: Mapping[str, float] = unseal(self._ratios(digest).read_bytes())
        except (FileNotFoundError, ValueError):
            return None
        return ratios

    def save_ratios(self, digest: str, ratios: Mapping[str, float]) -> None:
        """Store what the accepted solutions take, as multiples of the reference's time."""
        path = self._ratios(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, seal(ratios))

    def _costs(self, digest: str) -> Path:
        return self.root / "costs" / _host() / f"{digest}.json"

    def load_costs(self, digest: str) -> Costs | None:
        """Return the costs measured on this host; None where there are none, or damaged ones, or of an older format."""
        try:
            return Costs(**unseal(self._costs(digest).read_bytes()))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def save_costs(self, digest: str, costs: Costs) -> None:
        path = self._costs(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, seal(asdict(costs)))


def _host() -> str:
    """Return a digest of what this host's speed depends on."""
    try:
        cpus = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        cpus = ""
    model = next((line for line in cpus.splitlines() if line.startswith("model name")), platform.processor())
    return hashlib.sha256(f"{platform.node()} {platform.machine()} {model} {os.cpu_count()}".encode()).hexdigest()[:16]
