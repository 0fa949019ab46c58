# style: comparisons of all values at once, sliding_window_view, the alarm by the last decisive window
import numpy as np


def ks_statistic(reference, window):
    a, b = np.array(reference, dtype=float), np.array(window, dtype=float)
    if a.size * b.size == 0 or not np.isfinite(a.sum() + b.sum()):
        raise ValueError
    x = np.union1d(a, b)[:, None]
    return np.max(np.abs((a <= x).mean(axis=1) - (b <= x).mean(axis=1)))


def monitor(reference, stream, width, step, raise_at, clear_at):
    a, s = np.array(reference, dtype=float), np.array(stream, dtype=float)
    if width < 1 or step < 1 or clear_at > raise_at or np.unique(a).size < 2 or not np.isfinite(a.sum() + s.sum()):
        raise ValueError
    if s.size < width:
        return np.zeros(0), np.zeros(0), np.zeros(0, dtype=bool)
    windows = np.lib.stride_tricks.sliding_window_view(s, width)[::step]
    ks = np.array([ks_statistic(a, w) for w in windows])
    votes = np.where(ks > raise_at, 1, np.where(ks < clear_at, -1, 0))
    last = np.maximum.accumulate(np.where(votes != 0, np.arange(ks.size), -1))
    return ks, (windows.mean(axis=1) - a.mean()) / np.sqrt(a.var()), (last >= 0) & (votes[last] > 0)
