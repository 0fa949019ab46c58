"""The decision as matrices: utilities by linear interpolation, scores by numpy.average, limits by signed
differences."""

import numpy as np

REQUIRES = []


def choose_model(profiles, scales, weights, limits):
    families = list(profiles)
    allowed, reasons = np.ones(len(families), dtype=bool), {f: [] for f in families}
    for c, limit in limits.items():
        values = np.array([np.nan if profiles[f][c] is None else profiles[f][c] for f in families], dtype=float)
        fine = np.sign(scales[c][1] - scales[c][0]) * (values - limit) >= 0  # false for NaN
        allowed &= fine
        for i in np.flatnonzero(~fine):
            reasons[families[i]].append(c)
    left = [f for f, fine in zip(families, allowed) if fine]
    if not left:
        return None, {}, reasons
    criteria = [c for c in weights if weights[c] > 0]
    q = np.zeros((len(left), len(criteria)))
    for j, c in enumerate(criteria):
        ends = np.array(sorted(zip(scales[c], (0.0, 1.0))))
        for i, f in enumerate(left):
            q[i, j] = 0 if profiles[f][c] is None else np.interp(profiles[f][c], ends[:, 0], ends[:, 1])
    scores = np.average(q, axis=1, weights=[weights[c] for c in criteria])
    choice = left[int(np.argmax(np.isclose(scores, scores.max(), rtol=0, atol=1e-9)))]
    wins = np.isclose(q, q.max(axis=0), rtol=0, atol=1e-9)
    reasons |= {f: [c for c, won in zip(criteria, row) if won] for f, row in zip(left, wins)}
    return choice, {f: float(s) for f, s in zip(left, scores)}, reasons
