"""Describes what computes here, as far as it can change an output: NumPy, BLAS, the processor, and our code inside."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import judge

ROOMS = ("inside", "shared", "wire")  # all of our code that runs inside: a frozen case has passed through it


@cache
def toolchain() -> Mapping[str, str]:
    """Of this interpreter, for a sandbox that runs the same one."""
    config: dict[str, Any] = np.show_config(mode="dicts")  # type: ignore[assignment]
    features = getattr(np._core._multiarray_umath, "__cpu_features__", {})  # type: ignore[attr-defined] # noqa: SLF001
    return {
        "numpy": np.__version__,
        "python": platform.python_version(),
        "machine": platform.machine(),
        "blas": json.dumps(config.get("Build Dependencies", {}).get("blas", {}), sort_keys=True),
        "cpu": " ".join(sorted(name for name, there in features.items() if there)),
        "inside": _digest_of_code(),
    }


def _digest_of_code() -> str:
    here = Path(judge.__path__[0])
    digest = hashlib.sha256()
    for room in ROOMS:
        for path in sorted((here / room).glob("*.py")):
            digest.update(f"{room}/{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()
