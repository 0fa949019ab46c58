"""What to do next, where the way in which a solution failed says it: one sentence for each slip that people make."""

from __future__ import annotations

import re
from collections.abc import Sequence

TYPING = frozenset(
    {
        *("Any", "Callable", "Dict", "Generator", "Iterable", "Iterator", "List", "Literal", "NamedTuple", "Optional"),
        *("Sequence", "Set", "Tuple", "Type", "Union"),
    }
)
IMPORTS = {
    "np": "import numpy as np",
    "numpy": "import numpy",
    **dict.fromkeys(TYPING, "from typing import {name}"),
    **dict.fromkeys(("Counter", "OrderedDict", "defaultdict", "deque", "namedtuple"), "from collections import {name}"),
    **dict.fromkeys(("cache", "lru_cache", "partial", "reduce"), "from functools import {name}"),
    **dict.fromkeys(("dataclass", "field"), "from dataclasses import {name}"),
    **dict.fromkeys(("collections", "functools", "heapq", "itertools", "math", "random", "time"), "import {name}"),
}
UNKNOWN_NAME = re.compile(r"name '(\w{1,50})' is not defined")
PARALLEL = (
    "asyncio",
    "concurrent.futures",
    "multiprocessing",
    "threading",
    "Thread(",
    "Executor(",
    "Process(",
    "Pool(",
)
NO_THREAD = "can't start new thread"
REFUSED = frozenset({"OSError", "RuntimeError"})  # what the start of a thread or a process, or an event loop, raises
PASTED_LINES = 200  # of a source that are looked at


def only_numpy() -> str:
    return "Only NumPy and the standard library can be imported."


def one_thread() -> str:
    return "A solution runs in one process and one thread: call the functions directly, without threads or asyncio."


def no_exit() -> str:
    return (
        "Loading must not end the program: leave out sys.exit(), exit(), quit() and unittest.main(), or put them below "
        '`if __name__ == "__main__":`.'
    )


def no_exit_in_a_call() -> str:
    return "Return the result instead of ending the program."


def no_input() -> str:
    return "Nothing can be read from standard input: the inputs come as arguments."


def no_fences() -> str:
    return "The ``` around the code were pasted along: leave those lines out."


def no_prompts() -> str:
    return "The prompts of the interpreter (>>> or In [1]:) were pasted along: leave them and the printed results out."


def no_notebook_commands() -> str:
    return "Lines that begin with % or ! are commands of a notebook, not Python: leave them out."


def missing_import(name: str) -> str:
    line = IMPORTS[name].format(name=name)
    return f"{name} has to be imported: begin with `{line}`."


def of_exception(mro: Sequence[str], message: str, traceback: str, *, loading: bool = False) -> str:
    """Say what to do about an exception; "" where it does not say."""
    if "ModuleNotFoundError" in mro:
        return only_numpy()
    if "NameError" in mro and (found := UNKNOWN_NAME.match(message)) and found[1] in IMPORTS:
        return missing_import(found[1])
    if "SystemExit" in mro:
        return no_exit() if loading else no_exit_in_a_call()
    if "EOFError" in mro:
        return no_input()
    if message.startswith(NO_THREAD) or (REFUSED & set(mro) and any(word in traceback for word in PARALLEL)):
        return one_thread()
    return ""


def of_text(source: str) -> str:
    """Say what to do about a text that is no Python; "" where it does not look like one of the usual slips."""
    lines = [line.strip() for line in source.split("\n", PASTED_LINES)[:PASTED_LINES]]
    if any(line.startswith("```") for line in lines):
        return no_fences()
    if any(re.match(r">>>( |$)|In \[\d{1,5}\]:", line) for line in lines):
        return no_prompts()
    if any(re.match(r"%\w|!\w", line) for line in lines):
        return no_notebook_commands()
    return ""
