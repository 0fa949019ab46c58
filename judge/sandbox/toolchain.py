"""What computes here, as far as it can change the last bits of an output; and our code that runs inside."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from judge import inside, wire

# Our code on which frozen bytes depend.
INSIDE = ("harness.py", "calls.py", "inputs.py", "folder.py", "recorder.py", "authoring.py")


@cache
def toolchain() -> Mapping[str, str]:
    """Of this interpreter, for a sandbox that runs the same one."""
    config: dict[str, Any] = np.show_config(mode="dicts")  # type: ignore[assignment]
    features = getattr(np._core._multiarray_umath, "__cpu_features__", {})  # type: ignore[attr-defined] # noqa: SLF001
    code = hashlib.sha256()
    for path in (*(Path(inside.__path__[0]) / name for name in INSIDE), *sorted(Path(wire.__path__[0]).glob("*.py"))):
        code.update(path.read_bytes())
    return {
        "numpy": np.__version__,
        "python": platform.python_version(),
        "machine": platform.machine(),
        "blas": json.dumps(config.get("Build Dependencies", {}).get("blas", {}), sort_keys=True),
        "cpu": " ".join(sorted(name for name, there in features.items() if there)),
        "inside": code.hexdigest(),
    }
