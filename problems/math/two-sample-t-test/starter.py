import numpy as np


def betainc(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b).

    a, b: above 0. x: from 0 to 1. Anything else raises ValueError.
    """
    raise NotImplementedError


def two_sample_t_test(x: np.ndarray, y: np.ndarray, equal_var: bool = True) -> tuple[float, float, float, float]:
    """Student's or Welch's t-test of two independent samples.

    x, y: shapes (n1,) and (n2,), at least two each, or ValueError.
    equal_var: True for Student's test, False for Welch's.
    Returns (statistic, df, two-sided pvalue, Cohen's d).
    """
    raise NotImplementedError
