import numpy as np
from gradus import Lines
from reference import numerical_gradient


def figures():
    steps = np.logspace(-13, 0, 53)
    x = np.array(1.0)
    central = [abs(numerical_gradient(np.exp, x, eps)[()] - np.e) / np.e for eps in steps]
    forward = [abs((np.exp(1.0 + eps) - np.e) / eps - np.e) / np.e for eps in steps]
    curves = {"central": np.maximum(central, 1e-14), "forward": np.maximum(forward, 1e-14)}
    return {"errors": Lines(steps, curves, x_label="eps", y_label="relative error", x_scale="log", y_scale="log")}
