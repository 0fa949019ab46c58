from collections.abc import Sequence


def simulate(
    arrivals: Sequence[int], max_batch: int, max_wait: int, base: int, per_item: int
) -> tuple[list[int], list[int]]:
    """(batch, finish) of each request, in the order of arrivals.

    arrivals: n times in microseconds, in any order. A batch of s requests takes base + per_item * s.

    Raises ValueError if max_batch is below 1, or another number is negative.
    """
    raise NotImplementedError


def choose_max_wait(
    arrivals: Sequence[int], max_batch: int, base: int, per_item: int, candidates: list[int], limit: int
) -> int | None:
    """The candidate with the fewest batches, then the smallest, of those with a p99 latency of at most limit.

    Raises ValueError as simulate does, for any of the candidates.
    """
    raise NotImplementedError
