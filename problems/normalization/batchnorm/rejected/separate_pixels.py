# verdict: wrong_answer
# entry: BatchNorm
# group: edge, shape
# lesson: For images you average over the batch alone and keep statistics for each pixel. A channel's statistics run
# over the batch and both image axes.
import numpy as np


def per_channel(values, ndim):
    return values if values.ndim == ndim - 1 else values.reshape((-1,) + (1,) * (ndim - 2))


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
        axes = 0
        count = x.size // x.shape[1]
        if self.training:
            if count < 2:
                raise ValueError("Training needs more than one value in each channel.")
            mean = x.mean(axis=axes)
            var = x.var(axis=axes)
            unbiased = var * count / (count - 1)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean.reshape(
                len(mean), -1
            ).mean(axis=1)
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased.reshape(
                len(unbiased), -1
            ).mean(axis=1)
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
        grad_x = per_channel(self.weight, ndim) * per_channel(inverse_std, ndim) * grad
        channels = len(self.weight)
        return grad_x, grad_weight.reshape(channels, -1).sum(axis=1), grad_bias.reshape(channels, -1).sum(axis=1)
