# verdict: wrong_answer
# entry: sla_report
# group: edge
# lesson: NaN passes your check: it compares as false with everything. It is an error.
import numpy as np


def check(requests, slo):
    if not 0 < slo < 1:
        raise ValueError("slo must be between 0 and 1.")
    for _, status, latency in requests:
        if status < 100 or status > 599 or latency < 0:
            raise ValueError(f"no request: status {status}, latency {latency}")


def is_bad(status):
    return status >= 500


def sla_report(requests, slo):
    check(requests, slo)
    if not requests:
        raise ValueError("There are no requests.")
    good = [latency for _, status, latency in requests if not is_bad(status)]
    bad_share = 1 - len(good) / len(requests)
    p50, p95, p99 = np.percentile(good, [50, 95, 99]).tolist() if good else [None] * 3
    return {
        "availability": len(good) / len(requests),
        "p50": p50,
        "p95": p95,
        "p99": p99,
        "budget_left": 1 - bad_share / (1 - slo),
    }


def burn_rates(requests, slo, now, windows):
    check(requests, slo)
    rates = []
    for window in windows:
        bad = [is_bad(status) for time, status, _ in requests if now - window < time <= now]
        rates.append(sum(bad) / len(bad) / (1 - slo) if bad else 0.0)
    return rates
