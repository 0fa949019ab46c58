"""Whole programs made of a reference by writing something behind it: mistakes that no edit of one expression makes.

Each is the reference with one entry changed: an input is changed in place, numbers are rounded, an argument is
ignored, a derivative is a central difference, an entry is taken from another source. All of them are plain text, run in
the sandbox like any submission; names that they add begin with `_gradus`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from judge.package.problem import Entry, Kind, Problem
from judge.package.sources import definitions

FINE = 1e-7  # rtol: where an output is compared as finely as this, single precision must be told apart
STEPS = (1e-5, 1e-6)  # of central differences, as people choose them

_PREAMBLE = """
import copy as _gradus_copy, functools as _gradus_functools, inspect as _gradus_inspect
import numpy as _gradus_np
def _gradus_each(value, change):
    if isinstance(value, (list, tuple)):
        return type(value)(_gradus_each(item, change) for item in value)
    if isinstance(value, dict):
        return {key: _gradus_each(item, change) for key, item in value.items()}
    floats = isinstance(value, (_gradus_np.ndarray, _gradus_np.floating, float))
    return change(value) if floats and _gradus_np.asarray(value).dtype.kind == "f" else value
def _gradus_bound(function, args, kwargs):
    bound = _gradus_inspect.signature(function).bind(*args, **kwargs)
    bound.apply_defaults()
    return bound
"""
_WRITES = """
def _gradus_wrap(function):
    @_gradus_functools.wraps(function)
    def wrapped(*args, **kwargs):
        result = _gradus_copy.deepcopy(function(*args, **kwargs))
        value = _gradus_bound(function, args, kwargs).arguments.get({param!r})
        if isinstance(value, _gradus_np.ndarray) and value.size and value.flags.writeable:
            value[...] = ~value if value.dtype == bool else value + 1
        elif isinstance(value, list) and value:
            value.append(value[0])
        return result
    return wrapped
{entry} = _gradus_wrap({entry})
"""
_IGNORES = """
def _gradus_wrap(function):
    @_gradus_functools.wraps(function)
    def wrapped(*args, **kwargs):
        bound = _gradus_bound(function, args, kwargs)
        bound.arguments[{param!r}] = _gradus_inspect.signature(function).parameters[{param!r}].default
        return function(*bound.args, **bound.kwargs)
    return wrapped
{entry} = _gradus_wrap({entry})
"""
_OUTPUT = """
def _gradus_wrap(function):
    @_gradus_functools.wraps(function)
    def wrapped(*args, **kwargs):
        return _gradus_each(function(*args, **kwargs), lambda value: {change})
    return wrapped
{entry} = _gradus_wrap({entry})
"""
_DIVE = """
def _gradus_dive(levels):
    return sum([(lambda: _gradus_dive(levels - 1))() for _ in range(min(levels, 1))])
_gradus_dive(1000)
"""
_SINGLE = "_gradus_np.asarray(value).astype(_gradus_np.float32).astype(float)[()]"
_ROUNDED = "_gradus_np.round(value, 6)"


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A whole program, and the name of what was done to which line."""

    line: int
    edit: str
    source: str


def functions(problem: Problem, source: str) -> Iterator[tuple[Entry, ast.FunctionDef]]:
    """Yield the entries that the source defines as functions."""
    found = definitions(ast.parse(source))
    for entry in problem.entries:
        node = found.get(entry.name)
        if entry.kind is Kind.FUNCTION and isinstance(node, ast.FunctionDef):
            yield entry, node


def behind(source: str, text: str) -> str:
    """Return the source with more text behind it; its own lines keep their numbers."""
    return source.rstrip("\n") + "\n" + text


ROUND, SINGLE = "round to six places", "astype(float32)"


def wrapped(
    problem: Problem, source: str, changeable: Mapping[str, frozenset[str]], coarser: Mapping[str, frozenset[str]]
) -> Iterator[Wrapped]:
    """Yield the reference with one entry's inputs changed in place, arguments ignored, or numbers made coarser.

    `changeable` are the inputs, by entry, that are arrays or lists; a drive may copy what it is given, so that the
    inputs of the entries that it calls are left alone. `coarser` are the ways of making numbers coarser, by entry, that
    change an expected output at all: not those of slopes that are 0 or 1.
    """
    for entry, node in functions(problem, source):
        name, line = entry.name, node.lineno
        for param in parameters(node):
            if param in changeable[name] and param not in entry.mutates and not entry.driven:
                yield Wrapped(line, f"change {param} in place", changing(source, name, param))
        for param in defaulted(node):
            text = _PREAMBLE + _IGNORES.format(param=param, entry=name)
            yield Wrapped(line, f"ignore {param}", behind(source, text))
        coarse = [c for c in entry.comparisons.values() if c.method.value in ("allclose", "up_to_sign")]
        if SINGLE in coarser[name] and any(c.rtol < FINE and c.float32_rtol is None for c in coarse):
            text = _PREAMBLE + _OUTPUT.format(change=_SINGLE, entry=name)
            yield Wrapped(line, SINGLE, behind(source, text))
        if coarse and ROUND in coarser[name]:
            text = _PREAMBLE + _OUTPUT.format(change=_ROUNDED, entry=name)
            yield Wrapped(line, ROUND, behind(source, text))


def parameters(node: ast.FunctionDef) -> list[str]:
    return [arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]


def defaulted(node: ast.FunctionDef) -> list[str]:
    """Return the parameters that have a default."""
    positional = [*node.args.posonlyargs, *node.args.args]
    named = [arg.arg for arg in positional[len(positional) - len(node.args.defaults) :]]
    pairs = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    return named + [arg.arg for arg, default in pairs if default is not None]


def changing(source: str, entry: str, param: str) -> str:
    """Return the source with an entry that changes this input in place, behind its own back."""
    return behind(source, _PREAMBLE + _WRITES.format(param=param, entry=entry))


def strict(source: str) -> str:
    """Return the source with every warning of its functions an error."""
    return behind(source, "\nimport warnings as _gradus_warnings\n_gradus_warnings.simplefilter('error')\n")


def diving(source: str) -> str:
    """Return the source behind a thousand levels of recursion of three frames each: as a recursive solution goes."""
    return behind(source, _DIVE)


def restricted(reference: str, mistake: str, entry: str) -> str:
    """Return the reference with one entry taken from another source."""
    return behind(
        reference,
        f"""
import types as _gradus_types
_gradus_other = _gradus_types.ModuleType("solution")
exec(compile({mistake!r}, "solution.py", "exec"), vars(_gradus_other))
if hasattr(_gradus_other, {entry!r}):
    {entry} = _gradus_other.{entry}
""",
    )


# --- central differences ----------------------------------------------------------------------------------------

_DIFFERENCE = """
def _gradus_difference(function, names, outer, wanted, many, element):
    forward = _gradus_inspect.signature(function).parameters
    def wrapped(*args, **kwargs):
        given = dict(_gradus_bound(wrapped.original, args, kwargs).arguments)
        upstream = given.get(outer) if outer else None
        inputs = {{name: given[name] for name in forward if name in given}}
        fixed = {{name: value for name, value in given.items() if name in forward}}
        def at(name, value):
            return _gradus_np.asarray(function(**{{**fixed, name: value}}), dtype=float)
        def slope(name):
            x = _gradus_np.array(given[name], dtype=float)
            if element:
                return (at(name, x + {step}) - at(name, x - {step})) / (2 * {step})
            grad = _gradus_np.zeros(x.shape)
            for index in _gradus_np.ndindex(x.shape):
                high, low = x.copy(), x.copy()
                high[index] += {step}
                low[index] -= {step}
                slopes = (at(name, high) - at(name, low)) / (2 * {step})
                grad[index] = (slopes * upstream).sum() if outer else slopes.sum()
            return grad
        found = [slope(name) for name in wanted]
        return tuple(found) if many else found[0]
    return wrapped
_gradus_made = _gradus_difference({forward}, None, {outer!r}, {wanted!r}, {many!r}, {element!r})
_gradus_made.original = {entry}
{entry} = _gradus_made
"""
_WITHIN = """
def _gradus_within(function):
    @_gradus_functools.wraps(function)
    def wrapped(*args, **kwargs):
        given = dict(_gradus_bound(function, args, kwargs).arguments)
        found = list(function(**_gradus_copy.deepcopy(given)))
        def at(name, value):
            output = function(**{{**_gradus_copy.deepcopy(given), name: value}})[{forward!r}]
            output = _gradus_np.asarray(output, dtype=float)
            return (output * given[{outer!r}]).sum() if {outer!r} else output.sum()
        for place, name in {wanted!r}:
            x = _gradus_np.array(given[name], dtype=float)
            grad = _gradus_np.zeros(x.shape)
            for index in _gradus_np.ndindex(x.shape):
                high, low = x.copy(), x.copy()
                high[index] += {step}
                low[index] -= {step}
                grad[index] = (at(name, high) - at(name, low)) / (2 * {step})
            found[place] = grad
        return tuple(found)
    return wrapped
{entry} = _gradus_within({entry})
"""
_UPSTREAM = ("grad_output", "grad_y", "grad_out", "upstream", "dout", "dy")
_ENDINGS = ("_grad", "_vjp", "_backward", "_derivative")


def pairs(problem: Problem) -> Iterator[tuple[Entry, Entry]]:
    """Yield every function with the entry that is its derivative: `<f>` and `<f>_grad`."""
    named = {entry.name: entry for entry in problem.entries if entry.kind is Kind.FUNCTION}
    for entry in named.values():
        for ending in _ENDINGS:
            forward = named.get(entry.name.removesuffix(ending)) if entry.name.endswith(ending) else None
            if forward is not None and len(forward.returns) == 1:
                yield forward, entry


def differences(problem: Problem, source: str) -> Iterator[tuple[Entry, str, float]]:
    """Yield (derivative, program, step): the reference with central differences where it gives a derivative.

    That is `<f>_grad` of `<f>`, and each field `grad_<input>` beside the output of one entry.
    """
    found = {entry.name: node for entry, node in functions(problem, source)}
    for entry, text, step in (*_apart(problem, found), *_within(problem, found)):
        yield entry, behind(source, _PREAMBLE + text), step


def _apart(problem: Problem, found: Mapping[str, ast.FunctionDef]) -> Iterator[tuple[Entry, str, float]]:
    for forward, grad in pairs(problem):
        if forward.name not in found or grad.name not in found:
            continue
        own, params = parameters(found[grad.name]), parameters(found[forward.name])
        outer = next((name for name in own if name in _UPSTREAM), "")
        named = [name.removeprefix("grad_") for name in grad.returns]
        wanted = named if all(name in params for name in named) else params[:1]
        for step in STEPS:
            text = _DIFFERENCE.format(
                forward=forward.name,
                entry=grad.name,
                outer=outer,
                wanted=wanted,
                many=len(grad.returns) > 1,
                element=not outer and len(grad.returns) == 1,
                step=step,
            )
            yield grad, text, step


def _within(problem: Problem, found: Mapping[str, ast.FunctionDef]) -> Iterator[tuple[Entry, str, float]]:
    for entry in problem.entries:
        if entry.name not in found:
            continue
        params = parameters(found[entry.name])
        forward = next((i for i, name in enumerate(entry.returns) if not name.startswith("grad_")), None)
        named = [(i, name.removeprefix("grad_")) for i, name in enumerate(entry.returns) if name.startswith("grad_")]
        wanted = [(i, name) for i, name in named if name in params]
        if forward is None or not wanted:
            continue
        outer = next((name for name in params if name in _UPSTREAM), "")
        for step in STEPS:
            text = _WITHIN.format(entry=entry.name, forward=forward, outer=outer, wanted=wanted, step=step)
            yield entry, text, step
