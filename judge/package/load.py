"""Loads a problem folder as a Problem, or raises Unsound with every fault; imports and executes nothing of it."""

from __future__ import annotations

import ast
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from judge.package import files as folder_files
from judge.package import sources, syntax, texts
from judge.package.faults import Faults, nearest
from judge.package.files import NEEDED, digest
from judge.package.manifest import FOLLOWUPS, MANIFEST, Declared, Manifest, read_followups, read_manifest
from judge.package.problem import Entry, Kind, Method, Param, Problem, Solution, Unsound

# What frozen cases depend on, beside rejected/.
JUDGED = (MANIFEST, "starter.py", "reference.py", "cases.py", "drive.py", "functions.py", "check.py")
NAMELESS = uuid.UUID("6f1e4c1e-7a0b-5d0a-9a53-0f1f5d2b8a11")  # namespace of the identities that are made of slugs


def load(folder: Path) -> Problem:
    """Load the problem in that folder.

    Raises:
        Unsound: with all faults that can be found without running anything.
    """
    faults = Faults()
    files = folder_files.read_folder(folder, faults)
    return _problem(folder.name, folder.resolve().parent.name, str(folder), files, faults)


def load_files(slug: str, section: str, files: Mapping[str, str]) -> Problem:
    """Load a problem whose files are at hand as texts, by their paths in the folder that they would make.

    Raises:
        Unsound: as `load`.
    """
    faults = Faults()
    folder_files.check_slug(slug, faults)
    for name in sorted(files):
        folder_files.check_name(name, faults)
        size = len(files[name].encode("utf-8", "surrogatepass"))
        if size > folder_files.FILE_BYTES:
            faults.add(name, 0, folder_files.too_large(size))
    folder_files.check_needed(files, faults)
    known = {name: text for name, text in files.items() if folder_files.has_place(name)}
    return _problem(slug, section, f"{section}/{slug}", known, faults)


def _problem(slug: str, section: str, path: str, files: dict[str, str], faults: Faults) -> Problem:
    manifest = read_manifest(files[MANIFEST], faults) if MANIFEST in files else None
    entries = manifest.entries if manifest and all(each.name for each in manifest.entries) else ()  # () is unknown
    problem = _assemble(slug, section, path, files, manifest, entries, faults)
    if faults or problem is None:
        raise Unsound(tuple(faults.found))
    return problem


def derived_id(slug: str) -> str:
    """Return the identity of a problem whose manifest has none: it changes with the slug."""
    return str(uuid.uuid5(NAMELESS, slug))


def _assemble(
    slug: str,
    section: str,
    path: str,
    files: dict[str, str],
    manifest: Manifest | None,
    entries: Sequence[Declared],
    faults: Faults,
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
        id=manifest.id or derived_id(slug),
        slug=slug,
        section=section,
        path=path,
        files=MappingProxyType(dict(files)),
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
