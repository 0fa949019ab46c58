"""Makes a problem's figures: figures.py runs in the author's sandbox, once per version, and gives plain data.

What comes out of the sandbox is built anew by the same constructors (`judge/shared/figures/`), so a figure that a
page is given is one that can be drawn, whatever the author's code sent.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from judge.package.authors import MEMORY, OUTPUT, STOPS
from judge.package.problem import Fault, Problem, Unsound
from judge.package.store import FrozenStore
from judge.package.texts import EDITORIAL, STATEMENT, figures_of
from judge.sandbox.base import CpuLimit, Limits, Role, Sandbox, WallLimit
from judge.shared.figures import Figure, from_plain, to_plain

FILE = "figures.py"
CPU = 20.0  # CPU seconds for all figures of a problem
WALL = 3 * CPU
MOST = 12  # most figures of a problem


def make_figures(problem: Problem, sandbox: Sandbox, store: FrozenStore) -> Mapping[str, Figure]:
    """Return the problem's figures by name, from the store or made now; empty where it has none.

    Raises:
        Unsound: figures.py fails, or gives what can't be drawn; with its line where there is one.
    """
    if problem.figures is None:
        return {}
    digest = _digest(problem, sandbox)
    if (known := store.results.load_figures(digest)) is not None:
        return {name: from_plain(plain) for name, plain in known.items()}
    figures = _checked(_run(problem, sandbox))
    store.results.save_figures(digest, {name: to_plain(figure) for name, figure in figures.items()})
    return figures


def figure_faults(problem: Problem, figures: Mapping[str, Figure]) -> list[Fault]:
    """Lists figures that a text shows but figures.py does not make, and the reverse."""
    shown: set[str] = set()
    faults = []
    for file, text in ((STATEMENT, problem.statement), (EDITORIAL, problem.editorial)):
        for line, _caption, name in figures_of(text):
            shown.add(name)
            if name not in figures:
                made = f" It makes {', '.join(sorted(figures))}." if figures else ""
                faults.append(Fault(file, line, f'figures() makes no "{name}".{made}'))
    faults += [Fault(FILE, 0, f'No text shows the figure "{name}".') for name in figures if name not in shown]
    return faults


def _digest(problem: Problem, sandbox: Sandbox) -> str:
    sources = [problem.figures, problem.reference, problem.functions]
    parts = json.dumps([sources, dict(sandbox.toolchain())], sort_keys=True)
    return hashlib.sha256(parts.encode()).hexdigest()


def _run(problem: Problem, sandbox: Sandbox) -> Mapping[str, Any]:
    """Return what figures() gives, as plain data of no known form."""
    named = {"figures": problem.figures, "reference": problem.reference, "functions": problem.functions}
    sources = {name: None if source is None else source.encode() for name, source in named.items()}
    session = sandbox.open(Role.AUTHOR, Limits(memory=MEMORY, wall=2 * WALL, output=OUTPUT))
    try:
        session.send({"do": "figures", **sources})
        for _ in ("the module", "its figures"):
            message: dict[str, Any] = session.receive(cpu=CPU, wall=WALL)
            if "error" in message:
                raise Unsound((Fault(str(message["file"]), int(message["line"]), str(message["message"])),))
            if not message.get("ready"):
                break
            session.send({"ask": "figures"})
    except STOPS as stop:
        slow = isinstance(stop, CpuLimit | WallLimit)
        why = f"it takes more than {CPU:.0f} seconds" if slow else f"the process ended ({stop})"
        raise Unsound((Fault(FILE, 0, f"The figures could not be made: {why}."),)) from stop
    finally:
        session.close()
    figures = message.get("figures")
    if not isinstance(figures, dict):
        raise Unsound((Fault(FILE, 0, "The figures could not be made: figures.py answered with something else."),))
    return figures


def _checked(plain: Mapping[str, Any]) -> Mapping[str, Figure]:
    faults, figures = [], {}
    if len(plain) > MOST:
        faults.append(Fault(FILE, 0, f"There are {len(plain)} figures; {MOST} is the most."))
    for name, each in list(plain.items())[:MOST]:
        try:
            figures[str(name)] = from_plain(each)
        except ValueError as error:
            faults.append(Fault(FILE, 0, f'"{name}": {error}'))
    if faults:
        raise Unsound(tuple(faults))
    return figures
