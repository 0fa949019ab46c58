"""Makes the edits that are common in numerical code: what people get wrong there, for a piece of syntax.

They stand beside the plain edits of `edits.py` and are named the same way.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from typing import Any

Variant = tuple[str, ast.AST | None]
Variants = Iterator[Variant]

MASKS = ("1e9", "1e4", "0")  # magnitudes that stand in for an infinite mask
ADDED = 1e-6  # what is added to a divisor "to be safe"
LATE_MASK = "mask after softmax"  # the name of an edit
LARGEST_EPS = 1e-2  # a literal below this is an epsilon
_FRESH = frozenset({"zeros", "zeros_like", "ones", "ones_like", "full", "full_like", "empty", "empty_like", "copy"})


def habits(node: ast.AST) -> Variants:
    """Yield the edits of one expression."""
    for kind, make in _BY_KIND.items():
        if isinstance(node, kind):
            yield from make(node)


def step_habits(node: ast.stmt) -> Variants:
    """Yield the edits of one statement: the last step of a loop is left out."""
    if isinstance(node, ast.For):
        every = ast.Call(ast.Name("list", ast.Load()), [node.iter], [])
        last = ast.Slice(upper=ast.UnaryOp(ast.USub(), ast.Constant(1)))
        yield "drop last step", _with(node, iter=ast.Subscript(every, last, ast.Load()))


def _with(node: Any, **fields: Any) -> Any:
    new = copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def called(node: ast.AST) -> str:
    """The last part of what a call calls; "" for anything else."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _infinite(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "inf"


def _unary(node: ast.UnaryOp) -> Variants:
    if not isinstance(node.op, ast.USub):
        return
    if _infinite(node.operand):
        for size in MASKS:
            yield f"-inf->-{size}", ast.parse(f"-{size}", mode="eval").body
        return
    value = node.operand.value if isinstance(node.operand, ast.Constant) else None
    if isinstance(value, int | float) and value >= float(MASKS[1]):
        yield f"-{value:g}->-inf", ast.parse("-float('inf')", mode="eval").body


def _binop(node: ast.BinOp) -> Variants:
    if isinstance(node.op, ast.Div) and not isinstance(node.right, ast.Constant) and called(node.right) != "len":
        safe = ast.BinOp(node.right, ast.Add(), ast.Constant(ADDED))
        yield f"{ADDED:g} added to divisor", _with(node, right=safe)
    if isinstance(node.op, ast.MatMult):
        yield "transpose right of @", _with(node, right=ast.Attribute(node.right, "T", ast.Load()))
    if isinstance(node.op, ast.Add) and called(node.left) == "sqrt" and _small(node.right):
        root: Any = node.left
        inside = ast.BinOp(root.args[0], ast.Add(), node.right)
        yield "eps into root", _with(root, args=[inside])


def _small(node: ast.AST) -> bool:
    """Return whether it is an epsilon, by its name or its size."""
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    small = isinstance(node, ast.Constant) and isinstance(node.value, float) and 0 < node.value < LARGEST_EPS
    return small or "eps" in name.lower()


def _call(node: ast.Call) -> Variants:
    name = called(node)
    words = [word.arg for word in node.keywords]
    if name in ("var", "std"):
        rest = [word for word in node.keywords if word.arg != "ddof"]
        if "ddof" in words:
            yield "drop ddof", _with(node, keywords=rest)
        else:
            yield "ddof->1", _with(node, keywords=[*rest, ast.keyword("ddof", ast.Constant(1))])
    inner = node.args[0] if node.args else None
    if "softmax" in name and isinstance(inner, ast.Call):
        yield from _masked_late(node, inner)
    if name == "sqrt" and isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Add) and _small(inner.right):
        yield "eps out of root", ast.BinOp(_with(node, args=[inner.left]), ast.Add(), inner.right)


def _masked_late(node: ast.Call, inner: ast.Call) -> Variants:
    """Scores that are masked after they are normalised: the weights that are left do not add up to 1."""
    if called(inner) != "where" or len(inner.args) != 3:
        return
    for index in (1, 2):
        if is_lowest(inner.args[index]):
            args = list(inner.args)
            args[index] = ast.Constant(0.0)
            args[3 - index] = _with(node, args=[inner.args[3 - index], *node.args[1:]])
            yield LATE_MASK, _with(inner, args=args)


def is_lowest(node: ast.AST) -> bool:
    """Return whether it is -inf, or a negative number that stands for it."""
    if not isinstance(node, ast.UnaryOp) or not isinstance(node.op, ast.USub):
        return False
    return _infinite(node.operand) or isinstance(node.operand, ast.Constant)


def _list(node: ast.ListComp) -> Variants:
    fresh = called(node.elt) in _FRESH or isinstance(node.elt, ast.List | ast.Dict)
    if fresh:
        yield "share state", ast.parse(f"(lambda made: made[:1] * len(made))({ast.unparse(node)})", mode="eval").body


_BY_KIND: Mapping[type[ast.AST], Callable[[Any], Variants]] = {
    ast.UnaryOp: _unary,
    ast.BinOp: _binop,
    ast.Call: _call,
    ast.ListComp: _list,
}
