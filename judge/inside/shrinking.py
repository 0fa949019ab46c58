"""Hypothesis inside the author's sandbox: smaller inputs that still fail, and a look at what the strategies draw.

The test function that Hypothesis calls blocks on the channel while the judge asks the submission's sandbox. Nothing is
written: there is no example database. The last failing example is kept, so that a shrink cut short still has an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis.errors import HypothesisException

from judge.inside.folder import Blame, blame
from judge.inside.recorder import FILE, EntryCases
from judge.wire import Unencodable, encode

if TYPE_CHECKING:
    from judge.inside.authoring import Author

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


def shrink(author: Author, entry: EntryCases, request: Mapping[str, Any]) -> dict[str, object]:
    """The smallest failing inputs that the entry's strategies for the group lead to."""
    search = Search(author, entry)
    for strategy in entry.strategies:
        if request["group"] in strategy.groups:
            search.run(strategy.strategy, int(request["seed"]), int(request["max_examples"]))
            if search.smallest is not None:
                break
    return {"smallest": search.smallest, "examples": len(search.answers)}


class Search:
    """One shrink: asks the judge about each new example once."""

    def __init__(self, author: Author, entry: EntryCases) -> None:
        self.author = author
        self.entry = entry
        self.answers: dict[bytes, bool] = {}
        self.smallest: bytes | None = None

    def run(self, strategy: Any, seed: int, max_examples: int) -> None:
        def example(inputs: dict[str, Any]) -> None:
            hypothesis.assume(self.author.verdict_on(self.entry, inputs) is True)
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
            self.author.channel.send({"try": data})
            self.answers[data] = bool(self.author.channel.receive()["fails"])
        return self.answers[data]


def _runner(example: Callable[[Any], None], strategy: Any, seed: int, **options: Any) -> Callable[[], None]:
    library: Any = hypothesis
    test: Callable[[], None] = library.given(strategy)(example)
    seeded: Callable[[], None] = library.seed(seed)(settings(**COMMON, **options)(test))
    return seeded


def audit(author: Author, entry: EntryCases, draws: int) -> Iterator[Blame]:
    """A fault for each strategy that fails, draws what is not inputs, or mostly draws what valid() refuses."""
    for strategy in entry.strategies:
        try:
            refused = _refused(author, entry, strategy.strategy, draws)
        except Exception as error:  # noqa: BLE001  (whatever author's code raises is its fault, with its line)
            where = blame(FILE, error)
            yield Blame(FILE, where.line or strategy.line, f"A strategy of {entry.name} fails: {where.message}")
        else:
            if refused:
                yield Blame(FILE, strategy.line, f"A strategy of {entry.name} {refused}")


def _refused(author: Author, entry: EntryCases, strategy: Any, draws: int) -> str:
    """Why what the strategy draws will not do; "" where it will. Shrinking skips refused draws, so a few may be."""
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
        answer = author.verdict_on(entry, inputs)
        if answer is not True:
            refused.append(f"{answer} ({inputs!r:.200})")

    _runner(example, strategy, 0, phases=[Phase.generate], max_examples=draws)()
    if bad:
        return bad[0]
    if len(refused) > MOST_REFUSED * drawn:
        return f"draws what valid() refuses, {len(refused)} of {drawn} times: {refused[0]}"
    return ""
