"""Reads a problem folder into a Problem, or raises Unsound with every fault; imports and executes nothing of it."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from judge.package import sources, syntax, texts
from judge.package.faults import Faults, nearest
from judge.package.manifest import FOLLOWUPS, MANIFEST, Declared, Manifest, read_followups, read_manifest
from judge.package.problem import Entry, Fault, Kind, Method, Param, Problem, Solution, Unsound

NEEDED = (
    *(MANIFEST, texts.STATEMENT, "starter.py", "reference.py", "cases.py", "oracle.py"),
    *(texts.EDITORIAL, texts.HINTS, FOLLOWUPS),
)
OPTIONAL = ("drive.py", "functions.py", "check.py", "figures.py")
SOLUTIONS = {"accepted": 1, "rejected": 3}  # folder -> how many at least
# What frozen cases depend on, beside rejected/.
JUDGED = (MANIFEST, "starter.py", "reference.py", "cases.py", "drive.py", "functions.py", "check.py")
FILE_BYTES = 512 * 1024

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")
_MISTAKE = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*\.py$")


def load(folder: Path) -> Problem:
    """Load the problem in that folder.

    Raises:
        Unsound: with all faults that can be found without running anything.
    """
    faults = Faults()
    files = _read(folder, faults)
    manifest = read_manifest(files[MANIFEST], faults) if MANIFEST in files else None
    entries = manifest.entries if manifest and all(each.name for each in manifest.entries) else ()  # () is unknown
    problem = _assemble(folder, files, manifest, entries, faults)
    if faults or problem is None:
        raise Unsound(tuple(faults.found))
    return problem


def find(root: Path) -> tuple[Path, ...]:
    """Find every problem folder under a bank: `<root>/<section>/<slug>/problem.toml`."""
    return tuple(sorted(path.parent for path in root.glob(f"*/*/{MANIFEST}")))


# --- the folder -------------------------------------------------------------------------------------------------


def _read(folder: Path, faults: Faults) -> dict[str, str]:
    """Read the text of every file that belongs there, by its path in the folder."""
    if not folder.is_dir():
        raise Unsound((Fault(".", 0, f"There is no folder {folder}."),))
    if not _SLUG.match(folder.name):
        faults.add(
            ".", 0, f'The folder\'s name "{folder.name}" must be kebab-case: lower-case words joined by hyphens.'
        )
    files: dict[str, str] = {}
    for path in _paths(folder):
        name = path.relative_to(folder).as_posix()
        if not _expected(name):
            known = (*NEEDED, *OPTIONAL, *(f"{each}/" for each in SOLUTIONS))
            faults.add(name, 0, f"This file has no place in a problem folder.{nearest(name, known)}")
        elif (text := _text(path, name, faults)) is not None:
            files[name] = text
    for name in NEEDED:
        if not (folder / name).is_file():
            faults.add(name, 0, "The file is missing.")
        elif name in files and not files[name].strip():
            faults.add(name, 0, "The file is empty.")
    for name, least in SOLUTIONS.items():
        count = sum(file.startswith(f"{name}/") for file in files)
        if count < least:
            faults.add(f"{name}/", 0, f"There are {count} solutions; at least {least} must be here.")
    return files


def _paths(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if not path.is_dir() and not any(part == "__pycache__" or part.startswith(".") for part in parts):
            yield path


def _expected(name: str) -> bool:
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
        faults.add(name, 0, f"The file has {len(data) // 1024} KB; {FILE_BYTES // 1024} KB is the most.")
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


# --- the problem ------------------------------------------------------------------------------------------------


def _assemble(
    folder: Path, files: dict[str, str], manifest: Manifest | None, entries: Sequence[Declared], faults: Faults
) -> Problem | None:
    """Read every file that is there, whatever became of the others."""
    params = _signatures(files, entries, faults)
    _check_sources(files, entries, faults)
    for file in (texts.STATEMENT, texts.EDITORIAL, texts.HINTS):
        if file in files:
            texts.check_text(file, files[file], faults)
            if file in texts.SECTIONS:
                texts.check_sections(file, files[file], faults)
    hints = texts.read_hints(files[texts.HINTS], faults) if texts.HINTS in files else ()
    followups = read_followups(files[FOLLOWUPS], faults) if FOLLOWUPS in files else ()
    oracle = sources.read_oracle("oracle.py", files["oracle.py"], entries, faults) if "oracle.py" in files else None
    accepted, rejected = _solutions(files, entries, faults)
    if manifest is None or oracle is None or not all(name in files for name in NEEDED):
        return None
    return Problem(
        slug=folder.name,
        section=folder.resolve().parent.name,
        path=str(folder),
        title=manifest.title,
        difficulty=manifest.difficulty,
        references=manifest.references,
        entries=tuple(_entry(each, params.get(each.name), files["starter.py"]) for each in entries),
        limits=manifest.limits,
        forbids=manifest.forbids,
        statement=files[texts.STATEMENT],
        starter=files["starter.py"],
        reference=files["reference.py"],
        cases=files["cases.py"],
        drive=files.get("drive.py"),
        functions=files.get("functions.py"),
        check=files.get("check.py"),
        figures=files.get("figures.py"),
        statement_figures=_shown(files[texts.STATEMENT]),
        editorial_figures=_shown(files[texts.EDITORIAL]),
        oracle=oracle,
        editorial=files[texts.EDITORIAL],
        hints=hints,
        followups=followups,
        accepted=accepted,
        rejected=rejected,
        digest=digest(files),
        judged_digest=digest({n: t for n, t in files.items() if n in JUDGED or n.startswith("rejected/")}),
    )


def _shown(text: str) -> tuple[str, ...]:
    return tuple(name for _line, _caption, name in texts.figures_of(text))


def _entry(declared: Declared, signature: tuple[tuple[Param, ...], bool] | None, starter: str) -> Entry:
    params, driven = signature or ((), False)
    return Entry(
        name=declared.name,
        kind=declared.kind,
        returns=declared.returns,
        mutates=declared.mutates,
        params=params,
        comparisons=declared.comparisons,
        pictures=declared.pictures,
        driven=driven,
        may_be_none=not driven and _may_be_none(declared.name, starter),
    )


def _may_be_none(name: str, starter: str) -> bool:
    """Whether the starter's annotation says that the function of that name may return None."""
    try:
        found = sources.definitions(syntax.parse(starter)).get(name)
    except (SyntaxError, ValueError):  # which is a fault of its own
        return False
    return isinstance(found, ast.FunctionDef) and syntax.allows_none(found.returns)


def _signatures(
    files: dict[str, str], entries: Sequence[Declared], faults: Faults
) -> dict[str, tuple[tuple[Param, ...], bool]]:
    """Return the inputs of each entry, and whether the drive names them."""
    starter = sources.read_starter("starter.py", files["starter.py"], entries, faults) if "starter.py" in files else {}
    sources.check_defaults("reference.py", files.get("reference.py", ""), starter, faults)
    driven = sources.read_drive("drive.py", files["drive.py"], entries, faults) if "drive.py" in files else {}
    for entry in entries:
        params = driven.get(entry.name, starter.get(entry.name))
        if entry.kind is Kind.CLASS and entry.name not in driven:
            faults.add(MANIFEST, entry.line, f"{entry.name} is a class: drive.py needs a function of its name.")
        elif params is not None:
            names = [param.name for param in params]
            for name in entry.mutates:
                if name not in names:
                    faults.add(MANIFEST, entry.line, f'mutates: "{name}" is no input.{nearest(name, names)}')
            known = [*names, *entry.returns]
            for name in entry.pictures:
                if name not in known:
                    what = f'pictures: "{name}" is no input and no output.{nearest(name, known)}'
                    faults.add(MANIFEST, entry.line, what)
    return {name: (params, name in driven) for name, params in {**starter, **driven}.items()}


def _check_sources(files: dict[str, str], entries: Sequence[Declared], faults: Faults) -> None:
    if "reference.py" in files:
        sources.check_defines("reference.py", files["reference.py"], entries, faults)
    if "cases.py" in files:
        sources.check_function("cases.py", files["cases.py"], "build", 1, faults)
    if "functions.py" in files:
        sources.parse_source("functions.py", files["functions.py"], faults)
    if "figures.py" in files:
        sources.check_function("figures.py", files["figures.py"], "figures", 0, faults)
    texts.check_figures(files, faults)
    checked = [e for e in entries if any(c.method is Method.CHECK for c in e.comparisons.values())]
    for entry in checked:
        if "check.py" in files:
            sources.check_function("check.py", files["check.py"], entry.name, 4, faults)
        else:
            faults.add("check.py", 0, f"The file is missing: {entry.name} is compared by it.")
    if "check.py" in files and entries and not checked:
        faults.add("check.py", 0, f'No output is compared by it ({MANIFEST} has no method = "check").')


def _solutions(
    files: dict[str, str], entries: Sequence[Declared], faults: Faults
) -> tuple[tuple[Solution, ...], tuple[Solution, ...]]:
    accepted, rejected = [], []
    for file in sorted(files):
        name = Path(file).stem
        if file.startswith("accepted/"):
            accepted.append(sources.read_accepted(file, name, files[file], faults))
            sources.check_defines(file, files[file], entries, faults)
        elif file.startswith("rejected/"):
            rejected.append(sources.read_rejected(file, name, files[file], entries, faults))
    return tuple(accepted), tuple(rejected)
