import numpy as np
from gradus import Lines, Regions
from reference import Muon, newton_schulz

CURVATURES = np.array([0.1, 4.0])  # a narrow valley: f = (0.1 x^2 + 4 y^2) / 2
START = np.array([-4.0, 1.5])
STEPS = 60


def turn(degrees):
    angle = np.deg2rad(degrees)
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


LEFT, RIGHT = turn(20), turn(-35)  # the weight is LEFT diag(x, y) RIGHT^T: x and y are not its entries


def weight(place):
    return LEFT @ np.diag(place) @ RIGHT.T


def place(w):
    return np.diag(LEFT.T @ w @ RIGHT)


def gradient(w):
    return LEFT @ np.diag(CURVATURES * place(w)) @ RIGHT.T


def path(step):
    w, places = weight(START), [START]
    for t in range(1, STEPS + 1):
        w = step(w, gradient(w), t)
        places.append(place(w))
    return np.array(places)


def momentum_step(lr, beta):
    velocity = np.zeros((2, 2))

    def step(w, g, t):
        velocity[...] = beta * velocity + g
        return w - lr * velocity

    return step


def adam_step(lr):
    m, v = np.zeros((2, 2)), np.zeros((2, 2))

    def step(w, g, t):
        m[...] = 0.9 * m + 0.1 * g
        v[...] = 0.999 * v + 0.001 * g**2
        return w - lr * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)

    return step


def muon_step(lr):
    params = [weight(START)]
    optimizer = Muon(params, lr=lr, momentum=0.9, weight_decay=0.0)

    def step(w, g, t):
        optimizer.step([g])
        return params[0].copy()

    return step


def valley(lines):
    x, y = np.meshgrid(np.linspace(-5, 2, 70), np.linspace(-2, 2, 50))
    levels = np.digitize(0.5 * (0.1 * x**2 + 4 * y**2), [0.1, 0.4, 1.0, 2.0, 4.0])
    names = ["below 0.1", "0.4", "1", "2", "4", "above 4"]
    labels = {"x_label": "x, along the floor", "y_label": "y, across"}
    return Regions((-5, 2), (-2, 2), levels, names, lines=lines, ordered=True, **labels)


def after(value, steps):
    """What becomes of one singular value: the other one makes the norm 1."""
    return newton_schulz(np.diag([value, np.sqrt(1 - value**2)]), steps)[0, 0]


def figures():
    values = np.logspace(-3, 0, 241)
    curves = {f"{steps} step{'s' * (steps > 1)}": [after(v, steps) for v in values] for steps in (1, 3, 5)}
    curves["UV^T"] = np.ones(values.size)
    labels = {"x_label": "singular value of the divided matrix", "y_label": "singular value afterwards"}
    lines = {
        "SGD": path(lambda w, g, t: w - 0.4 * g),
        "momentum": path(momentum_step(0.05, 0.9)),
        "Adam": path(adam_step(0.1)),
        "Muon": path(muon_step(0.1)),
    }
    return {
        "polynomial": Lines(values, curves, dashed=["UV^T"], x_scale="log", **labels),
        "valley": valley(lines),
    }
