import numpy as np
from gradus import Bars, Lines
from reference import psi_numeric


def figures():
    rng = np.random.default_rng(14)
    old = rng.normal(size=4000)
    shifts = np.linspace(0.0, 1.0, 21)
    curves = {
        f"{bins} bins": [psi_numeric(old, rng.normal(loc=shift, size=4000), bins) for shift in shifts]
        for bins in (2, 10, 50)
    }
    curves["watch"], curves["alert"] = np.full(21, 0.1), np.full(21, 0.25)
    sizes = (50, 100, 200, 400, 800)
    noise = [[psi_numeric(old, rng.normal(size=n)) for _ in range(60)] for n in sizes]
    return {
        "shift": Lines(
            shifts, curves, dashed=["watch", "alert"], x_label="shift in standard deviations", y_label="PSI"
        ),
        "noise": Bars(
            sizes, {"mean PSI": np.mean(noise, axis=1)}, x_label="values in current", y_label="PSI without drift"
        ),
    }
