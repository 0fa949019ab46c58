# style: Python floats, the angle from what the projection leaves
import math


def vector_operations(a, b, ord=2):
    if len(a) != len(b):
        raise ValueError("lengths")
    a, b = [float(x) for x in a], [float(x) for x in b]
    dot = math.fsum(x * y for x, y in zip(a, b))
    size = [abs(x) for x in a]
    norm = {1: sum(size), 2: math.hypot(*a), math.inf: max(size)}[ord]
    length = math.hypot(*b)
    if length == 0:
        return dot, norm, [0.0] * len(a), math.nan
    unit = [y / length for y in b]
    along = math.fsum(x * y for x, y in zip(a, unit))
    rest = math.hypot(*(x - along * y for x, y in zip(a, unit)))
    angle = math.atan2(rest, along) if any(a) else math.nan
    return dot, norm, [along * y for y in unit], angle


def gram_schmidt(V, tol):
    basis = []
    for row in V.tolist():
        rest = [float(x) for x in row]
        for q in basis:
            along = math.fsum(x * y for x, y in zip(rest, q))
            rest = [x - along * y for x, y in zip(rest, q)]
        if math.hypot(*rest) > tol * math.hypot(*row):
            basis.append([x / math.hypot(*rest) for x in rest])
    return basis if basis else V[:0].astype(float)
