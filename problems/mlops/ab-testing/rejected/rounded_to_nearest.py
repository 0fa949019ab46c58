# verdict: wrong_answer
# entry: sample_size
# group: example, random
# lesson: You round to the nearest integer. Round up, or the power falls short.
import math
from statistics import NormalDist

quantile = NormalDist().inv_cdf


def two_sided(z):
    """The probability of at least |z| on both sides; erfc keeps its digits in the tail."""
    return math.erfc(abs(z) / math.sqrt(2))


def sample_size(baseline, effect, alpha=0.05, power=0.8):
    target = baseline + effect
    if effect == 0 or not (0 < baseline < 1 and 0 < target < 1):
        raise ValueError("Rates must be between 0 and 1, and must differ.")
    variance = baseline * (1 - baseline) + target * (1 - target)
    return round((quantile(1 - alpha / 2) + quantile(power)) ** 2 * variance / effect**2)


def srm_p_value(n_a, n_b, share_a=0.5):
    total = n_a + n_b
    if min(n_a, n_b) < 0 or total == 0:
        raise ValueError("Counts must not be negative, and one must be above 0.")
    expected = share_a * total, (1 - share_a) * total
    chi2 = sum((n - e) ** 2 / e for n, e in zip((n_a, n_b), expected))
    return two_sided(math.sqrt(chi2))


def two_proportion_test(x_a, n_a, x_b, n_b, confidence=0.95):
    if min(n_a, n_b) < 1 or not (0 <= x_a <= n_a and 0 <= x_b <= n_b):
        raise ValueError("Each arm needs users, and between none and all of them succeed.")
    p_a, p_b, pooled = x_a / n_a, x_b / n_b, (x_a + x_b) / (n_a + n_b)
    difference = p_b - p_a
    # Under the null hypothesis there is one rate; the interval does not assume that.
    null_error = math.sqrt(pooled * (1 - pooled) * (1 / n_a + 1 / n_b))
    z = difference / null_error if null_error else 0.0
    error = math.sqrt(p_a * (1 - p_a) / n_a + p_b * (1 - p_b) / n_b)
    half = quantile((1 + confidence) / 2) * error
    return z, two_sided(z), difference - half, difference + half
