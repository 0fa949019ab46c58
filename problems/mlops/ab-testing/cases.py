import math
from statistics import NormalDist

from hypothesis import strategies as st


def number(value, low, high):
    return type(value) in (int, float) and math.isfinite(value) and low <= value <= high


def valid_size(baseline, effect, alpha=0.05, power=0.8):
    """True, or why this call is outside the task."""
    if not number(baseline, -2, 2) or not number(effect, -2, 2):
        return "baseline and effect are numbers."
    if not number(alpha, 1e-9, 1 - 1e-9) or not number(power, 0.5, 1 - 1e-9):
        return "alpha is between 0 and 1, power at least 0.5 and below 1."
    target = baseline + effect
    if effect == 0 or not (0 < baseline < 1 and 0 < target < 1):
        return True
    if min(baseline, 1 - baseline, target, 1 - target) < 1e-9 or abs(effect) < 1e-4:
        return "Rates are at least 1e-9 away from 0 and 1, and effects at least 1e-4."
    z = NormalDist().inv_cdf(1 - alpha / 2) + NormalDist().inv_cdf(power)
    n = z * z * (baseline * (1 - baseline) + target * (1 - target)) / effect**2
    return abs(n - round(n)) > 1e-10 * n or "The number of users is too close to a whole one."


def valid_srm(n_a, n_b, share_a=0.5):
    """True, or why this call is outside the task."""
    if not all(type(n) is int and abs(n) <= 10**12 for n in (n_a, n_b)):
        return "n_a and n_b are integers of at most 10^12."
    return number(share_a, 1e-6, 1 - 1e-6) or "share_a is between 0 and 1."


def valid_test(x_a, n_a, x_b, n_b, confidence=0.95):
    """True, or why this call is outside the task."""
    if not all(type(n) is int and abs(n) <= 10**12 for n in (x_a, n_a, x_b, n_b)):
        return "Counts are integers of at most 10^12."
    return number(confidence, 1e-6, 1 - 1e-9) or "confidence is between 0 and 1."


def random_size(rng, i):
    baseline = float(rng.uniform(0.01, 0.95))
    effect = float(rng.uniform(-baseline, 1 - baseline)) * float(rng.choice([0.9, 0.1]))
    effect = effect if abs(effect) > 0.002 else 0.002
    case = {"baseline": baseline, "effect": effect}
    return case | [{}, {"alpha": 0.01}, {"power": 0.93}, {"alpha": 0.2, "power": 0.6}][i % 4]


def random_srm(rng, i):
    share = float(rng.uniform(0.05, 0.95)) if i % 2 else 0.5
    total = int(10 ** rng.uniform(0.5, 6))
    n_a = int(rng.binomial(total, share)) + int(rng.integers(0, 3) * total**0.5 * (i % 3 == 0))
    return {"n_a": n_a, "n_b": max(total - n_a, 0) + 1} | ({"share_a": share} if i % 2 else {})


def random_test(rng, i):
    n_a, n_b = (int(n) for n in 10 ** rng.uniform(0.3, 5, size=2))
    x_a, x_b = int(rng.binomial(n_a, 0.2)), int(rng.binomial(n_b, 0.2 + 0.2 * (i % 3 == 0)))
    case = {"x_a": x_a, "n_a": n_a, "x_b": x_b, "n_b": n_b}
    return case | ({"confidence": float(rng.uniform(0.5, 0.999))} if i % 2 else {})


def build(cases):
    e = cases.of("sample_size")
    e.example("ten-to-twelve-percent", baseline=0.1, effect=0.02)
    e.example("smaller-effect-more-power", baseline=0.1, effect=0.01, power=0.9)
    e.edge("negative-effect", baseline=0.3, effect=-0.05)
    e.edge("stricter-alpha", baseline=0.3, effect=0.05, alpha=0.001)
    e.edge("power-one-half", baseline=0.3, effect=0.05, power=0.5)
    e.edge("rate-near-one", baseline=0.97, effect=0.02)
    e.edge("large-effect", baseline=0.05, effect=0.9)
    e.edge("tiny-effect", baseline=0.5, effect=5e-4)
    e.edge("no-effect", baseline=0.5, effect=0.0, raises=ValueError)
    e.edge("baseline-zero", baseline=0.0, effect=0.1, raises=ValueError)
    e.edge("baseline-one", baseline=1.0, effect=-0.1, raises=ValueError)
    e.edge("baseline-above-one", baseline=1.1, effect=-0.5, raises=ValueError)
    e.edge("target-zero", baseline=0.25, effect=-0.25, raises=ValueError)
    e.edge("target-one", baseline=0.75, effect=0.25, raises=ValueError)
    e.edge("target-below-zero", baseline=0.25, effect=-0.5, raises=ValueError)
    e.random(30, random_size, seed=301)
    e.strategy(
        st.fixed_dictionaries(
            {"baseline": st.sampled_from([0.1, 0.5, 0.0, 1.0]), "effect": st.sampled_from([0.0, 0.1, -0.05, 0.5])},
            optional={"power": st.sampled_from([0.7, 0.9]), "alpha": st.sampled_from([0.1, 0.01])},
        ),
        valid=valid_size,
    )

    e = cases.of("srm_p_value")
    e.example("slightly-off", n_a=5050, n_b=4950)
    e.example("ten-percent-canary", n_a=1090, n_b=9910, share_a=0.1)
    e.edge("as-planned", n_a=700, n_b=300, share_a=0.7)
    e.edge("mismatch", n_a=50_600, n_b=49_400)
    e.edge("arms-exchanged", n_a=120, n_b=480, share_a=0.75)
    e.edge("arm-a-empty", n_a=0, n_b=5, share_a=0.3)
    e.edge("arm-b-empty", n_a=4, n_b=0, share_a=0.3)
    e.edge("one-user", n_a=1, n_b=0, share_a=0.9)
    e.edge("no-users", n_a=0, n_b=0, raises=ValueError)
    e.edge("negative-a", n_a=-1, n_b=5, raises=ValueError)
    e.edge("negative-b", n_a=9, n_b=-2, raises=ValueError)
    e.edge("negative-sum-of-zero", n_a=-3, n_b=3, raises=ValueError)
    e.stability("many-users", n_a=500_000_700_000, n_b=499_999_300_000)
    e.stability("far-out", n_a=9000, n_b=1000)
    e.random(30, random_srm, seed=302)
    count = st.integers(-1, 6)
    e.strategy(
        st.fixed_dictionaries({"n_a": count, "n_b": count}, optional={"share_a": st.sampled_from([0.25, 0.9])}),
        valid=valid_srm,
    )

    e = cases.of("two_proportion_test")
    e.example("twelve-against-ten-percent", x_a=400, n_a=4000, x_b=504, n_b=4200)
    e.example("b-is-worse", x_a=30, n_a=100, x_b=15, n_b=80, confidence=0.9)
    e.edge("equal-rates", x_a=10, n_a=40, x_b=25, n_b=100)
    e.edge("arms-of-different-size", x_a=9, n_a=20, x_b=3000, n_b=9000)
    e.edge("none-succeeds", x_a=0, n_a=30, x_b=0, n_b=50)
    e.edge("all-succeed", x_a=30, n_a=30, x_b=50, n_b=50, confidence=0.8)
    e.edge("none-against-all", x_a=0, n_a=30, x_b=50, n_b=50)
    e.edge("none-against-some", x_a=0, n_a=30, x_b=4, n_b=50)
    e.edge("one-user-each", x_a=0, n_a=1, x_b=1, n_b=1)
    e.edge("beyond-one", x_a=1, n_a=9, x_b=5, n_b=6, confidence=0.999)
    e.edge("less-confident", x_a=400, n_a=4000, x_b=504, n_b=4200, confidence=0.5)
    e.edge("no-users-in-a", x_a=0, n_a=0, x_b=3, n_b=8, raises=ValueError)
    e.edge("no-users-in-b", x_a=3, n_a=8, x_b=0, n_b=0, raises=ValueError)
    e.edge("negative-successes-in-a", x_a=-1, n_a=8, x_b=3, n_b=9, raises=ValueError)
    e.edge("negative-successes-in-b", x_a=3, n_a=8, x_b=-1, n_b=9, raises=ValueError)
    e.edge("more-successes-than-users-in-a", x_a=9, n_a=8, x_b=3, n_b=9, raises=ValueError)
    e.edge("more-successes-than-users-in-b", x_a=3, n_a=8, x_b=10, n_b=9, raises=ValueError)
    e.stability("many-users", x_a=10**10, n_a=10**12, x_b=9_999_100_000, n_b=999_000_000_000)
    e.stability("far-apart", x_a=100, n_a=4000, x_b=2000, n_b=4100)
    e.random(36, random_test, seed=303)
    users, hits = st.integers(0, 5), st.integers(-1, 5)
    e.strategy(
        st.fixed_dictionaries(
            {"x_a": hits, "n_a": users, "x_b": hits, "n_b": users}, optional={"confidence": st.sampled_from([0.5, 0.9])}
        ),
        valid=valid_test,
    )
