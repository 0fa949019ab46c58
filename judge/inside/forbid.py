"""What a problem forbids, found in the source of a submission before it runs.

Best effort by design: it tells an honest candidate what to use instead. Reaching a forbidden function by other ways is
met again at run time (harness.py), and at last by a reader. It runs inside the sandbox, because the parser has no
business with a stranger's source in a trusted process.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from judge.shared.operators import OPERATORS


@dataclass(frozen=True, slots=True)
class Finding:
    """A forbidden thing in a source: what, as the problem names it, and the line."""

    what: str
    line: int


def find(tree: ast.Module, forbid: Mapping[str, Sequence[str]]) -> Finding | None:
    """Return the first forbidden thing in the source, by line; None where there is none.

    Args:
        tree: the parsed submission.
        forbid: "names" (dotted, from the module's own name: "numpy.linalg.svd"; with a leading dot an attribute of
            anything: ".sort"), "imports" (modules), "operators" (as in OPERATORS), "strings" (parts of literals).
    """
    findings = sorted(_findings(tree, forbid), key=lambda finding: finding.line)
    return findings[0] if findings else None


def _findings(tree: ast.Module, forbid: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    names = _Names(tree)
    operators = {OPERATORS[sign]: sign for sign in forbid.get("operators", ())}
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in operators:
            yield Finding(operators[type(node.op)], line)
        elif isinstance(node, ast.Compare):
            yield from (Finding(operators[type(op)], line) for op in node.ops if type(op) in operators)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (Finding(part, line) for part in forbid.get("strings", ()) if part in node.value)
        for module in _imported(node):
            yield from (Finding(ban, line) for ban in forbid.get("imports", ()) if _within(module, ban))
        for name in names.meant(node):
            yield from (Finding(ban, line) for ban in forbid.get("names", ()) if _matches(name, ban))


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in ("__import__", "import_module") and isinstance(node.args[0].value, str):
            yield node.args[0].value


def _within(name: str, ban: str) -> bool:
    return name == ban or name.startswith(ban + ".")


def _matches(name: str, ban: str) -> bool:
    return name.endswith(ban) if ban.startswith(".") else _within(name, ban)


class _Names:
    """What the names of a source stand for: imports and simple aliases, followed to dotted names."""

    def __init__(self, tree: ast.Module) -> None:
        self.stands_for: dict[str, str] = {}
        self.bound: set[str] = set()
        for node in ast.walk(tree):
            self._learn(node)
        for node in ast.walk(tree):  # `f = np.linalg.svd`, once the imports are known
            if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                meant = self.dotted(node.value)
                if meant and "." in meant:
                    self.stands_for[node.targets[0].id] = meant

    def _learn(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.split(".")[0]
                self.stands_for[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                self.stands_for[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            self.bound.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            self.bound.add(node.id)
        elif isinstance(node, ast.arg):
            self.bound.add(node.arg)

    def meant(self, node: ast.AST) -> Iterator[str]:
        """Yield the dotted names that a node refers to; attributes of unknown objects begin with a dot."""
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Attribute):
            yield self.dotted(node) or f".{node.attr}"
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield from filter(None, [self.dotted(node)])
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "getattr" and len(node.args) >= 2:
            attribute = node.args[1]
            if isinstance(attribute, ast.Constant) and isinstance(attribute.value, str):
                yield f"{self.dotted(node.args[0]) or ''}.{attribute.value}"

    def dotted(self, node: ast.AST) -> str | None:
        if isinstance(node, ast.Attribute):
            base = self.dotted(node.value)
            return f"{base}.{node.attr}" if base else None
        if isinstance(node, ast.Name):
            if node.id in self.stands_for:
                return self.stands_for[node.id]
            return None if node.id in self.bound else node.id
        return None
