"""The sandbox of a process that starts: its warm interpreter is begun first, and warms up while this one imports."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from server.core.settings import Settings

if TYPE_CHECKING:
    from judge.judge import Sandbox

_begun: dict[str, Sandbox] = {}


def begin(home: Path | None = None, workers: int | None = None) -> None:
    """Begins to start what these settings and the environment's will need; what fails now is said when it is needed."""
    given = {"home": home, "workers": workers}
    try:
        settings = Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError:
        return
    if settings.workers and settings.sandbox == "linux":  # a container would outlive a start that fails
        from judge.judge import SandboxError, open_sandbox  # noqa: PLC0415

        sandbox = _begun[settings.sandbox] = open_sandbox(settings.sandbox)

        def describe() -> None:
            with contextlib.suppress(SandboxError, OSError):
                sandbox.describe()

        threading.Thread(target=describe, name="ahead", daemon=True).start()


def take(backend: str) -> Sandbox | None:
    """The sandbox that was begun, for who closes it; None where there is none."""
    return _begun.pop(backend, None)
