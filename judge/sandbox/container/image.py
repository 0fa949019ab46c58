"""Describes and archives the image in which the docker backend judges.

Theory of operation. An image holds an interpreter, its standard library, NumPy, Hypothesis, the shared libraries that
these load, and our code (`judge/inside`, `judge/sandbox`, the wire); nothing else, not even a shell. On Linux it is
made of this very interpreter's files, as one archive that the daemon imports: no registry is asked. Elsewhere, or where
it is wanted, it is built on a base image that has Python (`recipe`), with the packages at the versions and hashes of
the lock file. The tag is a digest of our code and of the packages' versions, so an image of another version is not
taken by mistake.
"""

from __future__ import annotations

import hashlib
import importlib.util
import py_compile
import stat
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from importlib.metadata import version
from pathlib import Path
from typing import IO

import judge
from judge.sandbox.base import Role
from judge.sandbox.interpreter_paths import SYSTEM, interpreter_paths

REPOSITORY = "gradus-sandbox"
CODE = "/gradus"  # folder of our package in the image
LAUNCHER = f"{CODE}/judge/sandbox/container/__main__.py"
FLAGS = ("-I", "-B", "-X", "utf8")
PACKAGES = ("numpy", "hypothesis", "sortedcontainers")
LABEL = "gradus.sandbox"
UNUSED = ("test", "idlelib", "turtledemo")  # folders of the standard library that are left out
STATIC = "config-3."  # start of the name of the folder that is only needed to link with Python
SUBPACKAGES = ("inside", "sandbox", "shared", "wire")  # of judge/, which the image holds
_OURS = Path(judge.__path__[0])

# Loads every extension module of the standard library and of NumPy, and prints what that maps.
_MAPPED = """
import ctypes, pathlib, sys
for folder in sys.argv[1:]:
    for path in pathlib.Path(folder).rglob("*.so"):
        try:
            ctypes.CDLL(str(path))
        except OSError:
            pass  # one whose library this machine lacks can't be imported here either
for line in open("/proc/self/maps"):
    path = line[73:].strip()
    if path.startswith("/") and ".so" in path:
        print(path)
"""


def tag() -> str:
    """Return the name of the image for this version of Gradus and its packages."""
    content = hashlib.sha256()
    for name, path in code():
        content.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    content.update(" ".join(f"{name}=={version(name)}" for name in PACKAGES).encode())
    return f"{REPOSITORY}:{content.hexdigest()[:16]}"


def code() -> Iterator[tuple[str, Path]]:
    """Yield our modules that the container runs, each with its path in the image and its path here."""
    modules = (path for package in SUBPACKAGES for path in _OURS.glob(f"{package}/**/*.py"))
    for path in sorted((_OURS / "__init__.py", *modules)):
        yield f"{CODE}/judge/{path.relative_to(_OURS).as_posix()}", path


# --- from this interpreter --------------------------------------------------------------------------------------


def own_files() -> Iterator[Path]:
    """Yield the files of this machine that the interpreter needs."""
    where = interpreter_paths(Role.AUTHOR)
    folders = [Path(each) for each in where.visible if not each.startswith((*SYSTEM, "/usr/lib"))]
    left_out = {Path(each) for each in where.masked} | {each / name for each in folders for name in UNUSED}
    yield Path(sys.executable).resolve()
    for path in folders:
        yield from _tree(path, left_out)
    yield from _libraries([each for each in folders if each.is_dir()])
    yield from (Path(each) for each in SYSTEM if Path(each).is_symlink())


def _tree(path: Path, left_out: AbstractSet[Path]) -> Iterator[Path]:
    """Yield the files beneath a folder; of bytecode, only that of this interpreter."""
    if path in left_out or path.name.startswith(STATIC):
        return
    if path.is_symlink() or not path.is_dir():
        yield path
        return
    names = f"*.{sys.implementation.cache_tag}.pyc" if path.name == "__pycache__" else "*"
    for each in sorted(path.glob(names)):
        yield from _tree(each, left_out)


def _libraries(folders: list[Path]) -> Iterator[Path]:
    """Yield the system's shared libraries that the extension modules load, under all their names."""
    command = [sys.executable, "-I", "-S", "-c", _MAPPED, *map(str, folders)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    mapped = {Path(each) for each in printed.splitlines() if each.startswith((*SYSTEM, "/usr/lib"))}
    for folder in sorted({each.parent for each in mapped} | {Path(each) for each in SYSTEM if Path(each).is_dir()}):
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.resolve() in mapped:
                yield path


def archive(out: IO[bytes]) -> None:
    """Write the root file system of an image that is made of this interpreter, as a tar archive."""
    with tarfile.open(fileobj=out, mode="w") as tar, tempfile.TemporaryDirectory() as scratch:
        root = Tree(tar)
        for path in own_files():
            root.add(str(path), path)
        for name, path in code():
            root.add(name, path)
            root.add(*_compiled(name, path, Path(scratch)))


def _compiled(name: str, path: Path, scratch: Path) -> tuple[str, Path]:
    """Compile a module of ours, because the container can write no bytecode; return its path in the image and here."""
    cached = importlib.util.cache_from_source(name)
    made = scratch / f"{path.stem}.pyc"
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(path), str(made), dfile=name, doraise=True, invalidation_mode=mode)
    return cached, made


class Tree:
    """An archive that is being written; everybody may read its files, nobody may change them."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._there: set[str] = set()

    def add(self, name: str, path: Path) -> None:
        """Add a file or a link at `name`, and the folders that lead to it."""
        name = _unlinked(name)
        if name in self._there:
            return
        for folder in reversed(Path(name).parents[:-1]):
            self.add_folder(str(folder))
        self._there.add(name)
        info = tarfile.TarInfo(name)
        if path.is_symlink():
            info.type, info.linkname = tarfile.SYMTYPE, str(path.readlink())
            self._tar.addfile(info)
            return
        state = path.stat()
        info.mode = 0o555 if state.st_mode & stat.S_IXUSR else 0o444
        info.size, info.mtime = state.st_size, int(state.st_mtime)  # bytecode is valid only for a source with this time
        with path.open("rb") as content:
            self._tar.addfile(info, content)

    def add_folder(self, name: str, mode: int = 0o755) -> None:
        """Add an empty folder at `name`, unless there is one already."""
        if name not in self._there:
            self._there.add(name)
            info = tarfile.TarInfo(name)
            info.type, info.mode = tarfile.DIRTYPE, mode
            self._tar.addfile(info)


def _unlinked(name: str) -> str:
    """Return the same path without links among its folders, because an archive can't write through a link."""
    folder = Path(name).parent
    return str(folder.resolve() / Path(name).name) if folder.is_dir() else name


def command() -> list[str]:
    """Return the command that an image of this interpreter starts."""
    return [str(Path(sys.executable).resolve()), "-S", *FLAGS, LAUNCHER, *interpreter_paths(Role.AUTHOR).folders]
