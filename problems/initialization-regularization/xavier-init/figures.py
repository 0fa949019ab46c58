import numpy as np
from gradus import Grid, Lines
from reference import xavier_normal

WIDTHS = (64, 256)  # every other layer is wide, so that fan-in and fan-out differ
DEPTH = 24
DRAWS = 8  # networks that each curve is the geometric mean of


def sizes(make):
    """Root mean square of the signal through a linear network, upwards, and of the gradient, downwards."""
    rng = np.random.default_rng(7)
    ups, downs = np.zeros(DEPTH), np.zeros(DEPTH)
    for _ in range(DRAWS):
        sides = [WIDTHS[0], *(WIDTHS[(layer + 1) // 2 % 2] for layer in range(DEPTH))]
        weights = [make((out, inner), rng) for inner, out in zip(sides, sides[1:])]
        a, g = rng.normal(size=(sides[0], 128)), rng.normal(size=(sides[-1], 128))
        for layer, w in enumerate(weights):
            a = w @ a
            ups[layer] += np.log(np.mean(a**2)) / 2
        for layer, w in reversed(list(enumerate(weights))):
            g = w.T @ g
            downs[layer] += np.log(np.mean(g**2)) / 2
    return np.exp(ups / DRAWS), np.exp(downs / DRAWS)


def by_one_fan(axis):
    return lambda shape, rng: xavier_normal(shape, rng, gain=np.sqrt(sum(shape) / 2 / shape[axis]))


def figures():
    made = {"Xavier": xavier_normal, "fan-in alone": by_one_fan(1), "fan-out alone": by_one_fan(0)}
    curves = {name: sizes(make) for name, make in made.items()}
    layers = np.arange(1, DEPTH + 1)
    parts = [
        Lines(layers, {name: each[k] for name, each in curves.items()}, title=title, x_label="layer", y_label="size")
        for k, title in enumerate(("signal, upwards", "gradient, downwards"))
    ]
    return {"both-ways": Grid(parts, columns=2)}
