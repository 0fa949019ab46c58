"""Values that a user types, read from a syntax tree: literals, arrays, and the few calls that make them."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

import numpy as np

from judge.package.faults import ended, listed, nearest
from judge.package.typed_calls import CALLS
from judge.package.typed_source import LiteralError, TypedSource
from judge.wire import Fn

MAX_DEPTH = 50
MAX_ITEMS = 100_000  # of all containers of a case together, the repeated ones as often as they are repeated
ELEMENTS_AN_ITEM = 20  # elements of an array made by np.zeros and the like that count as one item
MAX_BITS = 4096  # of an integer


NAMES: Mapping[str, float] = {
    f"{module}{name}": value
    for module in ("", "np.", "numpy.", "math.")
    for name, value in {"nan": math.nan, "inf": math.inf, "pi": math.pi, "e": math.e}.items()
}
DTYPES = (
    *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    *("float16", "float32", "float64", "complex64", "complex128"),
)
PLAIN_DTYPES = {"bool": "bool", "int": "int64", "float": "float64", "complex": "complex128", "bool_": "bool"}
BINARY: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
METHODS = ("reshape", "astype")
WORKS = "numbers, strings, lists, tuples, dicts, np.array(...), np.nan, np.inf"


class Reader:
    """Reads values from syntax trees."""

    def __init__(self, factories: Mapping[str, tuple[str, ...]], source: TypedSource) -> None:
        self.factories = factories
        self.source = source
        self.items = 0  # that were read so far; what is repeated counts before it is made, hashed or copied
        self._readers: Mapping[Any, Callable[[Any, int], Any]] = {
            (ast.List, ast.Tuple, ast.Set): self._sequence,
            ast.Dict: self._dict,
            ast.UnaryOp: self._signed,
            ast.BinOp: self._binary,
            (ast.Name, ast.Attribute): self._name,
            ast.Call: self._call,
        }

    def fail(self, node: ast.AST, message: str) -> NoReturn:
        raise LiteralError(message, *self.source.of(node))

    def _count(self, node: ast.AST, items: int) -> None:
        self.items += items
        if self.items > MAX_ITEMS:
            self.fail(node, f"The case would have more than {MAX_ITEMS} items in all.")

    def _count_array(self, node: ast.AST, value: Any, before: int) -> Any:
        """Return the value, counted where it is an array of more than was read for it since `before`."""
        if isinstance(value, np.ndarray):
            claimed = math.prod(max(side, 1) for side in value.shape)  # rows without elements count, too
            self._count(node, max(0, before + claimed // ELEMENTS_AN_ITEM - self.items))
        return value

    def read(self, node: ast.expr, depth: int = 0) -> Any:
        """Read the value of a node; LiteralError where it is none."""
        self._count(node, 1)
        if depth > MAX_DEPTH:
            self.fail(node, f"The value is nested deeper than {MAX_DEPTH} levels.")
        if isinstance(node, ast.Constant) and node.value is not Ellipsis:
            return node.value
        for kind, reader in self._readers.items():
            if isinstance(node, kind):
                return reader(node, depth)
        return self.fail(node, f"This can't be part of a case: {ast.unparse(node)[:60]}. What works: {WORKS}.")

    def _sequence(self, node: ast.List | ast.Tuple | ast.Set, depth: int) -> Any:
        kind = {ast.List: list, ast.Tuple: tuple, ast.Set: set}[type(node)]
        return self._made(node, lambda: kind([self.read(each, depth + 1) for each in node.elts]))

    def _made(self, node: ast.AST, make: Callable[[], Any]) -> Any:
        """Make what NumPy or Python makes of it; their refusal is a LiteralError."""
        try:
            with np.errstate(all="ignore"):
                return make()
        except (TypeError, ValueError, OverflowError, ZeroDivisionError, MemoryError, IndexError) as error:
            if isinstance(error, LiteralError):
                raise
            self.fail(node, ended(str(error).capitalize()))

    def _dict(self, node: ast.Dict, depth: int) -> dict[Any, Any]:
        pairs = []
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                self.fail(node, "** can't be used in a dict here.")
            pairs.append((self.read(key, depth + 1), self.read(value, depth + 1)))
        made: dict[Any, Any] = self._made(node, lambda: dict(pairs))
        return made

    def _signed(self, node: ast.UnaryOp, depth: int) -> Any:
        value = self.read(node.operand, depth + 1)
        if not isinstance(node.op, ast.USub | ast.UAdd):
            self.fail(node, "Only + and - stand before a number.")
        if isinstance(value, bool) or not isinstance(value, int | float | complex | np.ndarray | np.number):
            self.fail(node, "A sign belongs to a number or an array.")
        return self._made(node, lambda: -value if isinstance(node.op, ast.USub) else +value)

    def _binary(self, node: ast.BinOp, depth: int) -> Any:
        before = self.items
        left = self.read(node.left, depth + 1)
        inside = self.items - before - 1  # what the left side holds, if it is a container
        right = self.read(node.right, depth + 1)
        numbers = int | float | complex
        if type(node.op) not in BINARY:
            self.fail(node, "Only + - * / // % and ** work in a case.")
        if isinstance(left, list | tuple) and isinstance(right, int) and isinstance(node.op, ast.Mult):
            self._count(node, inside * max(0, right - 1))
        elif not isinstance(left, numbers) or not isinstance(right, numbers):
            self.fail(node, "Only numbers are computed with; write the value out.")
        if isinstance(node.op, ast.Pow | ast.Mult) and isinstance(left, int) and isinstance(right, int):
            powers = isinstance(node.op, ast.Pow)
            bits = left.bit_length() * abs(right) if powers else left.bit_length() + right.bit_length()
            if bits > MAX_BITS:
                self.fail(node, "The number is too large.")
        return self._made(node, lambda: BINARY[type(node.op)](left, right))

    def _name(self, node: ast.Name | ast.Attribute, depth: int) -> Any:
        text = ast.unparse(node)
        if text in NAMES:
            return NAMES[text]
        if isinstance(node, ast.Attribute) and node.attr == "T" and isinstance(node.value, ast.Call):
            value = self.read(node.value, depth + 1)
            if isinstance(value, np.ndarray):
                return value.T
        return self.fail(node, f'The name "{text[:60]}" means nothing here. What works: {WORKS}.{nearest(text, NAMES)}')

    # --- calls ---

    def _call(self, node: ast.Call, depth: int) -> Any:
        name = ast.unparse(node.func) if isinstance(node.func, ast.Name | ast.Attribute) else ""
        short = name.removeprefix("numpy.").removeprefix("np.")
        before = self.items
        if isinstance(node.func, ast.Attribute) and node.func.attr in METHODS and name not in self.factories:
            value = self._receiver(node.func, depth)
            if value is not None:
                return self._count_array(node, self._method(node, node.func.attr, value, depth), before)
        if name in self.factories:
            return self._function(node, name, self.factories[name], depth)
        if short in DTYPES or (short in PLAIN_DTYPES and len(node.args) == 1):
            return self._scalar(node, PLAIN_DTYPES.get(short, short), plain=short == name, depth=depth)
        if short not in CALLS:
            close = nearest(name, [*CALLS, *self.factories])
            self.fail(node, f'"{name[:60]}" can\'t be called in a case. What works: {WORKS}.{close}')
        arguments = [self.read(each, depth + 1) for each in node.args]
        if short == "Fn" and (not arguments or arguments[0] not in self.factories):
            self.fail(
                node, f"Fn takes the name of one of this problem's functions: {listed(self.factories) or 'none'}."
            )
        words: dict[str, Any] = {}
        for word in node.keywords:
            if word.arg is None:
                self.fail(word.value, "** can't be used here.")
            words[word.arg] = self._dtype(word.value) if word.arg == "dtype" else self.read(word.value, depth + 1)
        return self._count_array(node, self._made(node, lambda: CALLS[short](*arguments, **words)), before)

    def _receiver(self, node: ast.Attribute, depth: int) -> np.ndarray[Any, Any] | None:
        if not isinstance(node.value, ast.Call | ast.Attribute) or ast.unparse(node.value) in ("np", "numpy"):
            return None
        value = self.read(node.value, depth + 1)
        if not isinstance(value, np.ndarray):
            self.fail(node, f".{node.attr}(...) belongs to an array.")
        return value

    def _method(self, node: ast.Call, name: str, value: np.ndarray[Any, Any], depth: int) -> Any:
        if node.keywords:
            self.fail(node, f"Write .{name}(...) without names.")
        if name == "astype":
            if len(node.args) != 1:
                self.fail(node, ".astype takes one dtype.")
            return value.astype(self._dtype(node.args[0]))
        return self._made(node, lambda: value.reshape(*[self.read(each, depth + 1) for each in node.args]))

    def _function(self, node: ast.Call, name: str, params: tuple[str, ...], depth: int) -> Fn:
        if len(node.args) > len(params):
            self.fail(node, f"{name} takes {len(params)} parameter{'s' * (len(params) != 1)}.")
        given = {param: self.read(each, depth + 1) for param, each in zip(params, node.args, strict=False)}
        for word in node.keywords:
            if word.arg is None or word.arg not in params:
                self.fail(node, f'{name} has no parameter "{word.arg}": {listed(params)}.')
            given[word.arg] = self.read(word.value, depth + 1)
        return Fn(name, **given)

    def _scalar(self, node: ast.Call, dtype: str, *, plain: bool, depth: int) -> Any:
        """Read np.float32(1.5), float("nan"), int(3)."""
        if len(node.args) != 1 or node.keywords:
            self.fail(node, "Write one value in the parentheses.")
        value = self.read(node.args[0], depth + 1)
        words = {"float64": float, "int64": int, "bool": bool, "complex128": complex}
        if not isinstance(value, int | float | complex | str | np.generic):
            self.fail(node, "A number belongs in the parentheses.")
        return self._made(node, lambda: words[dtype](value) if plain else np.dtype(dtype).type(value))

    def _dtype(self, node: ast.expr) -> np.dtype[Any]:
        text = str(node.value) if isinstance(node, ast.Constant) else ast.unparse(node)
        short = text.removeprefix("numpy.").removeprefix("np.")
        short = PLAIN_DTYPES.get(short, short)
        if short == "str":
            return np.dtype(str)
        if short not in DTYPES:
            self.fail(node, f'The dtype "{text[:40]}" does not work here: {", ".join(DTYPES)}.{nearest(short, DTYPES)}')
        return np.dtype(short)
