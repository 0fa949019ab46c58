"""Stores frozen cases on disk: content-addressed, written whole or not at all, inputs apart from what is expected.

A problem's frozen cases lie in `<root>/<first two hex digits>/<digest>/`:

    inputs.bin      the wire-encoded inputs of all cases but the scale ones, each span on a 64-byte boundary
    scale-<i>.bin   the inputs of one scale case, so that the others stay small to map
    expected.bin    the reference's outputs and what `expect=` says; no submission's sandbox is ever handed this file
    mistakes.bin    the outputs of the known mistakes
    meta.json       everything else: names, groups, spans, the checksums of the files above and its own
    mistakes.json   where in mistakes.bin, which inputs they change, the checksums of both; these two may follow later

A folder appears by one rename of a finished temporary folder, so a reader sees all of it or nothing, and two writers of
the same digest may race: what they write is the same. All of it is on the disk before the rename, so that a power loss
leaves all or nothing, too. Every file is compared with its checksum when it is first read in a process; frozen cases
that were damaged count as missing, and are frozen anew.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from judge.package.frozen import Frozen, FrozenCase, MistakeOutcome, Span
from judge.package.results import ResultStore
from judge.package.sealed import checksum, file_checksum, seal, sync, unseal, write_whole
from judge.verdict import Group

log = logging.getLogger(__name__)

FORMAT = 2  # version of the format of meta.json
ALIGNMENT = 64  # bytes: where a span of inputs.bin begins


class FrozenStore:
    """The frozen cases of many problems under one folder. Safe for many processes at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.results = ResultStore(root)
        self._sound: dict[tuple[int, ...], str] = {}  # checksums that were taken, by the state of the file

    def path(self, digest: str) -> Path:
        return self.root / digest[:2] / digest

    def load(self, digest: str) -> Frozen | None:
        """Return the frozen cases of that digest; None where there are none, or none of this format and undamaged."""
        folder = self.path(digest)
        try:
            meta = unseal((folder / "meta.json").read_bytes())
            if meta["format"] != FORMAT:
                return None
            for name, stated in meta["files"].items():
                self._compare(folder / name, stated)
            expected = (folder / "expected.bin").read_bytes()
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            log.warning("frozen cases are damaged", extra={"digest": digest, "reason": str(error)})
            return None
        cases = tuple(_read_case(each, expected) for each in meta["cases"])
        return Frozen(digest, folder, cases, self._read_rejected(folder))

    def _compare(self, path: Path, stated: str) -> None:
        """Raise ValueError where the file does not match its checksum."""
        state = path.stat()
        key = (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        known = self._sound.get(key) or self._sound.setdefault(key, file_checksum(path))
        if known != stated:
            message = f"The checksum of {path.name} is another."
            raise ValueError(message)

    def _read_rejected(self, folder: Path) -> Mapping[str, Mapping[str, MistakeOutcome]]:
        """Return what the known mistakes do; nothing where their outputs are not stored, or are damaged."""
        try:
            mistakes = unseal((folder / "mistakes.json").read_bytes())
            self._compare(folder / "mistakes.bin", mistakes["sha256"])
            blob = (folder / "mistakes.bin").read_bytes()
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            log.warning(
                "the outputs of known mistakes are damaged", extra={"digest": folder.name, "reason": str(error)}
            )
            return {}
        return {
            name: {
                case: MistakeOutcome(None if span is None else blob[span[0] : span[0] + span[1]], tuple(mutated))
                for case, (span, mutated) in known.items()
            }
            for name, known in mistakes["spans"].items()
        }

    @contextmanager
    def draft(self, digest: str) -> Iterator[Path]:
        """Yield a folder to fill; `save` gives it its final name, and what is left when the block ends is removed."""
        parent = self.path(digest).parent
        parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".draft-", dir=parent))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def save(self, frozen: Frozen) -> Frozen:
        """Write what is expected beside the inputs that a draft holds already, and give the draft its final name."""
        blob = _Blob()
        cases = [_write_case(case, blob) for case in frozen.cases]
        (frozen.folder / "expected.bin").write_bytes(blob.data)
        files = {path.name: file_checksum(path) for path in frozen.folder.iterdir()}
        (frozen.folder / "meta.json").write_bytes(seal({"format": FORMAT, "files": files, "cases": cases}))
        final = self.path(frozen.digest)
        frozen.folder.chmod(0o755)
        for path in frozen.folder.iterdir():
            path.chmod(0o444)
            sync(path)
        sync(frozen.folder)
        try:
            frozen.folder.rename(final)
        except OSError:
            if self.load(frozen.digest) is None:  # damaged, or of another format: no writer of today's made it
                shutil.rmtree(final)
                frozen.folder.rename(final)
        sync(final.parent)
        return replace(frozen, folder=final)

    def save_rejected(self, frozen: Frozen, outcomes: Mapping[str, Mapping[str, MistakeOutcome]]) -> Frozen:
        """Add what the known mistakes do to the stored cases."""
        blob = _Blob()
        spans = {
            name: {
                case: [None if each.output is None else blob.add(each.output), list(each.mutated)]
                for case, each in known.items()
            }
            for name, known in outcomes.items()
        }
        write_whole(frozen.folder / "mistakes.bin", bytes(blob.data))
        mistakes = {"sha256": checksum(bytes(blob.data)), "spans": spans}
        write_whole(frozen.folder / "mistakes.json", seal(mistakes))
        return replace(frozen, rejected=outcomes)


class _Blob:
    """Bytes one after the other, each with its span."""

    def __init__(self) -> None:
        self.data = bytearray()

    def add(self, data: bytes) -> list[int]:
        self.data += data
        return [len(self.data) - len(data), len(data)]


def _write_case(case: FrozenCase, blob: _Blob) -> dict[str, Any]:
    spans = [blob.add(output) for output in case.expected]
    expect = None if case.expect is None else blob.add(case.expect)
    return {**asdict(case), "expected": spans, "expect": expect}


def _read_case(meta: dict[str, Any], blob: bytes) -> FrozenCase:
    def cut(span: list[int]) -> bytes:
        return blob[span[0] : span[0] + span[1]]

    changed = {
        "inputs": Span(**meta["inputs"]),
        "group": Group(meta["group"]),
        "expected": tuple(cut(span) for span in meta["expected"]),
        "expect": None if meta["expect"] is None else cut(meta["expect"]),
        "seeds": tuple(meta["seeds"]),
    }
    return FrozenCase(**{**meta, **changed})
