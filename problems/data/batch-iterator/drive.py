"""Collects the batches of some epochs; all epochs share one generator."""

from copy import deepcopy
from itertools import islice


def batch_iterator(submission, X, y, batch_size, shuffle=None, drop_last=None, rng=None, epochs=1):
    given = {"shuffle": shuffle, "drop_last": drop_last, "rng": rng}
    options = {name: value for name, value in given.items() if value is not None}
    collected = []
    for _ in range(epochs):
        batches = submission.batch_iterator(X, y, batch_size, **options)
        most = len(X) + 2  # more than any right answer has, should the generator be endless
        collected.append([(deepcopy(X_batch), deepcopy(y_batch)) for X_batch, y_batch in islice(batches, most)])
    return collected


def show(entry, /, X, y, batch_size, epochs=1, rng=None, **options):
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    lines = []
    if rng is not None:
        lines.append(f"rng = {rng!r}")
        arguments += ", rng=rng"
    call = f"list(batch_iterator({X!r}, {y!r}, {batch_size!r}{arguments}))"
    lines.append(f"[{call}]" if epochs == 1 else f"[{call} for epoch in range({epochs})]")
    return "\n".join(lines)
