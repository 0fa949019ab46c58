"""Describes everything that can change the bits of an output: NumPy, BLAS, the processor, our code in the sandbox."""

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

SUBPACKAGES = (
    "inside",
    "shared",
    "wire",
)  # of judge/, whose code runs inside: frozen outputs depend on it


@cache
def toolchain() -> Mapping[str, str]:
    """Return the toolchain of this interpreter, for a sandbox that runs the same one."""
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
    for package in SUBPACKAGES:
        for path in sorted((here / package).glob("*.py")):
            digest.update(f"{package}/{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()
