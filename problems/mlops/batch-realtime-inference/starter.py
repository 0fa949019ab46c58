import numpy as np


def serve(arrivals: np.ndarray, fixed: int, per_item: int, period: int | None = None) -> tuple[int, int, int, int]:
    """(p50, p95, p99, cost): percentiles of the latency, and what all calls cost.

    period: the time between two flushes; None serves each request by itself.
    Raises ValueError for no arrivals, a negative one, or a period below 1.
    """
    raise NotImplementedError


def break_even_rate(
    online_fixed: int, online_item: int, batch_fixed: int, batch_item: int, period: int
) -> float | None:
    """The requests in a unit of time at which both modes cost the same, or None.

    Raises ValueError for a period below 1.
    """
    raise NotImplementedError
