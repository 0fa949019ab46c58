# verdict: wrong_answer
# entry: BatchNorm
# group: stability
# lesson: You compute the variance as the mean of squares minus the squared mean. For a channel with a large offset the
# two are almost equal and the difference loses its digits: subtract the mean first, then square.
import numpy as np


def per_channel(values, ndim):
    """(C,) as (1, C) or (1, C, 1, 1), to broadcast over the batch."""
    return values.reshape((1, -1) + (1,) * (ndim - 2))


class BatchNorm:
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        self.eps = eps
        self.momentum = momentum
        self.weight = np.ones(num_features)
        self.bias = np.zeros(num_features)
        self.running_mean = np.zeros(num_features)
        self.running_var = np.ones(num_features)
        self.training = True

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

    def forward(self, x):
        x = np.asarray(x, dtype=np.float64)
        axes = (0, *range(2, x.ndim))
        count = x.size // x.shape[1]
        if self.training:
            if count < 2:
                raise ValueError("Training needs more than one value in each channel.")
            mean = x.mean(axis=axes)
            var = np.maximum((x**2).mean(axis=axes) - mean**2, 0)
            unbiased = var * count / (count - 1)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased
        else:
            mean, var = self.running_mean, self.running_var

        inverse_std = 1 / np.sqrt(var + self.eps)
        x_hat = (x - per_channel(mean, x.ndim)) * per_channel(inverse_std, x.ndim)
        self.cache = self.training, axes, x_hat, inverse_std
        return per_channel(self.weight, x.ndim) * x_hat + per_channel(self.bias, x.ndim)

    def backward(self, grad_y):
        batch_statistics, axes, x_hat, inverse_std = self.cache
        ndim = x_hat.ndim
        grad_y = np.asarray(grad_y, dtype=np.float64)
        grad_weight = (grad_y * x_hat).sum(axis=axes)
        grad_bias = grad_y.sum(axis=axes)

        grad = grad_y
        if batch_statistics:
            along_one = grad_y.mean(axis=axes)
            along_x_hat = (grad_y * x_hat).mean(axis=axes)
            grad = grad_y - per_channel(along_one, ndim) - x_hat * per_channel(along_x_hat, ndim)
        grad_x = per_channel(self.weight * inverse_std, ndim) * grad
        return grad_x, grad_weight, grad_bias
