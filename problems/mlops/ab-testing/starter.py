def sample_size(baseline: float, effect: float, alpha: float = 0.05, power: float = 0.8) -> int:
    """Users in each arm for a two-sided test to find an absolute effect with this power.

    Raises ValueError for an effect of 0, or rates outside (0, 1).
    """
    raise NotImplementedError


def srm_p_value(n_a: int, n_b: int, share_a: float = 0.5) -> float:
    """The p-value of the counts under the planned share of arm A.

    Raises ValueError for a negative count, or if both are 0.
    """
    raise NotImplementedError


def two_proportion_test(
    x_a: int, n_a: int, x_b: int, n_b: int, confidence: float = 0.95
) -> tuple[float, float, float, float]:
    """(z, p_value, low, high) of the difference of the rates, B minus A.

    Raises ValueError for an arm without users, or successes outside 0 to the users.
    """
    raise NotImplementedError
