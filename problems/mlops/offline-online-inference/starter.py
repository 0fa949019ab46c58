def plan_serving(
    requests: dict[str, list[int]],
    horizon: int,
    interval: int,
    max_age: int,
    batch_cost: int,
    online_cost: int,
    lookup_cost: int,
) -> dict[str, tuple[str, int]]:
    """The cheapest allowed way to serve each key, "precompute", "on_demand" or "cache", and what it costs.

    Raises ValueError if the time of a request is negative or not below the horizon.
    """
    raise NotImplementedError


def skewed_features(
    offline: dict[str, list[float | None]], online: dict[str, list[float | None]], rtol: float, atol: float
) -> list[tuple[str, int]]:
    """The features that differ between the stores, with the number of rows in which they do.

    Raises ValueError if features have different numbers of values.
    """
    raise NotImplementedError
