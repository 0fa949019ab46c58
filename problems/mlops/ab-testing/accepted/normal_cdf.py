# style: NormalDist for everything, with objects for the arms; the mismatch as a z-test of one share
from dataclasses import dataclass
from statistics import NormalDist

N01 = NormalDist(0, 1)


@dataclass
class Arm:
    successes: int
    users: int

    def __post_init__(self):
        if self.users <= 0 or self.successes not in range(self.users + 1):
            raise ValueError("arm")

    @property
    def rate(self):
        return self.successes / self.users

    @property
    def variance(self):
        return self.rate * (1 - self.rate) / self.users


def sample_size(baseline, effect, alpha=0.05, power=0.8):
    rates = [baseline, baseline + effect]
    if not effect or min(rates) <= 0 or max(rates) >= 1:
        raise ValueError("rates")
    z = -N01.inv_cdf(alpha / 2) - N01.inv_cdf(1 - power)
    needed = z * z * sum(rate - rate * rate for rate in rates) / (effect * effect)
    return int(-(-needed // 1))


def srm_p_value(n_a, n_b, share_a=0.5):
    if n_a < 0 or n_b < 0 or n_a == n_b == 0:
        raise ValueError("counts")
    users = n_a + n_b
    z = (n_a - users * share_a) / (users * share_a * (1 - share_a)) ** 0.5
    return 2 * N01.cdf(-abs(z))


def two_proportion_test(x_a, n_a, x_b, n_b, confidence=0.95):
    a, b = Arm(x_a, n_a), Arm(x_b, n_b)
    both = Arm(x_a + x_b, n_a + n_b)
    gap = b.rate - a.rate
    spread = both.rate * (1 - both.rate) * (n_a + n_b) / n_a / n_b
    z = gap / spread**0.5 if spread > 0 else 0
    wide = N01.inv_cdf(0.5 + confidence / 2) * (a.variance + b.variance) ** 0.5
    return z, 2 * (1 - N01.cdf(abs(z))), gap - wide, gap + wide
