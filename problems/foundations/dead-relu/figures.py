import numpy as np
from gradus import Bars
from reference import weight_grad_norms


def figures():
    rng = np.random.default_rng(4)
    x, weights = rng.normal(size=(200, 3)), rng.normal(size=(3, 5))
    bias = np.array([0.0, -2.0, -4.0, -6.0, -9.0])
    relu, leaky = weight_grad_norms(x, weights, bias, np.ones((200, 5)), slope=0.05)
    return {
        "norms": Bars(
            [f"{b:g}" for b in bias], {"ReLU": relu, "leaky ReLU": leaky}, x_label="bias", y_label="gradient norm"
        )
    }
