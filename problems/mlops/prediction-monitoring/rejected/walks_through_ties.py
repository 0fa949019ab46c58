# verdict: wrong_answer
# entry: ks_statistic
# group: example
# lesson: You compare after each single element. Equal values of both samples jump together.
import numpy as np


def finite(x):
    x = np.asarray(x, dtype=np.float64)
    if not np.isfinite(x).all():
        raise ValueError("All values must be finite.")
    return x


def ks_statistic(reference, window):
    reference, window = np.sort(finite(reference)), np.sort(finite(window))
    if reference.size == 0 or window.size == 0:
        raise ValueError("Both samples need values.")
    x = np.concatenate([reference, window])
    order = np.argsort(x, kind="stable")
    steps = np.repeat([1 / reference.size, -1 / window.size], [reference.size, window.size])
    return float(np.abs(np.cumsum(steps[order])).max())


def monitor(reference, stream, width, step, raise_at, clear_at):
    reference, stream = finite(reference), finite(stream)
    if width < 1 or step < 1 or clear_at > raise_at:
        raise ValueError("width and step must be at least 1, and clear_at at most raise_at.")
    if np.unique(reference).size < 2:
        raise ValueError("The reference needs different values.")
    windows = [stream[start : start + width] for start in range(0, stream.size - width + 1, step)]
    ks = np.array([ks_statistic(reference, window) for window in windows])
    means = np.array([window.mean() for window in windows])
    alert, on = [], False
    for d in ks:
        on = bool(d > raise_at or (on and d >= clear_at))
        alert.append(on)
    return ks, (means - reference.mean()) / reference.std(), np.array(alert, dtype=bool)
