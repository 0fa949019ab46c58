"""Sets up the interpreter as `python solution.py` would find it: once in the zygote, for all its children.

A submission shares its interpreter with our harness, and without this it would see the harness's command line, no
`exit()` (the interpreter is started without `site`) and no null device: the root that it sees has none, and nothing may
be opened for writing. None of this confines the program; confine.py does.
"""

from __future__ import annotations

import _sitebuiltins
import builtins
import functools
import io
import os
import sys
from collections.abc import Callable
from typing import Any

PROGRAM = "solution.py"
RECURSION = 5000  # frames: a thousand levels of three each, and those of ours and of NumPy around them
COMPILER_RECURSION = 1000  # frames, in threes, that the compiler may go down: it has only the C stack
NULL = 0  # the descriptor that is open on the null device in every child


def set_up() -> None:
    """Make this interpreter look like one that runs a script; for the zygote, once it needs its arguments no more."""
    sys.argv = [PROGRAM]
    sys.orig_argv = ["python", PROGRAM]
    for name in ("exit", "quit"):
        setattr(builtins, name, _sitebuiltins.Quitter(name, "Ctrl-D (i.e. EOF)"))
    builtins.help = _sitebuiltins._Helper()  # noqa: SLF001  (as site has it)
    _offer_the_null_device()


def _offer_the_null_device() -> None:
    """Let `open(os.devnull, ...)` give what the child holds already: seccomp can't tell its path from another."""
    plain: Any = builtins.open
    plain_os = os.open

    @functools.wraps(plain)
    def opened(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if _is_null(file) and not options.get("opener"):
            return plain(file, mode, *arguments, **options, opener=_null)
        return plain(file, mode, *arguments, **options)

    @functools.wraps(plain_os)
    def os_opened(path: Any, flags: int, *arguments: Any, **options: Any) -> int:
        return os.dup(NULL) if _is_null(path) else plain_os(path, flags, *arguments, **options)

    builtins.open = io.open = opened  # pathlib calls io.open
    os.open = os_opened


def _is_null(path: object) -> bool:
    return isinstance(path, str | os.PathLike) and os.fspath(path) == os.devnull


def _null(_path: str, _flags: int) -> int:
    return os.dup(NULL)


def with_recursion(limit: int, act: Callable[[], Any]) -> Any:
    """Call `act` under this recursion limit, restore the old limit, and return what `act` returned."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        return act()
    finally:
        sys.setrecursionlimit(before)
