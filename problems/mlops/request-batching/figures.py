import numpy as np
from gradus import Grid, Lines
from reference import simulate


def rated(arrivals, max_batch, max_wait, base, per_item):
    """(p99 latency, number of batches)"""
    batch, finish = simulate(arrivals, max_batch, max_wait, base, per_item)
    return np.quantile(np.subtract(finish, arrivals), 0.99, method="inverted_cdf"), len(set(batch))


def figures():
    rng = np.random.default_rng(88)
    arrivals = np.cumsum(rng.exponential(1000.0, size=1500)).astype(int).tolist()
    waits = np.arange(0, 40_001, 2000)
    quiet = [rated([3 * time for time in arrivals], 8, int(wait), 5000, 250) for wait in waits]
    busy = [rated(arrivals, 8, int(wait), 5000, 250) for wait in waits]
    charts = []
    for name, runs in (("3 ms between requests", quiet), ("1 ms between requests", busy)):
        p99, batches = np.array(runs).T
        curves = {"p99 latency": p99 / 1000, "mean batch size x 10": 15_000 / batches}
        charts.append(
            Lines(waits / 1000, curves, dashed=["mean batch size x 10"], x_label="max_wait in ms", title=name)
        )
    rates = np.arange(50, 1301, 50)
    unit = np.cumsum(rng.exponential(1e6, size=1500))
    traces = [(unit / rate).astype(int).tolist() for rate in rates]
    sizes = {
        f"max_batch {size}": [rated(trace, size, 2000, 5000, 250)[0] / 1000 for trace in traces] for size in (1, 4, 16)
    }
    return {
        "wait": Grid(charts, columns=2),
        "load": Lines(rates, sizes, x_label="requests per second", y_label="p99 latency in ms", y_scale="log"),
    }
