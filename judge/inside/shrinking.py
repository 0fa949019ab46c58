"""Hypothesis inside the author's sandbox: smaller inputs that still fail, and a look at what the strategies draw.

The test function that Hypothesis calls blocks on the channel while the judge asks the submission's sandbox. Nothing is
written: there is no example database. The last failing example is kept, so that a shrink cut short still has an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis.errors import HypothesisException

from judge.inside.folder import Blame, blame
from judge.inside.recorder import FILE, EntryCases
from judge.wire import Unencodable, encode

MOST_REFUSED = 0.3  # of a strategy's draws; beyond it shrinking wastes its time

COMMON: dict[str, Any] = {
    "database": None,
    "deadline": None,
    "report_multiple_bugs": False,
    "print_blob": False,
    "suppress_health_check": list(HealthCheck),
    "verbosity": Verbosity.quiet,
}


class StillFails(Exception):  # noqa: N818
    """Tells Hypothesis that an example fails."""


Validity = Callable[[EntryCases, dict[str, Any]], "bool | str"]
"""Whether inputs belong to the task of an entry: True, or the sentence that says why they do not."""

Fails = Callable[[bytes], bool]
"""Asks the judge whether the submission fails on these inputs in the way that is looked for."""


def shrink(
    entry: EntryCases, valid: Validity, fails: Fails, *, group: str, seed: int, max_examples: int
) -> dict[str, object]:
    """Find the smallest failing inputs that the entry's strategies lead to, those for the group first."""
    search = ExampleSearch(entry, valid, fails)
    for strategy in sorted(entry.strategies, key=lambda each: group not in each.groups):
        search.run(strategy.strategy, seed, max_examples)
        if search.smallest is not None:
            break
    return {"smallest": search.smallest, "examples": len(search.answers)}


class ExampleSearch:
    """One shrink: asks the judge about each new example once."""

    def __init__(self, entry: EntryCases, valid: Validity, fails: Fails) -> None:
        self.entry = entry
        self.valid = valid
        self.ask = fails
        self.answers: dict[bytes, bool] = {}
        self.smallest: bytes | None = None

    def run(self, strategy: Any, seed: int, max_examples: int) -> None:
        def example(inputs: dict[str, Any]) -> None:
            hypothesis.assume(self.valid(self.entry, inputs) is True)
            data = bytes(encode(inputs))
            if self.fails(data):
                self.smallest = data
                raise StillFails

        try:
            _runner(example, strategy, seed, phases=[Phase.generate, Phase.shrink], max_examples=max_examples)()
        except StillFails:
            return
        except HypothesisException:
            return  # nothing valid was drawn, or an example changed its mind: what is kept stands

    def fails(self, data: bytes) -> bool:
        if data not in self.answers:
            self.answers[data] = self.ask(data)
        return self.answers[data]


def _runner(example: Callable[[Any], None], strategy: Any, seed: int, **options: Any) -> Callable[[], None]:
    library: Any = hypothesis
    test: Callable[[], None] = library.given(strategy)(example)
    seeded: Callable[[], None] = library.seed(seed)(settings(**COMMON, **options)(test))
    return seeded


def audit(entry: EntryCases, valid: Validity, draws: int) -> Iterator[Blame]:
    """Yield a fault for each strategy that fails, draws what is not inputs, or mostly draws what valid() refuses."""
    for strategy in entry.strategies:
        try:
            refused = _refused(entry, valid, strategy.strategy, draws)
        except Exception as error:  # noqa: BLE001  (whatever author's code raises is its fault, with its line)
            where = blame(FILE, error)
            yield Blame(FILE, where.line or strategy.line, f"A strategy of {entry.name} fails: {where.message}")
        else:
            if refused:
                yield Blame(FILE, strategy.line, f"A strategy of {entry.name} {refused}")


def _refused(entry: EntryCases, valid: Validity, strategy: Any, draws: int) -> str:
    """Say why what the strategy draws will not do; "" where it will. Shrinking skips refused draws, so a few may be."""
    bad: list[str] = []
    refused: list[str] = []
    drawn = 0

    def example(inputs: Any) -> None:
        nonlocal drawn
        drawn += 1
        if not isinstance(inputs, dict):
            bad.append(f"draws {type(inputs).__name__}, not a dict of inputs")
            return
        try:
            encode(inputs)
        except Unencodable as error:
            bad.append(f"draws what can't be an input: {error}")
        answer = valid(entry, inputs)
        if answer is not True:
            refused.append(f"{answer} ({inputs!r:.200})")

    _runner(example, strategy, 0, phases=[Phase.generate], max_examples=draws)()
    if bad:
        return bad[0]
    if len(refused) > MOST_REFUSED * drawn:
        return f"draws what valid() refuses, {len(refused)} of {drawn} times: {refused[0]}"
    return ""
