"""Configures libraries of oracles that would ask the host for what a sandbox does not have."""

from __future__ import annotations

import contextlib
import importlib
from typing import Any


def use_no_proc() -> None:
    """Make threadpoolctl, which counts scikit-learn's threads, ask the dynamic linker instead of reading /proc."""
    with contextlib.suppress(ImportError):
        threadpoolctl: Any = importlib.import_module("threadpoolctl")
        threadpoolctl._HAS_PROCFS = False  # noqa: SLF001  (there is no other way to tell it)


use_no_proc()
