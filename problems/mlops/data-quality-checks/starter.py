def validate(records: list[dict], rules: list[dict], now: int) -> list[dict]:
    """A report {"checked": int, "failed": list[int], "passed": bool} for each rule.

    Raises ValueError for an unknown rule, type or severity, or low above high.
    """
    raise NotImplementedError


def gate(records: list[dict], rules: list[dict], now: int) -> tuple[str, list[int]]:
    """("load", "quarantine" or "stop", the indices of the records to load).

    Raises ValueError as validate does.
    """
    raise NotImplementedError
