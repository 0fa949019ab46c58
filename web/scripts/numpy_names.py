"""Writes src/editor/numpyNames.ts: NumPy's public names with their parameters, for the editor's completion.

Run with the Python whose NumPy the judge uses: `python scripts/numpy_names.py > src/editor/numpyNames.ts`.
"""

from __future__ import annotations

import inspect
import json
import sys
from types import ModuleType
from typing import Any

import numpy as np

MODULES = {"": np, "linalg": np.linalg, "random": np.random, "fft": np.fft}
LONGEST = 64  # characters of parameters that the list has room for


def parameters(value: Any) -> str:
    if isinstance(value, np.ufunc):
        return "(x1, x2)" if value.nin == 2 else "(x)"
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):
        return ""
    text = ", ".join(_parameter(p) for p in signature.parameters.values() if _is_shown(p))
    return f"({text})" if len(text) <= LONGEST else f"({text[:LONGEST].rsplit(', ', 1)[0]}, …)"


def _is_shown(parameter: inspect.Parameter) -> bool:
    starred = parameter.kind in {parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL}
    return not starred and parameter.name not in {"like", "self"} and "no value" not in repr(parameter.default)


def _parameter(parameter: inspect.Parameter) -> str:
    return parameter.name if parameter.default is parameter.empty else f"{parameter.name}={parameter.default!r}"


def kind(value: Any) -> str:
    if isinstance(value, ModuleType):
        return "namespace"
    if inspect.isclass(value):
        return "class"
    return "function" if callable(value) else "constant"


def names(holder: Any) -> list[tuple[str, str, str]]:
    public = (name for name in sorted(getattr(holder, "__all__", dir(holder))) if not name.startswith("_"))
    found = [(name, getattr(holder, name)) for name in public if hasattr(holder, name)]
    return [(name, kind(value), "" if inspect.isclass(value) else parameters(value)) for name, value in found]


def main() -> None:
    table = {prefix: names(holder) for prefix, holder in MODULES.items()}
    table["Generator"] = names(np.random.Generator)
    literal = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.write(
        f"/** NumPy {np.__version__}: name, kind and parameters by module. Written by scripts/numpy_names.py. */\n\n"
        "export type NumpyName = [name: string, kind: string, parameters: string];\n\n"
        f"export const NUMPY: Record<string, NumpyName[]> = {literal};\n"
    )


if __name__ == "__main__":
    main()
