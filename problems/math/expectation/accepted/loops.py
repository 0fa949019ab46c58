# style: Python floats, dictionaries of groups
import math


def expectation(joint, values, g=None):
    p = [[float(each) for each in row] for row in joint]
    flat = [each for row in p for each in row]
    if not all(each >= 0 for each in flat) or abs(math.fsum(flat) - 1) > 1e-6:
        raise ValueError("no distribution")
    z = {}
    for j, x in enumerate(values):
        if any(row[j] > 0 for row in p):
            z[j] = g(float(x)) if g else float(x)
    mean = math.fsum(row[j] * z[j] for row in p for j in z)
    variance = math.fsum(row[j] * (z[j] - mean) ** 2 for row in p for j in z)
    conditional, explained = [], 0.0
    for row in p:
        weight = math.fsum(row)
        if weight == 0:
            conditional.append(math.nan)
            continue
        conditional.append(math.fsum(row[j] * z[j] for j in z) / weight)
        explained += weight * (conditional[-1] - mean) ** 2
    return mean, variance, conditional, explained


def monte_carlo(sample, g, target):
    n = len(sample)
    if n <= 1:
        raise ValueError("sample")
    z = [g(float(x)) for x in sample]
    mean = math.fsum(z) / n
    s = math.sqrt(math.fsum((each - mean) ** 2 for each in z) / (n - 1))
    return mean, s / math.sqrt(n), max(math.ceil((s / target) ** 2), 2)
