import numpy as np
from gradus import Lines
from reference import Linear, ReLU, Sequential

WIDTH, BLOCKS = 64, 4


def kilobytes(arrays):
    return sum(each.nbytes for each in arrays) / 1024


def figures():
    linears = [Linear(np.full((WIDTH, WIDTH), 0.01), np.zeros(WIDTH)) for _ in range(BLOCKS)]
    model = Sequential([layer for linear in linears for layer in (linear, ReLU())])
    sizes = 2 ** np.arange(11)
    inputs, masks = [], []
    for n in sizes:
        model.forward(np.ones((n, WIDTH)))
        inputs.append(kilobytes(model.cache[0::2]))
        masks.append(kilobytes(model.cache[1::2]))
    weights = [kilobytes(array for linear in linears for array in (linear.weight, linear.bias))] * sizes.size
    curves = {"inputs of the linear layers": inputs, "masks of the ReLUs": masks, "weights and biases": weights}
    labels = {"x_label": "samples in the batch", "y_label": "kilobytes", "x_scale": "log", "y_scale": "log"}
    return {"memory": Lines(sizes, curves, dashed=["weights and biases"], **labels)}
