import numpy as np
from gradus import Lines
from reference import midpoint_violation


def figures():
    def wells(x):
        return float((x[0] ** 2 - 1) ** 2 / 4 + 0.1 * x[0])

    x = np.linspace(-1.6, 1.6, 65)
    points = np.array([[-1.0], [-0.25], [1.0]])
    i, j = midpoint_violation(wells, points)
    (p,), (q,) = points[i], points[j]
    slope = (wells([q]) - wells([p])) / (q - p)
    ends = (np.array([p, q]), np.array([wells([p]), wells([q])]))
    curves = {"two wells": [wells([v]) for v in x], "chord": (ends[0], ends[1])}
    chord = Lines(x, curves, dashed=["chord"], x_label="x", y_label=f"f (slope of the chord {slope:.2f})")

    starts = np.linspace(-2, 2, 41)
    found = {"bowl": starts.copy(), "two wells": starts.copy()}
    for _ in range(300):
        found["bowl"] = found["bowl"] - 0.1 * (found["bowl"] - 0.3)
        found["two wells"] = found["two wells"] - 0.1 * (found["two wells"] ** 3 - found["two wells"] + 0.1)
    return {"chord": chord, "ends": Lines(starts, found, x_label="start", y_label="end")}
