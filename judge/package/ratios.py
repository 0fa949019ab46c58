"""Measures what the accepted solutions of a problem take beside its reference: CPU time of all cases, as a ratio.

Seconds would say something of one host alone, and only on the day when they were measured. The reference and the
solutions are run in turn in the same sandbox, so a host that is slow or busy is so to all of them.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping

from judge.package.freeze import REFERENCE_CPU
from judge.package.frozen import Frozen
from judge.package.problem import Problem, Unsound
from judge.package.running import NotRun, run
from judge.package.store import FrozenStore
from judge.sandbox.base import Sandbox

RUNS = 3  # of the reference and of each solution, of which the cheapest counts


def accepted_ratios(problem: Problem, frozen: Frozen, sandbox: Sandbox, store: FrozenStore) -> Mapping[str, float]:
    """Return each accepted solution's CPU time of all cases as a multiple of the reference's, by its name.

    Measured once and kept. A solution that has to be stopped is left out.

    Raises:
        Unsound: the reference has to be stopped on this host.
    """
    digest = _digest(problem, frozen)
    if (known := store.results.load_ratios(digest)) is not None:
        return known
    reference, seconds = math.inf, dict.fromkeys((each.name for each in problem.accepted), math.inf)
    for _ in range(RUNS):
        try:
            reference = min(reference, _seconds(problem, problem.reference, frozen, sandbox))
        except NotRun as failure:
            raise Unsound((failure.fault("reference.py"),)) from failure
        for solution in problem.accepted:
            spent = _seconds_or_inf(problem, solution.source, frozen, sandbox)
            seconds[solution.name] = min(seconds[solution.name], spent)
    ratios = {name: spent / reference for name, spent in seconds.items() if math.isfinite(spent)}
    store.results.save_ratios(digest, ratios)
    return ratios


def _seconds(problem: Problem, source: str, frozen: Frozen, sandbox: Sandbox) -> float:
    return sum(ran.cpu for ran in run(sandbox, problem, source, frozen.folder, frozen.cases, cpu=REFERENCE_CPU))


def _seconds_or_inf(problem: Problem, source: str, frozen: Frozen, sandbox: Sandbox) -> float:
    try:
        return _seconds(problem, source, frozen, sandbox)
    except NotRun:
        return math.inf


def _digest(problem: Problem, frozen: Frozen) -> str:
    sources = {solution.name: solution.source for solution in problem.accepted}
    return hashlib.sha256(json.dumps([frozen.digest, sources], sort_keys=True).encode()).hexdigest()
