import numpy as np
from gradus import Lines
from reference import sample_size, two_proportion_test


def figures():
    rng = np.random.default_rng(31)
    effects = np.geomspace(0.005, 0.1, 25)
    sizes = {
        f"baseline {base}": [sample_size(base, float(effect)) for effect in effects] for base in (0.02, 0.1, 0.5)
    }
    looks, ever = 20, np.zeros(20)
    for _ in range(400):  # both arms have the same rate
        arms = rng.binomial(250, 0.1, size=(2, looks)).cumsum(axis=1)
        p = [two_proportion_test(int(a), 250 * k, int(b), 250 * k)[1] for k, (a, b) in enumerate(arms.T, start=1)]
        ever += np.minimum.accumulate(p) < 0.05
    peeks = {"ever below 0.05": ever / 400, "promised": np.full(looks, 0.05)}
    return {
        "size": Lines(
            effects, sizes, x_label="absolute effect", y_label="users in each arm", x_scale="log", y_scale="log"
        ),
        "peeking": Lines(
            np.arange(1, looks + 1), peeks, dashed=["promised"], x_label="looks", y_label="share of A/A tests"
        ),
    }
