"""The garbage collector at a start: what is imported stays, and is not to be looked through time and again."""

from __future__ import annotations

import gc


def pause() -> None:
    """Before the imports of a process that serves or judges; it saves a sixth of the time that they take."""
    gc.disable()


def resume() -> None:
    """Once the process has started: all that there is by then is never looked through again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
