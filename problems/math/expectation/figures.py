import numpy as np
from gradus import Lines
from reference import monte_carlo


def figures():
    rng = np.random.default_rng(6)
    sizes = np.array([4, 8, 16, 32, 64, 128, 256, 512])
    truth = np.exp(0.5)  # E[exp(X)] of a standard normal X
    measured, told = [], []
    for n in sizes:
        runs = [monte_carlo(rng.normal(size=n), np.exp, 0.1) for _ in range(40)]
        measured.append(np.sqrt(np.mean([(run[0] - truth) ** 2 for run in runs])))
        told.append(np.median([run[1] for run in runs]))
    curves = {"error of 40 runs": measured, "standard error": told}
    return {"error": Lines(sizes, curves, dashed=["standard error"], x_label="draws", y_label="error", x_scale="log",
                           y_scale="log")}
