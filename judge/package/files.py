"""The files of a problem folder: which there may be, how they are read and written, and the digest of their content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from judge.package.faults import Faults, nearest
from judge.package.manifest import FOLLOWUPS, MANIFEST
from judge.package.problem import Fault, Unsound
from judge.package.texts import EDITORIAL, HINTS, STATEMENT

NEEDED = (
    *(MANIFEST, STATEMENT, "starter.py", "reference.py", "cases.py", "oracle.py"),
    *(EDITORIAL, HINTS, FOLLOWUPS),
)
OPTIONAL = ("drive.py", "functions.py", "check.py", "figures.py")
SOLUTIONS = {"accepted": 1, "rejected": 3}  # folder -> how many at least
FILE_BYTES = 512 * 1024

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")
_MISTAKE = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*\.py$")


def find(root: Path) -> tuple[Path, ...]:
    """Find every problem folder under a bank: `<root>/<section>/<slug>/problem.toml`."""
    return tuple(sorted(path.parent for path in root.glob(f"*/*/{MANIFEST}")))


def read_files(folder: Path) -> dict[str, str]:
    """Return the texts of all files of a folder that belong there, by their paths in it, whether or not it is sound.

    Raises:
        Unsound: there is no such folder.
    """
    return read_folder(folder, Faults())


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts by their paths below the folder, which is made if necessary."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def check_slug(slug: str, faults: Faults) -> None:
    """Note where a folder of that name could not be a problem's."""
    if not SLUG.match(slug):
        faults.add(".", 0, f'The folder\'s name "{slug}" must be kebab-case: lower-case words joined by hyphens.')


def check_name(name: str, faults: Faults) -> None:
    """Note where a file of that path has no place in a problem folder."""
    if not has_place(name):
        known = (*NEEDED, *OPTIONAL, *(f"{each}/" for each in SOLUTIONS))
        faults.add(name, 0, f"This file has no place in a problem folder.{nearest(name, known)}")


def read_folder(folder: Path, faults: Faults) -> dict[str, str]:
    """Read the text of every file that belongs there, by its path in the folder."""
    if not folder.is_dir():
        raise Unsound((Fault(".", 0, f"There is no folder {folder}."),))
    check_slug(folder.name, faults)
    files: dict[str, str] = {}
    for path in _paths(folder):
        name = path.relative_to(folder).as_posix()
        check_name(name, faults)
        if has_place(name) and (text := _text(path, name, faults)) is not None:
            files[name] = text
    check_needed({**{name: "?" for name in NEEDED if (folder / name).is_file()}, **files}, faults)
    return files


def check_needed(files: Mapping[str, str], faults: Faults) -> None:
    for name in NEEDED:
        if name not in files:
            faults.add(name, 0, "The file is missing.")
        elif not files[name].strip():
            faults.add(name, 0, "The file is empty.")
    for name, least in SOLUTIONS.items():
        count = sum(file.startswith(f"{name}/") for file in files)
        if count < least:
            faults.add(f"{name}/", 0, f"There are {count} solutions; at least {least} must be here.")


def too_large(size: int) -> str:
    """Return the sentence about a file of more bytes than are taken."""
    return f"The file has {size // 1024} KB; {FILE_BYTES // 1024} KB is the most."


def _paths(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if not path.is_dir() and not any(part == "__pycache__" or part.startswith(".") for part in parts):
            yield path


def has_place(name: str) -> bool:
    """Return whether a file of that path belongs into a problem folder."""
    folder, _, file = name.rpartition("/")
    if folder in SOLUTIONS:
        return bool(_MISTAKE.match(file))
    return name in NEEDED or name in OPTIONAL


def _text(path: Path, name: str, faults: Faults) -> str | None:
    if path.is_symlink() or not path.is_file():
        faults.add(name, 0, "This is not a plain file.")
        return None
    data = path.read_bytes()
    if len(data) > FILE_BYTES:
        faults.add(name, 0, too_large(len(data)))
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        faults.add(name, data[: error.start].count(b"\n") + 1, "The file is not UTF-8.")
        return None


def digest(files: Mapping[str, str]) -> str:
    """Return a SHA-256 of names and contents, the same on every machine."""
    content = hashlib.sha256()
    for name in sorted(files):
        for part in (name.encode(), files[name].encode()):
            content.update(len(part).to_bytes(8, "little") + part)
    return content.hexdigest()
