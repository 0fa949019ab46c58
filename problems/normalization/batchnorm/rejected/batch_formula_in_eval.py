# verdict: wrong_answer
# entry: BatchNorm
# group: example
# lesson: Your backward uses the formula of the batch also after a forward in evaluation mode. There the running
# statistics are constants, and each gradient is only scaled.
import numpy as np


def per_channel(values, ndim):
    """(C,) so that it broadcasts over (N, C), or as (C, 1, 1) over (N, C, H, W)."""
    return values if ndim == 2 else values[:, None, None]


class BatchNorm:
    """Ioffe and Szegedy (2015), Algorithms 1 and 2, with PyTorch's running statistics."""

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
        axes = (0, *range(2, x.ndim))  # all but the channels
        count = x.size // x.shape[1]  # M, values in a channel
        if self.training:
            if count < 2:
                raise ValueError("Training needs more than one value in each channel.")
            mean = x.mean(axis=axes)  # (C,)
            var = x.var(axis=axes)  # (C,), biased
            unbiased = var * count / (count - 1)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased
        else:
            mean, var = self.running_mean, self.running_var

        inverse_std = 1 / np.sqrt(var + self.eps)  # (C,)
        x_hat = (x - per_channel(mean, x.ndim)) * per_channel(inverse_std, x.ndim)
        self.cache = axes, x_hat, inverse_std
        return per_channel(self.weight, x.ndim) * x_hat + per_channel(self.bias, x.ndim)

    def backward(self, grad_y):
        axes, x_hat, inverse_std = self.cache
        ndim = x_hat.ndim
        grad_weight = (grad_y * x_hat).sum(axis=axes)  # (C,)
        grad_bias = grad_y.sum(axis=axes)  # (C,)

        along_one = grad_y.mean(axis=axes)
        along_x_hat = (grad_y * x_hat).mean(axis=axes)
        grad = grad_y - per_channel(along_one, ndim) - x_hat * per_channel(along_x_hat, ndim)
        grad_x = per_channel(self.weight * inverse_std, ndim) * grad
        return grad_x, grad_weight, grad_bias
