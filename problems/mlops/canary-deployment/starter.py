def route(keys: list[str], salt: str, share: int) -> list[bool]:
    """Whether each key goes to the canary, at a share in basis points.

    Raises ValueError if share is not between 0 and 10,000.
    """
    raise NotImplementedError


def decide(stable: dict, canary: dict, min_requests: int, max_increase: int, max_slowdown: int) -> str:
    """ "promote", "hold" or "roll_back".

    stable, canary: {"errors": int, "latencies": list[int]}. max_increase in basis points, max_slowdown in percent.

    Raises ValueError for impossible counts or a negative latency.
    """
    raise NotImplementedError


def rollout(
    windows: list[tuple[dict, dict]], steps: list[int], min_requests: int, max_increase: int, max_slowdown: int
) -> list[int]:
    """The share in force after each window (stable, canary), beginning at steps[0]."""
    raise NotImplementedError
