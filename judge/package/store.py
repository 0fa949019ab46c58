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

import hashlib
import logging
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from judge.package.sealed import checksum, file_checksum, seal, unseal
from judge.verdict import Group

log = logging.getLogger(__name__)

FORMAT = 2  # version of the format of meta.json
EXCEPTION = b"!"  # what told_exception begins with, and no wire-encoded value
ALIGNMENT = 64  # bytes: where a span of inputs.bin begins


@dataclass(frozen=True, slots=True)
class Span:
    """Where wire-encoded bytes lie: a file of the frozen folder, and which bytes of it."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class FrozenCase:
    """One case, ready to be judged.

    Attributes:
        case: its full name, `entry/group/id`.
        inputs: where its inputs lie (a dict of names to values, wire-encoded).
        raises: the name of the exception that is asked for; None where a value is.
        draws, repeat: as the format has them; 0 where the case does not say.
        size: that a scale case stands for; None elsewhere.
        call: the runnable lines that the drive's show() gives; "" where there is none.
        expected: the reference's outputs, wire-encoded: one for each of `seeds`, one where there are none; empty with
            `raises`.
        expect: wire-encoded data for the check or the distribution.
        seeds: the variants that an `Rng` of the inputs is run with; empty where there is no `Rng`.
        varies: whether the reference's outputs differ between the seeds.
    """

    case: str
    entry: str
    group: Group
    id: str
    inputs: Span
    raises: str | None
    draws: int
    repeat: int
    size: int | None
    note: str
    call: str
    expected: tuple[bytes, ...]
    expect: bytes | None
    seeds: tuple[int, ...]
    varies: bool

    @property
    def timed(self) -> bool:
        """Whether its time is measured from outside: its inputs are withheld until its turn."""
        return self.size is not None or self.group is Group.SCALE


@dataclass(frozen=True, slots=True)
class MistakeOutcome:
    """What a known mistake does in one case.

    Attributes:
        output: of the first run; `told_exception` where it raised, None where it gave what is not plain data, or too
            much.
        mutated: the inputs that it changed.
    """

    output: bytes | None
    mutated: tuple[str, ...] = ()


def told_exception(name: str, message: str) -> bytes:
    """An exception in the place of an output: what no wire-encoded value begins with."""
    return EXCEPTION + f"{name}: {message}".encode("utf-8", "backslashreplace")[:500]


@dataclass(frozen=True, slots=True)
class Costs:
    """CPU seconds on this host.

    Attributes:
        cases: that the reference takes for each case, by the case's full name.
        step: that one step of a plain Python loop takes.
    """

    cases: Mapping[str, float]
    step: float


@dataclass(frozen=True, slots=True)
class Frozen:
    """A problem's cases with what the reference returns for them, in the order of judging.

    Attributes:
        digest: of what the cases were frozen from, and with which toolchain.
        folder: where the files lie.
        rejected: for each known mistake that ran, by case, what it does.
    """

    digest: str
    folder: Path
    cases: tuple[FrozenCase, ...]
    rejected: Mapping[str, Mapping[str, MistakeOutcome]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def inputs_path(self) -> Path:
        return self.folder / "inputs.bin"

    def read_inputs(self, case: FrozenCase) -> bytes:
        """The wire-encoded inputs of one case."""
        with (self.folder / case.inputs.file).open("rb") as stream:
            stream.seek(case.inputs.offset)
            return stream.read(case.inputs.length)


class FrozenStore:
    """The frozen cases of many problems under one folder. Safe for many processes at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._sound: dict[tuple[int, ...], str] = {}  # checksums that were taken, by the state of the file

    def path(self, digest: str) -> Path:
        return self.root / digest[:2] / digest

    def load(self, digest: str) -> Frozen | None:
        """The frozen cases of that digest; None where they are not here, are damaged, or are of another format."""
        folder = self.path(digest)
        try:
            meta = unseal((folder / "meta.json").read_bytes())
            if meta["format"] != FORMAT:
                return None
            for name, told in meta["files"].items():
                self._compare(folder / name, told)
            expected = (folder / "expected.bin").read_bytes()
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            log.warning("frozen cases are damaged", extra={"digest": digest, "reason": str(error)})
            return None
        cases = tuple(_read_case(each, expected) for each in meta["cases"])
        return Frozen(digest, folder, cases, self._read_rejected(folder))

    def _compare(self, path: Path, told: str) -> None:
        """Raises ValueError where the file does not match its checksum."""
        state = path.stat()
        key = (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        known = self._sound.get(key) or self._sound.setdefault(key, file_checksum(path))
        if known != told:
            message = f"The checksum of {path.name} is another."
            raise ValueError(message)

    def _read_rejected(self, folder: Path) -> Mapping[str, Mapping[str, MistakeOutcome]]:
        """What the known mistakes do; nothing where they are not there, or are damaged."""
        try:
            told = unseal((folder / "mistakes.json").read_bytes())
            self._compare(folder / "mistakes.bin", told["sha256"])
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
            for name, known in told["spans"].items()
        }

    @contextmanager
    def draft(self, digest: str) -> Iterator[Path]:
        """A folder to fill; `save` gives it its place, and what is left of it when the block ends is removed."""
        parent = self.path(digest).parent
        parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".draft-", dir=parent))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def save(self, frozen: Frozen) -> Frozen:
        """Write what is expected beside the inputs that a draft holds already, and rename the draft into place."""
        blob = _Blob()
        cases = [_write_case(case, blob) for case in frozen.cases]
        (frozen.folder / "expected.bin").write_bytes(blob.data)
        files = {path.name: file_checksum(path) for path in frozen.folder.iterdir()}
        (frozen.folder / "meta.json").write_bytes(seal({"format": FORMAT, "files": files, "cases": cases}))
        place = self.path(frozen.digest)
        frozen.folder.chmod(0o755)
        for path in frozen.folder.iterdir():
            path.chmod(0o444)
            _sync(path)
        _sync(frozen.folder)
        try:
            frozen.folder.rename(place)
        except OSError:
            if self.load(frozen.digest) is None:  # damaged, or of another format: no writer of today's made it
                shutil.rmtree(place)
                frozen.folder.rename(place)
        _sync(place.parent)
        return replace(frozen, folder=place)

    def save_rejected(self, frozen: Frozen, outcomes: Mapping[str, Mapping[str, MistakeOutcome]]) -> Frozen:
        """Add what the known mistakes do."""
        blob = _Blob()
        spans = {
            name: {
                case: [None if each.output is None else blob.add(each.output), list(each.mutated)]
                for case, each in known.items()
            }
            for name, known in outcomes.items()
        }
        _write(frozen.folder / "mistakes.bin", bytes(blob.data))
        told = {"sha256": checksum(bytes(blob.data)), "spans": spans}
        _write(frozen.folder / "mistakes.json", seal(told))
        return replace(frozen, rejected=outcomes)

    def _figures(self, digest: str) -> Path:
        return self.root / "figures" / digest[:2] / f"{digest}.json"

    def load_figures(self, digest: str) -> Any:
        """What `save_figures` was given under that digest; None where it was not."""
        try:
            return unseal(self._figures(digest).read_bytes())
        except (FileNotFoundError, ValueError):
            return None

    def save_figures(self, digest: str, figures: Mapping[str, object]) -> None:
        path = self._figures(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, seal(figures))

    def _ratios(self, digest: str) -> Path:
        return self.root / "ratios" / digest[:2] / f"{digest}.json"

    def load_ratios(self, digest: str) -> Mapping[str, float] | None:
        """What `save_ratios` was given under that digest; None where it was not, or is damaged."""
        try:
            ratios: Mapping[str, float] = unseal(self._ratios(digest).read_bytes())
        except (FileNotFoundError, ValueError):
            return None
        return ratios

    def save_ratios(self, digest: str, ratios: Mapping[str, float]) -> None:
        """Keep what the accepted solutions take, as multiples of the reference's time."""
        path = self._ratios(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, seal(ratios))

    def _costs(self, digest: str) -> Path:
        return self.root / "costs" / _host() / f"{digest}.json"

    def load_costs(self, digest: str) -> Costs | None:
        """The costs measured on this host; None where there are none, or they are damaged, or in an older format."""
        try:
            return Costs(**unseal(self._costs(digest).read_bytes()))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def save_costs(self, digest: str, costs: Costs) -> None:
        path = self._costs(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, seal(asdict(costs)))


def _host() -> str:
    """This machine, as far as its speed goes."""
    try:
        cpus = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        cpus = ""
    model = next((line for line in cpus.splitlines() if line.startswith("model name")), platform.processor())
    return hashlib.sha256(f"{platform.node()} {platform.machine()} {model} {os.cpu_count()}".encode()).hexdigest()[:16]


def _write(path: Path, data: bytes) -> None:
    """Write the file whole or not at all, even where the power fails."""
    handle, name = tempfile.mkstemp(prefix=".draft-", dir=path.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    Path(name).replace(path)


def _sync(path: Path) -> None:
    """Flush a file's content, or a folder's entries, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
