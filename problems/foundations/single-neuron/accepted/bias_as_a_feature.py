# style: the bias as the weight of a constant feature, one parameter vector
import numpy as np


def train_neuron(x, y, weights, bias, lr=0.1, epochs=10):
    design = np.column_stack([x, np.ones(len(x))])
    theta = np.append(weights, bias).astype(float)
    losses = np.empty(epochs)
    for epoch in range(epochs):
        p = np.exp(-np.logaddexp(0, -(design @ theta)))
        residual = p - y
        losses[epoch] = residual @ residual / len(x)
        theta -= lr * 2 * np.mean(design * (residual * p * (1 - p))[:, None], axis=0)
    return theta[:-1], theta[-1], losses
