import numpy as np
from gradus import Regions
from reference import RMSprop

CURVATURES = np.array([0.1, 4.0])  # a narrow valley: f = (0.1 x^2 + 4 y^2) / 2
START = np.array([-4.0, 1.5])


def valley(lines):
    x, y = np.meshgrid(np.linspace(-5, 2, 70), np.linspace(-2, 2, 50))
    levels = np.digitize(0.5 * (0.1 * x**2 + 4 * y**2), [0.1, 0.4, 1.0, 2.0, 4.0])
    names = ["below 0.1", "0.4", "1", "2", "4", "above 4"]
    return Regions((-5, 2), (-2, 2), levels, names, lines=lines, ordered=True, x_label="x", y_label="y")


def path(optimizer_of, steps=60):
    params = [START.copy()]
    optimizer, places = optimizer_of(params), [START.copy()]
    for _ in range(steps):
        optimizer.step([CURVATURES * params[0]])
        places.append(params[0].copy())
    return np.array(places)


def figures():
    x, places = START.copy(), [START.copy()]
    for _ in range(60):
        x = x - 0.1 * CURVATURES * x
        places.append(x)
    lines = {"SGD": np.array(places), "RMSprop": path(lambda params: RMSprop(params, lr=0.1, alpha=0.9))}
    return {"valley": valley(lines)}
