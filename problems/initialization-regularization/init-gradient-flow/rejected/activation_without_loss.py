# verdict: wrong_answer
# entry: predicted_variances
# group: example
# lesson: You let everything through the ReLU. It stops half of the mean square, and half of the gradient's.
import numpy as np

ACTIVATIONS = {"tanh": np.tanh, "relu": lambda z: np.maximum(z, 0.0)}
SLOPES = {  # from the output of the activation
    "tanh": lambda a: 1 - a**2,
    "relu": lambda a: a > 0,  # True and False count as 1 and 0
}
KEPT = {"tanh": 1.0, "relu": 1.0}  # share of the second moment that the activation, and its slope, lets through
MEAN = {"tanh": 0.0, "relu": 1 / (2 * np.pi)}  # squared mean of the activation, for a normal input of variance 1


def as_floats(*arrays):
    return [np.asarray(each, dtype=np.float64) for each in arrays]  # integer products would wrap around


def measured_variances(x, weights, activation, upstream):
    if activation not in ACTIVATIONS:
        raise ValueError(f"unknown activation: {activation}")
    a, grad, *weights = as_floats(x, upstream, *weights)
    outputs = []  # a_1, ..., a_L
    for w in weights:
        a = ACTIVATIONS[activation](a @ w)  # (N, H_out)
        outputs.append(a)
    gradients = []
    for a, w in zip(reversed(outputs), reversed(weights)):
        grad = grad * SLOPES[activation](a) @ w.T  # (N, H_in): what the layer passes down
        gradients.append(grad.var())
    return np.array([a.var() for a in outputs]), np.array(gradients[::-1])


def predicted_variances(x, widths, stds, activation, upstream):
    if activation not in ACTIVATIONS:
        raise ValueError(f"unknown activation: {activation}")
    x, upstream = as_floats(x, upstream)
    activations, moment = [], (x**2).mean()  # moment: the mean square of a_{l-1}
    for fan_in, std in zip(widths[:-1], stds):
        z = fan_in * std**2 * moment  # the variance of z_l
        moment = KEPT[activation] * z
        activations.append(moment - MEAN[activation] * z)
    gradients, moment = [], (upstream**2).mean()
    for fan_out, std in zip(reversed(widths[1:]), reversed(stds)):
        moment = fan_out * std**2 * KEPT[activation] * moment  # its mean is 0: this is the variance
        gradients.append(moment)
    return np.array(activations), np.array(gradients[::-1])
