import numpy as np
from gradus import Lines
from reference import backward

PLACES, WIDTH = 16, 8


def contributions(gain):
    """The norm of what each place adds to the gradient of one shared weight, with a new input at each place."""
    rng = np.random.default_rng(5)
    shared = gain * np.linalg.qr(rng.normal(size=(WIDTH, WIDTH)))[0]
    x, caches = 0.3 * rng.normal(size=(4, WIDTH)), []
    for _ in range(PLACES):
        y = np.tanh(x @ shared + 0.3 * rng.normal(size=x.shape))
        caches += [x, y]
        x = y
    layers = [each for place in range(PLACES) for each in (place, "tanh")]  # each place with a copy of its own
    _, grads, _ = backward(layers, [shared] * PLACES, caches, rng.normal(size=(4, WIDTH)))
    return [np.linalg.norm(grad) for grad in grads]


def figures():
    curves = {f"weights times {gain}": contributions(gain) for gain in (0.5, 1.0, 1.5)}
    labels = {"x_label": "place in the list", "y_label": "norm of its part", "y_scale": "log"}
    return {"parts": Lines(np.arange(PLACES), curves, **labels)}
