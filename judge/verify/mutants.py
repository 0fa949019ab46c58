"""Mutants: a reference with one edit each, to see whether the cases notice.

Theory of operation. The source becomes a syntax tree, and every place where a small edit (`edits.py`) makes another
program gives one mutant: the tree with that piece replaced, printed. Its name is the edit's, counted within its
statement where one name is possible twice (`+->- #2`). A line of the reference may declare an edit harmless,
`# mutant-ok: <edit>: <reason>`, on a line of the statement or in a comment right above it; several marks may follow
each other in one comment. Docstrings, annotations, raised errors and imports are left alone. Nothing here runs.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import CodeType
from typing import Any

from judge.package import syntax
from judge.package.faults import listed
from judge.package.problem import Fault
from judge.verify.edits import is_axis, statement_variants, variants
from judge.verify.habits import habits, step_habits
from judge.verify.late_masks import late_masks
from judge.verify.wrapped import Wrapped

_MARK = re.compile(r"mutant-ok:\s*(?P<edit>.+?):\s+(?P<reason>\S.*?)\s*(?=mutant-ok:|$)")
_LEFT_ALONE = ast.Raise | ast.Assert | ast.Import | ast.ImportFrom | ast.Global | ast.Nonlocal
_FIELDS_LEFT_ALONE = ("annotation", "returns", "decorator_list", "bases")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One edit of a source.

    Attributes:
        line: of the edit, in the original.
        edit: its name.
        source: of the whole mutant, without comments.
        reason: why it is the same function, where the original says so; "" elsewhere.
    """

    line: int
    edit: str
    source: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mutants:
    """All mutants of a source, and a fault for every mark that belongs to none."""

    mutants: tuple[Mutant, ...]
    faults: tuple[Fault, ...]


def mutate(source: str, file: str = "reference.py", more: Sequence[Wrapped] = ()) -> Mutants:
    """Make every mutant of a source that parses, by line; two edits that give the same program are one mutant.

    Args:
        source: of the reference.
        file: its name, for faults.
        more: whole programs made of it, which marks on their lines excuse, too.
    """
    tree = syntax.parse(source)
    lines = source.splitlines()
    marks = dict.fromkeys(_marks(source), False)
    seen = {code_key(compile(source, file, "exec"))}
    mutants: list[Mutant] = []
    named = [(span, edit.at[0], edit.name, edit.applied(tree)) for span, edit in _named(tree)]
    named += [(_LineSpan(each.line, each.line), each.line, each.edit, each.source) for each in more]
    for span, line, name, text in named:
        mark = next((mark for mark in marks if mark.edit == name and span.covers(mark.line, lines)), None)
        if mark:
            marks[mark] = True
        program = _program(text, file)
        if program and program not in seen:
            seen.add(program)
            mutants.append(Mutant(line, name, text, mark.reason if mark else ""))
    spans = [(span, name) for span, _line, name, _text in named]
    faults = tuple(_stray(file, mark, spans, lines) for mark, used in marks.items() if not used)
    return Mutants(tuple(sorted(mutants, key=lambda mutant: mutant.line)), faults)


def _program(text: str, file: str) -> tuple[object, ...]:
    """Return a key of the compiled text; () where it does not compile (an edit has put a `break` outside its loop)."""
    try:
        return code_key(compile(text, file, "exec"))
    except SyntaxError:
        return ()


def code_key(code: CodeType) -> tuple[object, ...]:
    """Return a key that is equal for two programs that run the same instructions, whatever their line numbers."""
    constants = tuple(
        code_key(each) if isinstance(each, CodeType) else (type(each).__name__, repr(each)) for each in code.co_consts
    )
    shape = (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags)
    names = (code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars, code.co_name)
    return code.co_code, code.co_exceptiontable, constants, shape, names


# --- marks ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Mark:
    line: int
    edit: str
    reason: str


def _marks(source: str) -> Iterator[_Mark]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            for found in _MARK.finditer(token.string):
                yield _Mark(token.start[0], found["edit"].strip(), found["reason"])


def _stray(file: str, mark: _Mark, spans: list[tuple[_LineSpan, str]], lines: list[str]) -> Fault:
    known = [name for span, name in spans if span.covers(mark.line, lines)]
    there = f" There are {listed(known, 'and')}." if known else " There is none."
    return Fault(file, mark.line, f'mutant-ok: "{mark.edit}" is no edit of this statement.{there}')


@dataclass(frozen=True, slots=True)
class _LineSpan:
    """The lines of a statement, or of the header of a compound one."""

    first: int
    last: int

    def covers(self, line: int, lines: list[str]) -> bool:
        """Return whether a comment on that line speaks of this statement: on it, or right above among comments."""
        if line >= self.first:
            return line <= self.last
        return all(each.lstrip().startswith("#") for each in lines[line - 1 : self.first - 1])


# --- positions --------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a node stands: a field of its parent, or an element of one."""

    parent: ast.AST
    field: str
    index: int | None

    def put(self, new: Any) -> Any:
        """Put another node there; returns what was there."""
        holder = getattr(self.parent, self.field)
        if self.index is None:
            setattr(self.parent, self.field, new)
            return holder
        old, holder[self.index] = holder[self.index], new
        return old


@dataclass(slots=True)
class _Edit:
    name: str
    at: tuple[int, int]  # line and column, for the order
    slot: _Slot
    new: ast.AST | list[ast.stmt] | None

    def applied(self, tree: ast.Module) -> str:
        """Return the source of the tree with this edit; the tree itself is left as it was."""
        old = self.slot.put(ast.Pass() if self.new is None else self.new)
        try:
            return ast.unparse(tree)
        finally:
            self.slot.put(old)


def _named(tree: ast.Module) -> Iterator[tuple[_LineSpan, _Edit]]:
    """Yield every edit with the lines of its statement; a name that comes again in a statement is counted."""
    for slot, statement in _statements(tree):
        if isinstance(statement, _LEFT_ALONE) or _is_docstring(statement):
            continue
        span = _LineSpan(statement.lineno, _last_line(statement))
        counts: Counter[str] = Counter()
        for edit in sorted(_edits(slot, statement, tree), key=lambda edit: edit.at):
            counts[edit.name] += 1
            if counts[edit.name] > 1:
                edit.name += f" #{counts[edit.name]}"
            yield span, edit
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for statement, name, body in late_masks(function):
            edit = _Edit(name, (statement.lineno, statement.col_offset), _Slot(function, "body", None), body)
            yield _LineSpan(statement.lineno, _last_line(statement)), edit


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _children(node: ast.AST) -> Iterator[tuple[_Slot, ast.AST]]:
    for field, value in ast.iter_fields(node):
        if field in _FIELDS_LEFT_ALONE:
            continue
        if isinstance(value, ast.AST):
            yield _Slot(node, field, None), value
        elif isinstance(value, list):
            for index, each in enumerate(value):
                if isinstance(each, ast.AST):
                    yield _Slot(node, field, index), each


def _statements(node: ast.AST) -> Iterator[tuple[_Slot, ast.stmt]]:
    for slot, child in _children(node):
        if isinstance(child, ast.stmt):
            yield slot, child
        yield from _statements(child)


def _last_line(statement: ast.stmt) -> int:
    """Return the last line of a simple statement, or of a compound one's header."""
    body = getattr(statement, "body", None)
    if isinstance(body, list) and body:
        return max(statement.lineno, int(body[0].lineno) - 1)
    return int(statement.end_lineno or statement.lineno)


def _edits(slot: _Slot, statement: ast.stmt, tree: ast.Module) -> Iterator[_Edit]:
    """Yield the edits of the statement and of its own expressions, not of the statements inside it."""
    for name, new in statement_variants(statement, lambda node: _rebound(node, tree)):
        yield _Edit(name, (statement.lineno, statement.col_offset), slot, new)
    for name, new in step_habits(statement):
        yield _Edit(name, (statement.lineno, statement.col_offset), slot, new)
    pending = list(_children(statement))
    while pending:
        inner, node = pending.pop()
        if isinstance(node, ast.stmt | ast.JoinedStr):
            continue
        for name, new in variants(node, inner.parent, inner.field):
            yield _Edit(name, _position(node, statement), inner, new)
        for name, new in habits(node) if not is_axis(inner.parent) else ():
            yield _Edit(name, _position(node, statement), inner, new)
        if not is_axis(inner.parent):
            pending += _children(node)


def _position(node: ast.AST, statement: ast.stmt) -> tuple[int, int]:
    """Return where people see the node: an operator between its operands, everything else where it begins."""
    if isinstance(node, ast.BinOp | ast.Compare):
        left: ast.expr = node.left
        return left.end_lineno or left.lineno, left.end_col_offset or 0
    return int(getattr(node, "lineno", statement.lineno)), int(getattr(node, "col_offset", 0))


def _rebound(statement: ast.stmt, tree: ast.Module) -> bool:
    """Return whether every name that the statement assigns has been bound earlier in the same function."""
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    if not names or len(names) < len(targets):
        return False
    scopes = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and statement in list(ast.walk(node))
    ]
    return any(all(_bound_before(name, statement, scope) for name in names) for scope in scopes[-1:])


def _bound_before(name: str, statement: ast.stmt, scope: ast.FunctionDef) -> bool:
    arguments = [*scope.args.posonlyargs, *scope.args.args, *scope.args.kwonlyargs]
    return any(argument.arg == name for argument in arguments) or any(
        isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store)
        for node in ast.walk(scope)
        if getattr(node, "lineno", 0) < statement.lineno
    )
