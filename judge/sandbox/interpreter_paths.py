"""Finds, in the trusted process, the files that a warm interpreter needs; the zygote makes them visible inside."""

from __future__ import annotations

import sys
import sysconfig
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from judge.sandbox.base import Role

SYSTEM = ("/lib", "/lib64", "/lib32", "/libx32")  # folders of system libraries: links on some distributions
ROLE_PACKAGES = {
    Role.SUBMISSION: (),
    Role.AUTHOR: ("hypothesis", "sortedcontainers", "_hypothesis_globals", "_hypothesis_ftz_detector"),
    Role.ORACLE: (),
}
ROLE_MODULES = {
    Role.SUBMISSION: (),
    Role.AUTHOR: (
        "judge.inside.authoring",
        "judge.inside.shrinking",
        "hypothesis",
        "hypothesis.strategies",
        "hypothesis.extra.numpy",
    ),
    Role.ORACLE: ("judge.inside.authoring", "judge.inside.libraries"),
}


@dataclass(frozen=True, slots=True)
class InterpreterPaths:
    """What a warm interpreter can import and read.

    Attributes:
        folders: folders that are put on sys.path after the standard library.
        visible: folders and files that can be read inside, at the same places.
        masked: folders inside those that look empty.
        modules: modules that the zygote imports in addition to those of every role.
    """

    folders: tuple[str, ...]
    visible: tuple[str, ...]
    masked: tuple[str, ...]
    modules: tuple[str, ...]


@cache
def interpreter_paths(role: Role) -> InterpreterPaths:
    """Return what an interpreter of this role needs on this host."""
    library = sysconfig.get_paths(vars=_base_vars())
    stdlib = {str(Path(library[name]).resolve()) for name in ("stdlib", "platstdlib")}
    site = Path(np.__file__).resolve().parents[1]
    visible = [*sorted(stdlib), *_system_libraries(), *_packages(role, site)]
    masked = [f"{folder}/{name}" for folder in stdlib for name in ("site-packages", "dist-packages")]
    if role is Role.ORACLE:
        masked = [path for path in masked if Path(path) != site]
    return InterpreterPaths((str(site),), tuple(visible), tuple(masked), ROLE_MODULES[role])


def _base_vars() -> dict[str, str]:
    """Return the prefix of the base interpreter, not that of a virtual environment."""
    return {"base": sys.base_prefix, "platbase": sys.base_exec_prefix}


def _packages(role: Role, site: Path) -> list[str]:
    if role is Role.ORACLE:
        return [str(site), "/dev/urandom"]  # PyTorch reads it when it is imported
    paths = [Path(np.__file__).resolve().parent, site / "numpy.libs"]
    for name in ROLE_PACKAGES[role]:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            origin = Path(spec.origin).resolve()
            paths.append(origin.parent if spec.submodule_search_locations else origin)
    return [str(path) for path in paths if path.exists()]


def _system_libraries() -> list[str]:
    """Return the folders of the shared libraries that this process has mapped, and the links that lead to them.

    Extension modules load their libraries from the same folders: libc's folder, and the interpreter's own.
    """
    folders = set()
    for line in Path("/proc/self/maps").read_text().splitlines():
        path = line[73:].strip()
        if ".so" in path and path.startswith("/"):
            folders.add(str(Path(path).parent))
    system = [folder for folder in sorted(folders) if folder.startswith(("/lib", "/usr/lib"))]
    own = [str(path) for path in Path(sys.base_prefix, "lib").glob("lib*.so*")]
    return [*(path for path in SYSTEM if Path(path).exists()), *system, *own]
