"""Makes the mistake of masking after a softmax where mask and softmax stand in different statements.

Theory. A statement that puts -inf, or a large negative number, where a condition says is a mask: `x = np.where(c, x,
-inf)`, `x[c] = -inf`, `x[rows] = np.where(c, -inf, y)`, `x += np.where(c, -1e9, 0)`. The first later statement of the
function that normalises what was masked (a call of a softmax, or a division by a sum) gives the weights. The mistake
leaves the mask out there and sets the weights to 0 where the condition says, so that those that are left do not add up
to 1. A mask that only some calls have (`if causal:`) keeps its test.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from judge.verify.habits import LATE_MASK, called, is_lowest

WEIGHTS = "_gradus_weights"


@dataclass(frozen=True, slots=True)
class _Mask:
    """A statement that masks `name`.

    Attributes:
        name: what is masked.
        unmasked: the statement without the mask; None where nothing is left of it.
        place: the index of the part that is masked, where it is a part.
        late: the expression of the weights, with 0 where the condition says; `WEIGHTS` stands for them.
    """

    name: str
    unmasked: ast.stmt | None
    place: str
    late: str


def late_masks(function: ast.FunctionDef) -> Iterator[tuple[ast.stmt, str, list[ast.stmt]]]:
    """(the masking statement, the edit's name, the function's body with the mask after the softmax)."""
    for index, statement in enumerate(function.body):
        inner = statement.body if isinstance(statement, ast.If) else [statement]
        for position, each in enumerate(inner):
            if (mask := _mask(each)) is None:
                continue
            test = statement.test if isinstance(statement, ast.If) else None
            rest = _masked_later(function.body[index + 1 :], mask, test)
            if rest is not None:
                left = [mask.unmasked] if mask.unmasked else []
                kept = deepcopy([*inner[:position], *left, *inner[position + 1 :]])
                before = kept
                if isinstance(statement, ast.If):
                    before = [ast.If(test=statement.test, body=kept or [ast.Pass()], orelse=statement.orelse)]
                yield each, LATE_MASK, [*function.body[:index], *before, *rest]


# --- the mask -----------------------------------------------------------------------------------------------------


def _mask(statement: ast.stmt) -> _Mask | None:
    """The mask that a statement puts; None where it puts none."""
    if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
        return _added(statement.target.id, statement)
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return None
    target, value = statement.targets[0], statement.value
    part = target.value if isinstance(target, ast.Subscript) else target
    if not isinstance(part, ast.Name):
        return None
    place = ast.unparse(target.slice) if isinstance(target, ast.Subscript) else ""
    if place and is_lowest(value):
        return _Mask(part.id, None, place, "0.0")
    if (found := _chosen(value)) is None:
        return None
    condition, kept, first = found
    unmasked = ast.Assign(targets=statement.targets, value=kept, lineno=statement.lineno)
    return _Mask(part.id, unmasked, place, _choice(condition, f"{WEIGHTS}[{place}]" if place else WEIGHTS, first))


def _added(name: str, statement: ast.AugAssign) -> _Mask | None:
    """A mask that is added: a large negative number where the condition says, and 0 elsewhere."""
    found = _chosen(statement.value) if isinstance(statement.op, ast.Add) else None
    if found is None or not (isinstance(found[1], ast.Constant) and found[1].value == 0):
        return None
    return _Mask(name, None, "", _choice(found[0], WEIGHTS, found[2]))


def _chosen(value: ast.expr) -> tuple[str, ast.expr, bool] | None:
    """(condition, what is kept, whether what is masked comes first) of a `where` that masks."""
    if not isinstance(value, ast.Call) or called(value) != "where" or len(value.args) != 3:
        return None
    for index in (1, 2):
        if is_lowest(value.args[index]):
            return ast.unparse(value.args[0]), value.args[3 - index], index == 1
    return None


def _choice(condition: str, weights: str, masked_first: bool) -> str:
    return f"np.where({condition}, 0.0, {weights})" if masked_first else f"np.where({condition}, {weights}, 0.0)"


# --- the softmax --------------------------------------------------------------------------------------------------


def _masked_later(statements: list[ast.stmt], mask: _Mask, test: ast.expr | None) -> list[ast.stmt] | None:
    """The statements with the mask behind the first of them that normalises; None where none does."""
    flows = {mask.name}
    for index, statement in enumerate(statements):
        if (found := _normalised(statement, flows)) is not None:
            return [
                *statements[:index],
                *_late(deepcopy(statement), ast.unparse(found), mask, test),
                *statements[index + 1 :],
            ]
        if isinstance(statement, ast.Assign) and _names(statement.value) & flows:
            flows |= {name for target in statement.targets for name in _names(target)}
    return None


def _normalised(statement: ast.stmt, flows: set[str]) -> ast.expr | None:
    """The expression of a statement that gives the weights; of `e /= e.sum()` its target."""
    if isinstance(statement, ast.AugAssign):
        divides = isinstance(statement.op, ast.Div) and _sums(statement.value)
        return statement.target if divides and _names(statement.target) & flows else None
    if not isinstance(statement, ast.Assign | ast.Return) or statement.value is None:
        return None
    for node in ast.walk(statement.value):
        softmax = isinstance(node, ast.Call) and "softmax" in called(node) and bool(_names(node) & flows)
        share = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and _sums(node.right)
        if isinstance(node, ast.expr) and (
            softmax or (share and isinstance(node, ast.BinOp) and _names(node.left) & flows)
        ):
            return node
    return None


def _late(statement: ast.stmt, weights: str, mask: _Mask, test: ast.expr | None) -> list[ast.stmt]:
    """The normalising statement, with its weights masked when they are there."""
    into = f"{WEIGHTS}[{mask.place}]" if mask.place else WEIGHTS
    lines = [f"{into} = {mask.late}"]
    if test is not None:
        lines = [f"if {ast.unparse(test)}:", f"    {lines[0]}"]
    if isinstance(statement, ast.AugAssign):
        text = "\n".join([ast.unparse(statement), f"{WEIGHTS} = {weights}", *lines, f"{weights} = {WEIGHTS}"])
    else:
        text = "\n".join([f"{WEIGHTS} = {weights}", *lines, ast.unparse(statement).replace(weights, WEIGHTS, 1)])
    return ast.parse(text).body


def _sums(node: ast.AST) -> bool:
    return any(called(each) == "sum" for each in ast.walk(node))


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
