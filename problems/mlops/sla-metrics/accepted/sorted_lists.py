# style: plain Python: percentiles by interpolation in a sorted list, counts by bisect over sorted times
import math
from bisect import bisect_right


def _bad(row):
    return row[1] // 100 == 5


def _checked(requests, slo):
    if slo <= 0 or slo >= 1:
        raise ValueError("slo")
    for row in requests:
        if row[1] < 100 or row[1] > 599 or math.isnan(row[2]) or row[2] < 0:
            raise ValueError("row")
    return sorted(requests, key=lambda row: row[0])


def _percentile(values, percent):
    if not values:
        return None
    whole, part = divmod(percent * (len(values) - 1), 100)
    above = values[min(whole + 1, len(values) - 1)]
    return values[whole] + (above - values[whole]) * (part / 100)


def sla_report(requests, slo):
    rows = _checked(requests, slo)
    if rows == []:
        raise ValueError("empty")
    values = sorted(row[2] for row in rows if not _bad(row))
    bad = sum(map(_bad, rows))
    report = {f"p{percent}": _percentile(values, percent) for percent in (50, 95, 99)}
    return report | {"availability": (len(rows) - bad) / len(rows), "budget_left": 1 - bad / (len(rows) * (1 - slo))}


def burn_rates(requests, slo, now, windows):
    rows = _checked(requests, slo)
    times = [row[0] for row in rows]
    sums = [0]
    for row in rows:
        sums.append(sums[-1] + _bad(row))
    rates = []
    for window in windows:
        low, high = bisect_right(times, now - window), bisect_right(times, now)
        rates.append(0.0 if low == high else (sums[high] - sums[low]) / ((high - low) * (1 - slo)))
    return rates
