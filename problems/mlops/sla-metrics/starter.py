def sla_report(requests: list[tuple[int, int, float]], slo: float) -> dict[str, float | None]:
    """availability, p50, p95, p99 and budget_left of requests (time, status, latency).

    Raises ValueError for an slo outside (0, 1), a bad status or latency, or no requests.
    """
    raise NotImplementedError


def burn_rates(requests: list[tuple[int, int, float]], slo: float, now: int, windows: list[int]) -> list[float]:
    """The burn rate over each window, in seconds, that ends at now.

    Raises ValueError for an slo outside (0, 1), or a bad status or latency.
    """
    raise NotImplementedError
