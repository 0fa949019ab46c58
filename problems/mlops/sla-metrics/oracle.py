"""Exact fractions for the shares and numpy.percentile, one at a time."""

REQUIRES = []


def budget(slo):
    from fractions import Fraction

    return 1 - Fraction(slo)


def share(flags):
    from fractions import Fraction

    return Fraction(sum(flags), len(flags))


def sla_report(requests, slo):
    import numpy as np

    bad = [status in range(500, 600) for _, status, _ in requests]
    good = [row[2] for row, is_bad in zip(requests, bad) if not is_bad]
    report = {f"p{q}": float(np.percentile(np.array(good), q)) if good else None for q in (50, 95, 99)}
    return report | {"availability": float(1 - share(bad)), "budget_left": float(1 - share(bad) / budget(slo))}


def burn_rates(requests, slo, now, windows):
    rates = []
    for window in windows:
        seconds = range(now - window + 1, now + 1)
        bad = [status in range(500, 600) for time, status, _ in requests if time in seconds]
        rates.append(float(share(bad) / budget(slo)) if bad else 0.0)
    return rates
