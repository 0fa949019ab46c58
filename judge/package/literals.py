"""Parses the cases that a user types: `softmax(np.array([1.0, 2.0]), axis=0)` becomes an entry and plain data.

The text is parsed to a syntax tree, and the tree is read node by node. Only the forms of values.py and the calls of
typed_calls.py are accepted; nothing is ever evaluated. Anything else raises a LiteralError with line and column, and a
sentence that says what works.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from typing import Any

from judge.package import syntax
from judge.package.faults import listed, nearest
from judge.package.problem import Entry, Problem
from judge.package.sources import definitions
from judge.package.typed_source import LiteralError, TypedSource
from judge.package.values import Reader
from judge.wire import Malformed, Unencodable, decode, encode

__all__ = ["LiteralError", "parse_case"]

MAX_TEXT = 20_000  # characters of one case

_BARE = re.compile(r"\s*[A-Za-z_]\w*\s*=(?!=)")  # `x=...`: inputs without the entry's name


def parse_case(problem: Problem, text: str) -> tuple[str, dict[str, Any]]:
    """Read the entry and the inputs that the text describes; they travel on the wire.

    The text is a call of an entry, or, where it is clear which entry is meant, its inputs alone: `x=[1.0], axis=0`.

    Raises:
        LiteralError: it does not parse, or holds what no input may be.
    """
    if len(text) > MAX_TEXT:
        raise LiteralError(f"The case has {len(text)} characters; {MAX_TEXT} is the most.")
    try:
        return _parse(problem, text)
    except (RecursionError, MemoryError) as error:
        raise LiteralError("The case is nested too deep.") from error


def _parse(problem: Problem, text: str) -> tuple[str, dict[str, Any]]:
    bare = bool(_BARE.match(text))
    source = TypedSource(text, "_(" if bare else "(")
    call, reader = _call(source, problem.entries), Reader(_factories(problem), source)
    entries = {entry.name: entry for entry in problem.entries}
    if bare:
        entry = _meant(call, problem.entries)
    elif isinstance(call.func, ast.Name) and call.func.id in entries:
        entry = entries[call.func.id]
    else:
        name = ast.unparse(call.func)[:100]
        reader.fail(call, f'"{name}" is not what this problem asks for: {listed(entries)}.{nearest(name, entries)}')
    inputs = _bind(entry, call, reader)
    try:
        decode(encode(inputs))
    except (Unencodable, Malformed) as error:
        raise LiteralError(str(error)) from error
    return entry.name, inputs


def _call(source: TypedSource, entries: Sequence[Entry]) -> ast.Call:
    try:
        return source.call()
    except LiteralError as error:
        if _statements(source.text):
            wanted = listed(f"{entry.name}({_sketch(entry)})" for entry in entries)
            raise LiteralError(f"A case is no program. Write one call: {wanted}.") from error
        raise


def _statements(text: str) -> bool:
    """Return whether this is Python, but no expression."""
    try:
        body = syntax.parse(text).body
    except (SyntaxError, ValueError):
        return False
    return len(body) > 1 or not all(isinstance(each, ast.Expr) for each in body)


def _sketch(entry: Entry) -> str:
    return ", ".join(f"{param.name}=..." for param in entry.params if param.default is None)


def _meant(call: ast.Call, entries: Sequence[Entry]) -> Entry:
    """Return the entry whose inputs these are."""
    given = {word.arg for word in call.keywords}
    fitting = [
        entry
        for entry in entries
        if given <= {param.name for param in entry.params}
        and {param.name for param in entry.params if param.default is None} <= given
    ]
    if len(fitting) == 1:
        return fitting[0]
    if len(entries) == 1:
        return entries[0]
    raise LiteralError(f"Say which function is meant: {listed(f'{entry.name}(...)' for entry in entries)}.")


def _bind(entry: Entry, call: ast.Call, reader: Reader) -> dict[str, Any]:
    params = [param for param in entry.params if not param.keyword]
    names = [param.name for param in entry.params]
    if len(call.args) > len(params):
        extra = call.args[len(params)]
        reader.fail(extra, f"{entry.name} takes {len(params)} positional input{'s' * (len(params) != 1)}.")
    inputs = {param.name: reader.read(node) for param, node in zip(params, call.args, strict=False)}
    for word in call.keywords:
        if word.arg is None:
            reader.fail(word.value, "** can't be used here: write the inputs one by one.")
        if word.arg not in names:
            reader.fail(word, f'{entry.name} has no input "{word.arg}": {listed(names)}.{nearest(word.arg, names)}')
        if word.arg in inputs:
            reader.fail(word, f'The input "{word.arg}" is there twice.')
        inputs[word.arg] = reader.read(word.value)
    missing = [param.name for param in entry.params if param.default is None and param.name not in inputs]
    if missing:
        reader.fail(call, f"{entry.name} also needs {listed(missing, 'and')}.")
    return inputs


def _factories(problem: Problem) -> Mapping[str, tuple[str, ...]]:
    """Return the parameters of each factory in functions.py."""
    if problem.functions is None:
        return {}
    found = definitions(syntax.parse(problem.functions))
    return {
        name: tuple(arg.arg for arg in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs])
        for name, node in found.items()
        if isinstance(node, ast.FunctionDef) and not name.startswith("_")
    }
