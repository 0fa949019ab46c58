"""scipy.stats.ks_2samp, and zmap for the shift."""

REQUIRES = ["scipy"]


def ks_statistic(reference, window):
    from scipy.stats import ks_2samp

    return float(ks_2samp([float(v) for v in reference], [float(v) for v in window], method="asymp").statistic)


def monitor(reference, stream, width, step, raise_at, clear_at):
    import numpy as np
    from scipy.stats import zmap

    reference, stream = np.array(reference, dtype=float), np.array(stream, dtype=float)
    windows = []
    for k in range(len(stream)):
        window = stream[k * step : k * step + width]
        if len(window) == width:
            windows.append(window)
    ks = [ks_statistic(reference, window) for window in windows]
    shift = [float(zmap(window, reference).mean()) for window in windows]
    alert = []
    for k in range(len(ks)):
        decisive = [d for d in ks[: k + 1] if d > raise_at or d < clear_at]
        alert.append(bool(decisive) and decisive[-1] > raise_at)
    return ks, shift, alert
