# style: arrays of all steps at once, windows as a strided view, a dict as the result
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def first_nonfinite(losses, grads):
    found = {"step": None, "name": None, "kind": None}
    finite = np.array([all(np.all(np.isfinite(g)) for g in named.values()) for named in grads], dtype=bool)
    bad = ~(finite & np.isfinite(np.asarray(losses)))
    if bad.any():
        step = int(np.argmax(bad))
        stages = [("loss", np.asarray(losses)[step]), *reversed(grads[step].items())]
        name, values = next((n, v) for n, v in stages if not np.isfinite(v).all())
        found = {"kind": "nan" if np.isnan(values).any() else "inf", "name": name, "step": step}
    return found


def first_spike(losses, window=20, factor=3.0):
    values = np.array(losses, dtype=float)
    steps = np.flatnonzero(np.isfinite(values))
    finite = values[steps]
    if finite.size <= window:
        return None
    baseline = np.median(sliding_window_view(finite, window)[:-1], axis=1)
    spikes = np.flatnonzero(finite[window:] > factor * baseline)
    return np.int64(steps[window + spikes[0]]) if spikes.size else None
