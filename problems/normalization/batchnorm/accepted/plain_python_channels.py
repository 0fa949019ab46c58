# style: one channel at a time, over Python floats; the backward as the chain rule through variance and mean
import numpy as np


class BatchNorm:
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        self.channels, self.eps, self.momentum = num_features, eps, momentum
        self.weight, self.bias = [1.0] * num_features, [0.0] * num_features
        self.running_mean, self.running_var = [0.0] * num_features, [1.0] * num_features
        self.training = True

    def train(self):
        self.training = True
        return self

    def eval(self):
        self.training = False
        return self

    def forward(self, x):
        y = np.zeros(x.shape)
        self.saved = []
        for c in range(self.channels):
            values = [float(v) for v in x[:, c].reshape(-1)]
            n = len(values)
            if self.training:
                if n <= 1:
                    raise ValueError("more than one value per channel is needed")
                mean = sum(values) / n
                squares = sum((v - mean) ** 2 for v in values)
                var = squares / n
                self.running_mean[c] += self.momentum * (mean - self.running_mean[c])
                self.running_var[c] += self.momentum * (squares / (n - 1) - self.running_var[c])
            else:
                mean, var = self.running_mean[c], self.running_var[c]
            std = (var + self.eps) ** 0.5
            out = [self.weight[c] * (v - mean) / std + self.bias[c] for v in values]
            y[:, c] = np.array(out).reshape(x[:, c].shape)
            self.saved.append((values, mean, std))
        self.mode = self.training
        return y

    def backward(self, grad_y):
        grad_x = np.zeros(grad_y.shape)
        grad_weight, grad_bias = [], []
        for c, (values, mean, std) in enumerate(self.saved):
            g = [float(v) for v in grad_y[:, c].reshape(-1)]
            n = len(g)
            grad_bias.append(sum(g))
            grad_weight.append(sum(gi * (v - mean) / std for gi, v in zip(g, values)))
            hat = [gi * self.weight[c] for gi in g]
            result = [h / std for h in hat]
            if self.mode:
                to_var = sum(h * (v - mean) for h, v in zip(hat, values)) * -0.5 / std**3
                to_mean = -sum(hat) / std
                result = [r + to_var * 2 * (v - mean) / n + to_mean / n for r, v in zip(result, values)]
            grad_x[:, c] = np.array(result).reshape(grad_y[:, c].shape)
        return grad_x, grad_weight, grad_bias
