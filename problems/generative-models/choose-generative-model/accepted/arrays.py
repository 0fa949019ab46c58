# style: NumPy arrays with NaN for what was not measured, signs for the direction
import numpy as np


def choose_model(profiles, scales, weights, limits):
    w = np.array(list(weights.values()), dtype=float)
    if (w < 0).any() or not (w > 0).any():
        raise ValueError("weights")

    def column(criterion):
        return np.array([profile[criterion] for profile in profiles.values()], dtype=float)

    names = np.array(list(profiles))
    broken = np.zeros((len(names), len(limits)), dtype=bool)
    for j, (criterion, limit) in enumerate(limits.items()):
        worst, best = scales[criterion]
        values = column(criterion)
        broken[:, j] = ~(values >= limit) if best > worst else ~(values <= limit)
    remaining = ~broken.any(axis=1)
    reasons = {str(name): [c for c, out in zip(limits, row) if out] for name, row in zip(names, broken)}
    if not remaining.any():
        return None, {}, reasons
    ends = np.array([scales[c] for c in weights], dtype=float)
    table = np.stack([column(c) for c in weights], axis=1)[remaining]
    q = np.nan_to_num(np.clip((table - ends[:, 0]) / (ends[:, 1] - ends[:, 0]), 0, 1))
    s = q @ (w / w.sum())
    won = (q > q.max(axis=0) - 1e-9) & (w > 0)
    for name, row in zip(names[remaining], won):
        reasons[str(name)] = [c for c, yes in zip(weights, row) if yes]
    scores = dict(zip(names[remaining].tolist(), s))
    return str(names[remaining][np.argmax(s > s.max() - 1e-9)]), scores, reasons
