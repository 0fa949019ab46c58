import numpy as np
from gradus import Lines
from reference import burn_rates


def figures():
    rng = np.random.default_rng(50)
    minutes = np.arange(0, 361, 3)
    times = np.sort(rng.integers(0, 361 * 60, size=6000))
    outage = (times > 150 * 60) & (times < 170 * 60)
    status = np.where(rng.random(6000) < np.where(outage, 0.2, 0.0005), 503, 200)
    requests = [(int(time), int(code), 1) for time, code in zip(times, status)]
    rates = np.array([burn_rates(requests, 0.999, int(60 * minute), [3600, 300]) for minute in minutes])
    curves = {"last hour": rates[:, 0], "last 5 minutes": rates[:, 1], "page at 14.4": np.full(minutes.size, 14.4)}
    return {"burn": Lines(minutes, curves, dashed=["page at 14.4"], x_label="minute", y_label="burn rate")}
