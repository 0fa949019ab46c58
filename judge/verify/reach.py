"""Tells which entries a change of one top-level name of a source can reach.

Theory. An entry uses the names that its definition mentions, what these mention, and so on; where there is a drive, all
that the drive mentions, too. A top-level value that is no plain constant may be changed by whoever mentions it, so who
mentions it is reached through it. Where the top level does anything but define, assign and import, nothing is known,
and every entry is reached. What is not reached gives what it gave before, and need not be run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from judge.package.problem import Problem

_DEFINITIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_PLAIN = ast.Constant | ast.UnaryOp | ast.BinOp | ast.operator | ast.unaryop | ast.Tuple | ast.expr_context


class Reach:
    """The entries that depend on each part of a reference."""

    def __init__(self, problem: Problem) -> None:
        self.entries = frozenset(entry.name for entry in problem.entries)
        tree = ast.parse(problem.reference)
        self._spans = dict(_spans(tree))
        self._mentions = _mentions(tree)
        driven = _identifiers(ast.parse(problem.drive)) if problem.drive else frozenset()
        self._used = {name: self._closure({name, *(driven & self._mentions.keys())}) for name in self.entries}
        self._known = all(_is_plain(statement) for statement in tree.body)

    def of_name(self, name: str) -> frozenset[str]:
        """The entries that a change of this top-level name can reach."""
        if not self._known:
            return self.entries
        return frozenset(entry for entry, used in self._used.items() if name in used)

    def of_line(self, line: int) -> frozenset[str]:
        """The entries that an edit in this line can reach."""
        names = [name for name, (first, last) in self._spans.items() if first <= line <= last]
        return frozenset().union(*map(self.of_name, names)) if names else self.entries

    def _closure(self, names: set[str]) -> frozenset[str]:
        found: set[str] = set()
        pending = list(names)
        while pending:
            name = pending.pop()
            if name not in found:
                found.add(name)
                pending += self._mentions.get(name, ())
        return frozenset(found)


def _spans(tree: ast.Module) -> Iterator[tuple[str, tuple[int, int]]]:
    """The first and last line of each top-level definition and assignment, by its name."""
    for statement in tree.body:
        for name in _defined(statement):
            yield name, (statement.lineno, statement.end_lineno or statement.lineno)


def _defined(statement: ast.stmt) -> list[str]:
    if isinstance(statement, _DEFINITIONS):
        return [statement.name]
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    targets = [statement.target] if isinstance(statement, ast.AnnAssign) else targets
    return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]


def _mentions(tree: ast.Module) -> Mapping[str, frozenset[str]]:
    """By top-level name: the identifiers that it mentions; of a value that can change also who mentions it."""
    mentions: dict[str, frozenset[str]] = {}
    for statement in tree.body:
        for name in _defined(statement):
            mentions[name] = mentions.get(name, frozenset()) | _identifiers(statement)
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and not _is_constant(statement.value):
            for name in _defined(statement):
                mentions[name] |= {other for other, known in mentions.items() if name in known}
    return mentions


def _identifiers(tree: ast.AST) -> frozenset[str]:
    """Every name, attribute and text of a tree: what it could call something by."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
        elif isinstance(node, ast.Global):
            found.update(node.names)
    return frozenset(found)


def _is_constant(value: ast.expr | None) -> bool:
    return value is None or all(isinstance(node, _PLAIN) for node in ast.walk(value))


def _is_plain(statement: ast.stmt) -> bool:
    """Return whether it defines, assigns names or imports, or is a docstring."""
    if isinstance(statement, ast.Assign):
        return all(isinstance(target, ast.Name | ast.Tuple) for target in statement.targets)
    if isinstance(statement, ast.AnnAssign):
        return isinstance(statement.target, ast.Name)
    docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return docstring or isinstance(statement, _DEFINITIONS | ast.Import | ast.ImportFrom)
