"""The image in which the docker backend judges: what is in it, and how it is made.

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
CODE = "/gradus"  # in the image: the folder in which our package lies
LAUNCHER = f"{CODE}/judge/sandbox/container/__main__.py"
FLAGS = ("-I", "-B", "-X", "utf8")
PACKAGES = ("numpy", "hypothesis", "sortedcontainers")
LABEL = "gradus.sandbox"
UNUSED = ("test", "idlelib", "turtledemo")  # of the standard library
STATIC = "config-3."  # the folder of what is needed to link with Python
ROOMS = ("inside", "sandbox", "shared", "wire")
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
    """The name of the image that fits this version of Gradus and its packages."""
    content = hashlib.sha256()
    for name, path in code():
        content.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    content.update(" ".join(f"{name}=={version(name)}" for name in PACKAGES).encode())
    return f"{REPOSITORY}:{content.hexdigest()[:16]}"


def code() -> Iterator[tuple[str, Path]]:
    """Our modules that the container runs: where they lie in the image, and here."""
    rooms = (path for room in ROOMS for path in _OURS.glob(f"{room}/**/*.py"))
    for path in sorted((_OURS / "__init__.py", *rooms)):
        yield f"{CODE}/judge/{path.relative_to(_OURS).as_posix()}", path


# --- from this interpreter --------------------------------------------------------------------------------------


def own_files() -> Iterator[Path]:
    """The files of this machine that the interpreter needs, each where it is."""
    where = interpreter_paths(Role.AUTHOR)
    folders = [Path(each) for each in where.visible if not each.startswith((*SYSTEM, "/usr/lib"))]
    left_out = {Path(each) for each in where.masked} | {each / name for each in folders for name in UNUSED}
    yield Path(sys.executable).resolve()
    for path in folders:
        yield from _tree(path, left_out)
    yield from _libraries([each for each in folders if each.is_dir()])
    yield from (Path(each) for each in SYSTEM if Path(each).is_symlink())


def _tree(path: Path, left_out: AbstractSet[Path]) -> Iterator[Path]:
    """The files beneath a folder; of bytecode, what this interpreter made."""
    if path in left_out or path.name.startswith(STATIC):
        return
    if path.is_symlink() or not path.is_dir():
        yield path
        return
    names = f"*.{sys.implementation.cache_tag}.pyc" if path.name == "__pycache__" else "*"
    for each in sorted(path.glob(names)):
        yield from _tree(each, left_out)


def _libraries(folders: list[Path]) -> Iterator[Path]:
    """The system's shared libraries that the extension modules load, under every name that they are found by."""
    command = [sys.executable, "-I", "-S", "-c", _MAPPED, *map(str, folders)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    mapped = {Path(each) for each in printed.splitlines() if each.startswith((*SYSTEM, "/usr/lib"))}
    for folder in sorted({each.parent for each in mapped} | {Path(each) for each in SYSTEM if Path(each).is_dir()}):
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.resolve() in mapped:
                yield path


def archive(out: IO[bytes]) -> None:
    """The root file system of an image that is made of this interpreter."""
    with tarfile.open(fileobj=out, mode="w") as tar, tempfile.TemporaryDirectory() as scratch:
        root = Tree(tar)
        for path in own_files():
            root.add(str(path), path)
        for name, path in code():
            root.add(name, path)
            root.add(*_compiled(name, path, Path(scratch)))


def _compiled(name: str, path: Path, scratch: Path) -> tuple[str, Path]:
    """The bytecode of a module of ours: nothing can be kept where nothing can be written."""
    cached = importlib.util.cache_from_source(name)
    made = scratch / f"{path.stem}.pyc"
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(path), str(made), dfile=name, doraise=True, invalidation_mode=mode)
    return cached, made


class Tree:
    """An archive in the making: everybody may read what is in it, nobody may write."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._there: set[str] = set()

    def add(self, name: str, path: Path) -> None:
        """A file or a link at `name`, and the folders on the way."""
        name = _unlinked(name)
        if name in self._there:
            return
        for folder in reversed(Path(name).parents[:-1]):
            self.add_folder(str(folder))
        self._there.add(name)
        told = tarfile.TarInfo(name)
        if path.is_symlink():
            told.type, told.linkname = tarfile.SYMTYPE, str(path.readlink())
            self._tar.addfile(told)
            return
        state = path.stat()
        told.mode = 0o555 if state.st_mode & stat.S_IXUSR else 0o444
        told.size, told.mtime = state.st_size, int(state.st_mtime)  # by its time, bytecode knows its source
        with path.open("rb") as content:
            self._tar.addfile(told, content)

    def add_folder(self, name: str, mode: int = 0o755) -> None:
        """An empty folder at `name`, unless there is one already."""
        if name not in self._there:
            self._there.add(name)
            told = tarfile.TarInfo(name)
            told.type, told.mode = tarfile.DIRTYPE, mode
            self._tar.addfile(told)


def _unlinked(name: str) -> str:
    """The same place by a way on which no folder is a link: an archive can't write through one."""
    folder = Path(name).parent
    return str(folder.resolve() / Path(name).name) if folder.is_dir() else name


def command() -> list[str]:
    """What an image of this interpreter starts."""
    return [str(Path(sys.executable).resolve()), "-S", *FLAGS, LAUNCHER, *interpreter_paths(Role.AUTHOR).folders]
