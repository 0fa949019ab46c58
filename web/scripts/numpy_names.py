"""Writes src/editor/numpyNames.ts: NumPy's public names with their parameters, for the editor's completion.

Run with the Python whose NumPy the judge uses: `python scripts/numpy_names.py > src/editor/numpyNames.ts`.
"""

import inspect
import json
from types import ModuleType
from typing import Any

import numpy as np

MODULES = {"": np, "linalg": np.linalg, "random": np.random, "fft": np.fft, "testing": np.testing}
WANTED = {"testing": {"assert_allclose", "assert_array_equal", "assert_equal", "assert_raises"}}
LONGEST = 64


def parameters(value: Any) -> str:
    if isinstance(value, np.ufunc):
        return "(x1, x2)" if value.nin == 2 else "(x)"
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):
        return ""
    shown = ", ".join(
        name if p.default is p.empty else f"{name}={p.default!r}"
        for name, p in signature.parameters.items()
        if name not in {"like", "self"} and p.kind not in {p.VAR_KEYWORD, p.VAR_POSITIONAL} and "no value" not in repr(p.default)
    )
    return f"({shown})" if len(shown) <= LONGEST else f"({shown[:LONGEST].rsplit(', ', 1)[0]}, …)"


def kind(value: Any) -> str:
    if isinstance(value, ModuleType):
        return "namespace"
    if inspect.isclass(value):
        return "class"
    return "function" if callable(value) else "constant"


def names(prefix: str, holder: Any) -> list[list[str]]:
    public = sorted(WANTED.get(prefix) or getattr(holder, "__all__", dir(holder)))
    found = []
    for name in public:
        value = getattr(holder, name, None)
        if name.startswith("_") or value is None and name not in {"newaxis"}:
            continue
        found.append([name, kind(value), "" if inspect.isclass(value) else parameters(value)])
    return found


def main() -> None:
    table = {prefix: names(prefix, holder) for prefix, holder in MODULES.items()}
    table["Generator"] = names("Generator", np.random.Generator)
    print(f"/** NumPy {np.__version__}: name, kind and parameters by module. Written by scripts/numpy_names.py. */\n")
    print("export type NumpyName = [name: string, kind: string, parameters: string];\n")
    print(f"export const NUMPY: Record<string, NumpyName[]> = {json.dumps(table, ensure_ascii=False, separators=(',', ':'))};")


if __name__ == "__main__":
    main()
