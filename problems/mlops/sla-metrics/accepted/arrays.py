# style: one array of columns, boolean masks, np.quantile
import numpy as np


def columns(requests, slo):
    time, status, latency = np.array(requests, dtype=float).reshape(-1, 3).T
    wrong = (status < 100) | (status > 599) | ~(latency >= 0)
    if wrong.any() or not 0.0 < slo < 1.0:
        raise ValueError
    return time, status > 499, latency


def sla_report(requests, slo):
    time, bad, latency = columns(requests, slo)
    if time.size == 0:
        raise ValueError
    names = ("p50", "p95", "p99")
    quantiles = (None, None, None) if bad.all() else np.quantile(latency[~bad], (0.5, 0.95, 0.99))
    return dict(zip(names, quantiles), availability=(~bad).mean(), budget_left=1 - bad.mean() / (1 - slo))


def burn_rates(requests, slo, now, windows):
    time, bad, _ = columns(requests, slo)
    inside = (time <= now) & (time > now - np.array(windows)[:, None])  # (windows, n)
    return (inside & bad).sum(axis=1) / np.maximum(inside.sum(axis=1), 1) / (1 - slo)
