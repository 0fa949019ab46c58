import numpy as np
from gradus import Lines
from reference import train_neuron


def figures():
    rng = np.random.default_rng(1)
    x = rng.normal(size=(60, 2))
    y = (x @ np.array([2.0, -1.0]) + 0.5 > 0).astype(float)
    curves = {}
    for lr in (0.1, 1.0, 10.0):
        _, _, curves[f"learning rate {lr:g}"] = train_neuron(x, y, np.zeros(2), 0.0, lr=lr, epochs=150)
    return {"losses": Lines(np.arange(150), curves, x_label="epoch", y_label="mean squared error", y_scale="log")}
