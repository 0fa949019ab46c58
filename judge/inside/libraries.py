"""Libraries of oracles that ask the host for what can't be had inside: told so before they are used."""

from __future__ import annotations

import contextlib
import importlib
from typing import Any


def use_no_proc() -> None:
    """What counts scikit-learn's threads reads /proc where it sees one; without, it asks the dynamic linker."""
    with contextlib.suppress(ImportError):
        threadpoolctl: Any = importlib.import_module("threadpoolctl")
        threadpoolctl._HAS_PROCFS = False  # noqa: SLF001  (there is no other way to tell it)


use_no_proc()
