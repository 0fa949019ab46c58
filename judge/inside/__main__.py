"""Starts the zygote: `python -I -S <this folder> <control descriptor>`.

Inside there is no package `judge` to import, only this folder and wire/: `judge` is made here with the folder above
as its path, before anything of ours is imported. The stack limit counts for a program when it is started, so where it
is smaller than deep recursion in C needs, the program starts itself again.
"""

import os
import resource
import sys
from pathlib import Path
from types import ModuleType

STACK = 512 * 1024 * 1024  # bytes of address space; what is used of it counts as memory


def deep_enough() -> bool:
    """Return whether the stack may grow as far as it should, or as far as it ever may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
    wanted = STACK if hard == resource.RLIM_INFINITY else min(STACK, hard)
    if soft != resource.RLIM_INFINITY and soft >= wanted:
        return True
    resource.setrlimit(resource.RLIMIT_STACK, (wanted, hard))
    return False


def start() -> None:
    if not deep_enough():
        os.execv(sys.executable, sys.orig_argv)  # noqa: S606  (itself, without a shell)
    here = Path(__file__).resolve().parent
    control, *folders = sys.argv[1:]
    sys.path[:] = [path for path in sys.path if path != str(here) and Path(path).is_dir()] + folders
    package = ModuleType("judge")
    package.__path__ = [str(here.parent)]
    sys.modules["judge"] = package
    from judge.inside.zygote import main  # noqa: PLC0415

    main(int(control))


if __name__ == "__main__":
    start()
