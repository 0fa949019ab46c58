import numpy as np
from gradus import Lines
from reference import serve


def figures():
    """One second is the unit; a call takes 2.5 s and 0.5 s for each request."""
    rng = np.random.default_rng(91)
    gaps = rng.exponential(1.0, size=1200)
    rates = np.arange(2, 61, 2)  # requests a minute
    curves = {"real time": [], "batch every 5 minutes": []}
    for rate in rates:
        tenths = (np.cumsum(gaps) * 600 / rate).astype(int).tolist()  # in tenths of a second
        curves["real time"].append(serve(tenths, 25, 5)[2] / 10)
        curves["batch every 5 minutes"].append(serve(tenths, 25, 5, 3000)[2] / 10)
    return {
        "latency": Lines(rates, curves, x_label="requests a minute", y_label="p99 latency in seconds", y_scale="log")
    }
