"""Norms by math.hypot in the C library, which scales by itself; the table as one chain of conditions."""

REQUIRES = []


def gradient_flow(params, zero_limit=1e-8, exploding_limit=1000.0):
    import math

    import numpy as np

    def norm(values):
        values = np.ravel(values).astype(float).tolist()
        return math.nan if any(map(math.isnan, values)) else math.hypot(*values)  # hypot(inf, nan) is infinite

    states, ratios = {}, {}
    for name, entry in params.items():
        size = None if entry["grad"] is None else norm(entry["grad"])
        conditions = [
            ("frozen", not entry["requires_grad"]),
            ("disconnected", size is None),
            ("zero", size is not None and size <= zero_limit),
            ("nan", size is not None and math.isnan(size)),
            ("exploding", size is not None and size > exploding_limit),
            ("healthy", True),
        ]
        states[name] = next(word for word, holds in conditions if holds)
        start, update = norm(entry["before"]), norm(entry["after"].astype(float) - entry["before"].astype(float))
        ratios[name] = 0.0 if update == 0 else math.nan if math.isnan(update) else update / start if start else math.inf
    return states, ratios
