"""Problems as zip files: one folder with the files, read with limits on everything that a stranger could make large."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from judge.package.files import FILE_BYTES, has_place
from server.authoring.errors import InvalidPackage

MAX_FILES = 200  # of a zip
MAX_BYTES = 8 * 1024 * 1024  # of all files together
MAX_RATIO = 200  # of a file's size to its compressed size: text stays below 30
EPOCH = (1980, 1, 1, 0, 0, 0)  # time of every file in a zip, so that equal problems give equal zips


def packed(slug: str, files: Mapping[str, str]) -> bytes:
    """Return a zip with the files in a folder of the slug's name; the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            info = zipfile.ZipInfo(f"{slug}/{path}", EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[path].encode())
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, str]:
    """Return the files of a zip by their paths in the problem's folder. Nothing is written to any disk.

    Raises:
        InvalidPackage: it is no zip, it is too large when unpacked, or a file has no place in a problem folder.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [info for info in archive.infolist() if not info.is_dir()]
            if len(entries) > MAX_FILES:
                raise InvalidPackage(f"The zip has {len(entries):,} files; a problem has at most {MAX_FILES}.")
            names = _stripped([info.filename for info in entries])
            files: dict[str, str] = {}
            for info, name in zip(entries, names, strict=True):
                if not _litter(name):
                    files[name] = _text(archive, info, name)
                    if sum(map(len, files.values())) > MAX_BYTES:
                        raise InvalidPackage(f"The zip has over {MAX_BYTES // 2**20} MB of files.")
            return files
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise InvalidPackage(f"This is no zip file that can be read: {error}.") from error


def _stripped(names: list[str]) -> list[str]:
    """Return the names below the folder that holds problem.toml."""
    heads = [name.removesuffix("problem.toml") for name in names if name.rpartition("/")[2] == "problem.toml"]
    if not heads:
        raise InvalidPackage("The zip has no problem.toml.")
    head = min(heads, key=len)
    return [name.removeprefix(head) for name in names]


def _litter(name: str) -> bool:
    """Whether a file is what systems leave in folders, which nobody misses."""
    parts = name.split("/")
    return "__MACOSX" in parts or "__pycache__" in parts or parts[-1] in {".DS_Store", "Thumbs.db"}


def _text(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> str:
    if not has_place(name):
        raise InvalidPackage(f"{name[:100]!r} has no place in a problem folder.")
    if info.flag_bits & 1:
        raise InvalidPackage(f"{name} is encrypted.")
    if info.file_size > max(1, info.compress_size) * MAX_RATIO:
        raise InvalidPackage(f"{name} is over {MAX_RATIO} times as large as it is compressed.")
    with archive.open(info) as stream:
        data = stream.read(FILE_BYTES + 1)  # what the zip says of its size may be a lie
    if len(data) > FILE_BYTES:
        raise InvalidPackage(f"{name} has over {FILE_BYTES // 1024} KB.")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise InvalidPackage(f"{name} is not UTF-8.") from error
