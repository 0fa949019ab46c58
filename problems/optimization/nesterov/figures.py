import numpy as np
from gradus import Regions
from reference import nesterov

CURVATURES = np.array([0.1, 4.0])  # a narrow valley: f = (0.1 x^2 + 4 y^2) / 2
START = np.array([-4.0, 1.5])


def valley(lines):
    x, y = np.meshgrid(np.linspace(-5, 2, 70), np.linspace(-2, 2, 50))
    levels = np.digitize(0.5 * (0.1 * x**2 + 4 * y**2), [0.1, 0.4, 1.0, 2.0, 4.0])
    names = ["below 0.1", "0.4", "1", "2", "4", "above 4"]
    return Regions((-5, 2), (-2, 2), levels, names, lines=lines, ordered=True, x_label="x", y_label="y")


def heavy_ball(lr, momentum, steps):
    w, v, places = START.copy(), np.zeros(2), [START.copy()]
    for _ in range(steps):
        v = momentum * v - lr * CURVATURES * w
        w = w + v
        places.append(w)
    return np.array(places)


def figures():
    ahead = nesterov(lambda w: CURVATURES * w, START, lr=0.1, momentum=0.9, steps=60)
    return {"valley": valley({"momentum": heavy_ball(0.1, 0.9, 60), "Nesterov": ahead})}
