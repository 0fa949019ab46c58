import numpy as np
from gradus import Lines
from reference import Adagrad


def sizes(scale, steps=100):
    params = [np.zeros(1)]
    optimizer, found = Adagrad(params, lr=0.1), []
    for _ in range(steps):
        before = params[0].copy()
        optimizer.step([np.array([scale])])
        found.append(abs(params[0] - before)[0])
    return found


def figures():
    steps = np.arange(1, 101)
    curves = {f"gradient {scale:g}": sizes(scale) for scale in (0.01, 100.0)}
    curves["0.1 / sqrt(t)"] = 0.1 / np.sqrt(steps)
    return {
        "steps": Lines(
            steps, curves, dashed=["gradient 100"], x_label="step", y_label="size of the step", y_scale="log"
        )
    }
