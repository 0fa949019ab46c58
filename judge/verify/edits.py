"""The edits: for a piece of syntax, the other pieces that could stand in its place by a mistake.

Each is a name, as reports print it and `# mutant-ok: <name>: <reason>` repeats it, and the new piece; None takes a
statement out. They stay small and common on purpose: an edit that no test could see is work for every author.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from typing import Any

from judge.package import syntax

Variant = tuple[str, ast.AST | None]
Variants = Iterator[Variant]

_BINARY: Mapping[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
}
_DROPPED: Mapping[type[ast.operator], str] = {  # operators whose left or right operand may be forgotten
    ast.Add: "lr",
    ast.Sub: "lr",
    ast.Mult: "lr",
    ast.Div: "l",
    ast.Pow: "l",
    ast.BitAnd: "lr",
    ast.BitOr: "lr",
}
_COMPARE: Mapping[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
SIGNS: Mapping[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.MatMult: "@",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.And: "and",
    ast.Or: "or",
    ast.USub: "-",
    ast.UAdd: "+",
    ast.Not: "not",
    ast.Invert: "~",
}

_PAIRS = (
    "min max",
    "minimum maximum",
    "argmin argmax",
    "nanmin nanmax",
    "sum mean",
    "zeros ones",
    "zeros_like ones_like",
    "any all",
    "floor ceil",
    "sin cos",
    "cumsum cumprod",
    "vstack hstack",
    "logical_and logical_or",
    "triu tril",
    "appendleft append",
    "popleft pop",
)
TWINS: Mapping[str, str] = {a: b for pair in _PAIRS for a, b in (pair.split(), pair.split()[::-1])}
_SIDES = {"left": "right", "right": "left"}
_LOST = frozenset(  # calls that are easily forgotten; the first argument (or the array itself) stays
    (
        *(
            "abs",
            "absolute",
            "sqrt",
            "square",
            "exp",
            "expm1",
            "log",
            "log1p",
            "sign",
            "floor",
            "ceil",
            "round",
            "rint",
        ),
        *("maximum", "minimum", "clip", "sort", "sorted", "argsort", "cumsum", "cumprod", "flip", "transpose", "copy"),
        *("tanh", "conj", "reversed", "unique", "set", "nan_to_num", "triu", "tril", "swapaxes"),
    )
)
_COMMUTATIVE = frozenset(
    (
        *("maximum", "minimum", "max", "min", "add", "multiply", "logical_and", "logical_or", "hypot", "gcd"),
        *("allclose", "isclose", "array_equal", "zip", "isinstance", "print", "equal", "not_equal"),
    )
)


def variants(node: ast.AST, parent: ast.AST, field: str) -> Variants:
    """Yield the edits of an expression that stands in that field of its parent."""
    if is_axis(parent):
        yield from _axis(node)
        return
    for kind, make in _BY_KIND.items():
        if isinstance(node, kind):
            yield from make(node)
    if isinstance(node, ast.Constant) and not (isinstance(parent, ast.UnaryOp) and field == "operand"):
        yield from _negated(node)


def is_axis(parent: ast.AST) -> bool:
    """Return whether the node is the `axis=` of a call."""
    return isinstance(parent, ast.keyword) and parent.arg == "axis"


def _axis(node: ast.AST) -> Variants:
    """Yield another axis, or none."""
    was = ast.unparse(node)
    for other in ("0", "1", "-1", "None"):
        if other != was:
            yield f"axis={was}->{other}", syntax.parse(other, mode="eval").body


def _with(node: Any, **fields: Any) -> Any:
    """Return a shallow copy with other fields."""
    new = copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def _binop(node: ast.BinOp) -> Variants:
    sign = SIGNS[type(node.op)]
    for other in _BINARY.get(type(node.op), ()):
        yield f"{sign}->{SIGNS[other]}", _with(node, op=other())
    if isinstance(node.op, ast.MatMult):
        yield "swap sides of @", _with(node, left=node.right, right=node.left)
    kept = _DROPPED.get(type(node.op), "")
    if "l" in kept:
        yield f"drop right of {sign}", node.left
    if "r" in kept:
        yield f"drop left of {sign}", node.right


def _unary(node: ast.UnaryOp) -> Variants:
    if not isinstance(node.op, ast.UAdd):
        yield f"drop {SIGNS[type(node.op)]}", node.operand


def _boolop(node: ast.BoolOp) -> Variants:
    other = ast.Or if isinstance(node.op, ast.And) else ast.And
    sign = SIGNS[type(node.op)]
    yield f"{sign}->{SIGNS[other]}", _with(node, op=other())
    yield f"drop left of {sign}", _one_or(node, node.values[1:])
    yield f"drop right of {sign}", _one_or(node, node.values[:-1])


def _one_or(node: ast.BoolOp, values: list[ast.expr]) -> ast.AST:
    return values[0] if len(values) == 1 else _with(node, values=values)


def _compare(node: ast.Compare) -> Variants:
    for index, op in enumerate(node.ops):
        for other in _COMPARE[type(op)]:
            ops = [*node.ops[:index], other(), *node.ops[index + 1 :]]
            yield f"{SIGNS[type(op)]}->{SIGNS[other]}", _with(node, ops=ops)


def _constant(node: ast.Constant) -> Variants:
    value = node.value
    if isinstance(value, bool):
        yield f"{value}->{not value}", ast.Constant(not value)
    elif isinstance(value, int | float):
        yield f"{value}->{value + 1}", ast.Constant(value + 1)
        if value != 0:
            yield f"{value}->0", ast.Constant(type(value)(0))
    elif isinstance(value, str) and value in _SIDES:
        yield f"{value}->{_SIDES[value]}", ast.Constant(_SIDES[value])


def _negated(node: ast.Constant) -> Variants:
    if isinstance(node.value, int | float) and not isinstance(node.value, bool) and node.value != 0:
        yield f"{node.value}->-{node.value}", ast.UnaryOp(ast.USub(), ast.Constant(node.value))


def _ifexp(node: ast.IfExp) -> Variants:
    yield "if->True", node.body
    yield "if->False", node.orelse


def _attribute(node: ast.Attribute) -> Variants:
    if node.attr == "T":
        yield "drop .T", node.value


def _name(node: ast.Call) -> str:
    """Return the last part of what is called."""
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _call(node: ast.Call) -> Variants:
    name = _name(node)
    if name in TWINS:
        yield f"{name}->{TWINS[name]}", _with(node, func=_renamed(node.func, TWINS[name]))
    if name in _LOST:
        yield from _lost(node, name)
    if name == "where" and len(node.args) == 3:
        yield "where->first", node.args[1]
        yield "where->second", node.args[2]
    plain = not any(isinstance(arg, ast.Starred) for arg in node.args)
    if len(node.args) >= 2 and plain and name not in _COMMUTATIVE:
        yield f"swap arguments of {name}", _with(node, args=[node.args[1], node.args[0], *node.args[2:]])
    for word in node.keywords:
        if word.arg == "keepdims":
            yield "drop keepdims", _with(node, keywords=[each for each in node.keywords if each is not word])


def _renamed(func: ast.expr, name: str) -> ast.expr:
    new: ast.expr = _with(func, id=name) if isinstance(func, ast.Name) else _with(func, attr=name)
    return new


def _lost(node: ast.Call, name: str) -> Variants:
    receiver = node.func.value if isinstance(node.func, ast.Attribute) else None
    module = isinstance(receiver, ast.Name) and receiver.id in ("np", "numpy", "math")
    if node.args and (receiver is None or module):
        yield f"drop {name}", node.args[0]
    elif receiver is not None and not module:
        yield f"drop {name}", receiver


def _comprehension(node: ast.comprehension) -> Variants:
    for index in range(len(node.ifs)):
        yield "drop if", _with(node, ifs=[*node.ifs[:index], *node.ifs[index + 1 :]])


_BY_KIND: Mapping[type[ast.AST], Callable[[Any], Variants]] = {
    ast.BinOp: _binop,
    ast.UnaryOp: _unary,
    ast.BoolOp: _boolop,
    ast.Compare: _compare,
    ast.Constant: _constant,
    ast.IfExp: _ifexp,
    ast.Attribute: _attribute,
    ast.Call: _call,
    ast.comprehension: _comprehension,
}


# --- statements -------------------------------------------------------------------------------------------------


def statement_variants(node: ast.stmt, rebound: Callable[[ast.stmt], bool]) -> Variants:
    """Yield the edits of a statement; `rebound` says whether what it assigns has another value before."""
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) > 1:
        items = node.value.elts
        for index in range(len(items) - 1):
            swapped = [*items[:index], items[index + 1], items[index], *items[index + 2 :]]
            yield "swap returns", _with(node, value=_with(node.value, elts=swapped))
    elif isinstance(node, ast.AugAssign):
        sign = SIGNS[type(node.op)]
        for other in _BINARY.get(type(node.op), ()):
            yield f"{sign}=->{SIGNS[other]}=", _with(node, op=other())
        assigned = ast.Assign(targets=[node.target], value=node.value, lineno=node.lineno)
        yield f"{sign}=->=", assigned
        yield "drop statement", None
    elif isinstance(node, ast.If):
        yield "if->True", _with(node, test=ast.Constant(value=True))
        yield "if->False", _with(node, test=ast.Constant(value=False))
    elif isinstance(node, ast.Break | ast.Continue) or _has_effect(node, rebound):
        yield "drop statement", None


def _has_effect(node: ast.stmt, rebound: Callable[[ast.stmt], bool]) -> bool:
    """Return whether the program without this statement still runs, and could mean something else."""
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return rebound(node) or any(isinstance(target, ast.Subscript | ast.Attribute) for target in node.targets)
    return False
