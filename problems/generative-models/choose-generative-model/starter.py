def choose_model(
    profiles: dict[str, dict[str, float | None]],
    scales: dict[str, tuple[float, float]],
    weights: dict[str, float],
    limits: dict[str, float],
) -> tuple[str | None, dict[str, float], dict[str, list[str]]]:
    """Choose the family of models that suits a task.

    Args:
        profiles: family -> criterion -> measurement, or None if it was not measured.
        scales: criterion -> (worst, best); lower is better where best < worst.
        weights: criterion -> weight, >= 0.
        limits: criterion -> the value that is still allowed.

    Returns:
        (choice, scores, reasons): the best remaining family or None; remaining family -> score in [0, 1];
        every family -> the limits it breaks (ruled out) or the criteria it wins (remaining).

    Raises:
        ValueError: a weight is negative, or none is positive.
    """
    raise NotImplementedError
