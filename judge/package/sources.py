"""Reads the Python of a problem as syntax trees and comments; never imports an author's code.

What must be known before anything runs: the signatures of the starter and the drive, who defines what, the headers of
accepted and rejected solutions, and what the oracle requires.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from judge.package import syntax
from judge.package.faults import Faults, listed, nearest
from judge.package.manifest import RESERVED, Declared
from judge.package.problem import Kind, OracleFile, Param, Solution
from judge.verdict import Group, Verdict

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef

PLAIN_MODULES = frozenset(  # what a drive may import: of the standard library what only computes
    (
        *("__future__", "abc", "array", "base64", "bisect", "cmath", "collections", "contextlib", "copy", "csv"),
        *("dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "gc", "hashlib", "heapq"),
        *("inspect", "io", "itertools", "json", "math", "numbers", "operator", "random", "re", "statistics"),
        *("string", "struct", "sys", "textwrap", "time", "types", "typing", "unicodedata", "warnings", "weakref"),
        *("zlib"),
    )
)
DECLARABLE = [v for v in Verdict if v not in (Verdict.ACCEPTED, Verdict.JUDGE_ERROR, Verdict.CANCELLED)]
WHOLE_SOURCE = (Verdict.COMPILE_ERROR, Verdict.FORBIDDEN)  # verdicts before any case
GROUPS = [g for g in Group if g is not Group.CUSTOM]


def parse_source(file: str, source: str, faults: Faults) -> ast.Module | None:
    """Parses the source; None after noting why it is not Python."""
    try:
        return syntax.parse(source, file)
    except SyntaxError as error:
        faults.add(file, error.lineno or 0, f"Not valid Python: {error.msg}.")
    except ValueError as error:
        faults.add(file, 0, f"Not valid Python: {error}.")
    return None


def definitions(tree: ast.Module) -> dict[str, ast.stmt]:
    """Return what the module's top level defines by def, class, assignment or import, also under an `if` or `try`."""
    found: dict[str, ast.stmt] = {}
    blocks: list[ast.stmt] = list(tree.body)
    while blocks:
        node = blocks.pop(0)
        if isinstance(node, FunctionNode | ast.ClassDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)]
            found.update(dict.fromkeys(names, node))
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found.update({alias.asname or alias.name: node for alias in node.names})
        elif isinstance(node, ast.If | ast.Try | ast.With):
            blocks = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)] + blocks
    return found


def check_defines(file: str, source: str, entries: Sequence[Declared], faults: Faults) -> None:
    """Check that the source is Python and defines every entry."""
    tree = parse_source(file, source, faults)
    if tree is None:
        return
    found = definitions(tree)
    for entry in entries:
        if entry.name not in found:
            faults.add(file, 0, f"{entry.name} is not defined here.{nearest(entry.name, found)}")


def check_defaults(file: str, source: str, params: Mapping[str, Sequence[Param]], faults: Faults) -> None:
    """Check that what the source leaves out of a call has the value that the starter promises."""
    try:
        found = definitions(syntax.parse(source))
    except (SyntaxError, ValueError):
        return
    for name, promised in params.items():
        node = found.get(name)
        if isinstance(node, ast.FunctionDef):
            own = {param.name: param.default for param in _params(file, node.args, Faults())}
            for param in promised:
                if own.get(param.name, param.default) != param.default:
                    message = (
                        f"{name}: the default of {param.name} is {own[param.name]}; starter.py says {param.default}."
                    )
                    faults.add(file, node.lineno, message)


# --- the starter and the drive ----------------------------------------------------------------------------------


def read_starter(file: str, source: str, entries: Sequence[Declared], faults: Faults) -> dict[str, tuple[Param, ...]]:
    """Read the parameters of every function entry; note what a starter lacks."""
    tree = parse_source(file, source, faults)
    if tree is None:
        return {}
    found = definitions(tree)
    params = {}
    for entry in entries:
        node = found.get(entry.name)
        if node is None:
            faults.add(file, 0, f"{entry.name} is not defined here.{nearest(entry.name, found)}")
        elif entry.kind is Kind.CLASS:
            _check_class(file, entry, node, faults)
        elif isinstance(node, ast.FunctionDef):
            _check_signature(file, node, faults)
            if ast.get_docstring(node) is None:
                faults.add(file, node.lineno, f"{entry.name} has no docstring (shapes, units, errors).")
            params[entry.name] = _params(file, node.args, faults)
        else:
            faults.add(file, node.lineno, f"{entry.name} must be written as a def.")
    return params


def _check_class(file: str, entry: Declared, node: ast.stmt, faults: Faults) -> None:
    if not isinstance(node, ast.ClassDef):
        faults.add(file, node.lineno, f'{entry.name} must be a class (its kind is "class").')
        return
    methods = [each for each in node.body if isinstance(each, ast.FunctionDef)]
    if not methods:
        faults.add(file, node.lineno, f"{entry.name} has no methods.")
    if ast.get_docstring(node) is None and not any(ast.get_docstring(each) for each in methods):
        faults.add(file, node.lineno, f"{entry.name} has no docstring (shapes, units, errors).")
    for method in methods:
        _check_signature(file, method, faults, method=True)


def _check_signature(file: str, node: ast.FunctionDef, faults: Faults, *, method: bool = False) -> None:
    """Check that every parameter and the result has a type hint."""
    args = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    bare = [arg.arg for arg in args[method:] if arg.annotation is None]
    if bare:
        faults.add(file, node.lineno, f"{node.name}: no type hint for {listed(bare, 'and')}.")
    if node.returns is None:
        faults.add(file, node.lineno, f"{node.name}: no type hint for the result.")


def _params(file: str, args: ast.arguments, faults: Faults, *, driven: bool = False) -> tuple[Param, ...]:
    positional = [*args.posonlyargs, *args.args]
    padding: list[ast.expr | None] = [None] * (len(positional) - len(args.defaults))
    pairs = list(zip(positional, [*padding, *args.defaults], strict=True))[driven:]
    params = [Param(arg.arg, default=_text(default)) for arg, default in pairs]
    params += [
        Param(arg.arg, keyword=True, default=_text(default))
        for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True)
    ]
    for star in (args.vararg, args.kwarg):
        if star is not None:
            faults.add(file, star.lineno, f"*{star.arg}: the inputs of an entry are named one by one.")
    for arg in (*positional, *args.kwonlyargs):
        if arg.arg in RESERVED:
            faults.add(file, arg.lineno, f'No input may be named "{arg.arg}": the word belongs to cases.py.')
    return tuple(params)


def _text(node: ast.expr | None) -> str | None:
    return None if node is None else ast.unparse(node)


def read_drive(file: str, source: str, entries: Sequence[Declared], faults: Faults) -> dict[str, tuple[Param, ...]]:
    """Read the inputs of every entry that the drive calls."""
    tree = parse_source(file, source, faults)
    if tree is None:
        return {}
    found = definitions(tree)
    names = [entry.name for entry in entries]
    driven = {}
    for name, node in found.items():
        if name in names and isinstance(node, ast.FunctionDef):
            if not (node.args.posonlyargs or node.args.args):
                faults.add(file, node.lineno, f"{name}: the first parameter is the submission.")
            driven[name] = _params(file, node.args, faults, driven=True)
    if not driven and "show" not in found:
        faults.add(file, 0, f"The drive has neither a function named as an entry ({listed(names)}) nor show.")
    _check_imports(file, tree, faults)
    return driven


def _check_imports(file: str, tree: ast.Module, faults: Faults) -> None:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        from_ = [node.module or "."] if isinstance(node, ast.ImportFrom) else []
        for module in from_ or [alias.name for alias in node.names]:
            top = module.split(".")[0]
            if top != "numpy" and top not in PLAIN_MODULES:
                kind = "is not a plain module" if top in sys.stdlib_module_names else "is not of the standard library"
                faults.add(file, node.lineno, f"{module} {kind}: a drive imports numpy and what only computes.")


# --- accepted and rejected --------------------------------------------------------------------------------------

HEADER_KEYS = ("verdict", "entry", "group", "lesson", "style")
_HEADER = re.compile(r"#\s*(\w+):\s*(.*?)\s*$")


@dataclass(frozen=True, slots=True)
class Header:
    values: Mapping[str, str]
    lines: Mapping[str, int]


def read_header(file: str, source: str, faults: Faults) -> Header:
    """Read the comment lines a solution begins with; a line without a key goes on with the one before."""
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    key = ""
    for number, line in enumerate(source.splitlines(), start=1):
        if not line.startswith("#"):
            break
        found = _HEADER.match(line)
        if found and found[1] in HEADER_KEYS:
            key = found[1]
            values[key], lines[key] = found[2], number
        elif found and (close := nearest(found[1], HEADER_KEYS)):
            faults.add(file, number, f'"{found[1]}" is not a key of the header.{close}')
        elif key:
            values[key] = f"{values[key]} {line.lstrip('# ').rstrip()}".strip()
    return Header(MappingProxyType(values), MappingProxyType(lines))


def read_accepted(file: str, name: str, source: str, faults: Faults) -> Solution:
    header = read_header(file, source, faults)
    if not header.values.get("style"):
        faults.add(file, 1, "The header says what is different here: # style: loops over Python lists.")
    for key in header.values:
        if key != "style":
            faults.add(file, header.lines[key], f'An accepted solution has no "{key}".')
    return Solution(name, file, source, Verdict.ACCEPTED, style=header.values.get("style", ""))


def read_rejected(file: str, name: str, source: str, entries: Sequence[Declared], faults: Faults) -> Solution:
    header = read_header(file, source, faults)

    def value(key: str, example: str) -> str:
        if not header.values.get(key):
            faults.add(file, header.lines.get(key, 1), f"The header lacks a line: # {key}: {example}")
        return header.values.get(key, "")

    def known(key: str, text: str, names: Sequence[str]) -> bool:
        if text and text not in names:
            close = nearest(text, names)
            faults.add(file, header.lines[key], f'The {key} "{text}" is unknown: {", ".join(names)}.{close}')
        return text in names

    word = value("verdict", "wrong_answer")
    verdict = Verdict(word) if known("verdict", word, [v.value for v in DECLARABLE]) else Verdict.WRONG_ANSWER
    lesson = value("lesson", "one or two sentences to the one who made the mistake.")
    whole = verdict in WHOLE_SOURCE
    entry = header.values.get("entry", "") if whole else value("entry", entries[0].name if entries else "name")
    if entries:  # else problem.toml could not be read, which has been said
        known("entry", entry, [each.name for each in entries])
    text = header.values.get("group", "") if whole else value("group", "edge, random")
    words = [part.strip() for part in text.split(",") if part.strip()]
    groups = tuple(Group(part) for part in words if known("group", part, [g.value for g in GROUPS]))
    if verdict is not Verdict.COMPILE_ERROR:
        parse_source(file, source, faults)
    return Solution(name, file, source, verdict, entry, groups, lesson, header.values.get("style", ""))


# --- the other modules ------------------------------------------------------------------------------------------


def check_function(file: str, source: str, name: str, positional: int, faults: Faults) -> None:
    """Check that the module has a function of that name with so many parameters."""
    tree = parse_source(file, source, faults)
    if tree is None:
        return
    node = definitions(tree).get(name)
    if not isinstance(node, ast.FunctionDef):
        faults.add(file, 0, f"The function {name} is missing.")
    elif len(node.args.posonlyargs) + len(node.args.args) != positional and node.args.vararg is None:
        faults.add(file, node.lineno, f"{name} takes {positional or 'no'} parameter{'' if positional == 1 else 's'}.")


def read_oracle(file: str, source: str, entries: Sequence[Declared], faults: Faults) -> OracleFile:
    tree = parse_source(file, source, faults)
    if tree is None:
        return OracleFile(source)
    found = definitions(tree)
    requires = _literal(file, found, "REQUIRES", faults)
    if not isinstance(requires, list | tuple) or not all(isinstance(name, str) for name in requires):
        faults.add(file, 0, 'REQUIRES = ["scipy"] is missing: the top-level modules it needs, [] for NumPy alone.')
        requires = []
    not_covered = _literal(file, found, "NOT_COVERED", faults) or {}
    if not isinstance(not_covered, dict) or not all(isinstance(why, str) and why for why in not_covered.values()):
        faults.add(file, found["NOT_COVERED"].lineno, "NOT_COVERED maps an entry to the reason, in a sentence.")
        not_covered = {}
    names = [entry.name for entry in entries]
    for name in not_covered:
        if name not in names:
            faults.add(file, found["NOT_COVERED"].lineno, f'"{name}" is no entry.{nearest(str(name), names)}')
    for name in names:
        if name not in found and name not in not_covered:
            faults.add(file, 0, f"{name} has no oracle here, and NOT_COVERED does not say why.")
    tolerance = _tolerance(file, found, faults)
    return OracleFile(source, tuple(requires), tolerance, MappingProxyType(dict(not_covered)))


def _tolerance(file: str, found: dict[str, ast.stmt], faults: Faults) -> tuple[float, float] | None:
    tolerance = _literal(file, found, "TOLERANCE", faults)
    if tolerance is None:
        return None
    if not isinstance(tolerance, dict) or not set(tolerance) <= {"rtol", "atol"}:
        faults.add(file, found["TOLERANCE"].lineno, 'TOLERANCE is {"rtol": ..., "atol": ...}.')
        return None
    return float(tolerance.get("rtol", 0.0)), float(tolerance.get("atol", 0.0))


def _literal(file: str, found: dict[str, ast.stmt], name: str, faults: Faults) -> Any:
    node = found.get(name)
    if node is None:
        return None
    value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
    try:
        return ast.literal_eval(value) if value is not None else None
    except ValueError:
        faults.add(file, node.lineno, f"{name} must be a literal: it is read without running the module.")
        return None
