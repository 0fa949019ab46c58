# style: loops over channels, towers and positions
import numpy as np


def local_response_norm(x, n=5, alpha=1e-4, beta=0.75, k=2.0):
    a = np.array(x, dtype=float)
    c, b = a.shape[1], np.empty(a.shape)
    for i in range(c):
        near = a[:, max(0, i - n // 2) : i + n // 2 + 1]
        b[:, i] = a[:, i] * (k + alpha * (near * near).sum(axis=1)) ** -beta
    return b


def alexnet_layer(x, weight, bias, stride=1, padding=0, groups=1, norm=True, pool=True):
    x = np.pad(np.array(x, dtype=float), [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    o, c, kh, kw = weight.shape
    y = np.zeros((len(x), o, (x.shape[2] - kh) // stride + 1, (x.shape[3] - kw) // stride + 1))
    for channel in range(o):
        first = channel // (o // groups) * c
        for u in range(y.shape[2]):
            for v in range(y.shape[3]):
                part = x[:, first : first + c, u * stride : u * stride + kh, v * stride : v * stride + kw]
                y[:, channel, u, v] = (part * weight[channel]).sum(axis=(1, 2, 3)) + bias[channel]
    y[y < 0] = 0.0
    if norm:
        y = local_response_norm(y)
    if pool:
        rows = range(0, y.shape[2] - 2, 2)
        columns = range(0, y.shape[3] - 2, 2)
        y = np.array([[y[:, :, r : r + 3, s : s + 3].max(axis=(2, 3)) for s in columns] for r in rows])
        y = y.transpose(2, 3, 0, 1)
    return y


def alexnet_table(image_size=227, classes=1000, groups=2):
    def pooled(n):
        return (n - 3) // 2 + 1

    a = (image_size - 11) // 4 + 1
    b = pooled(a)
    c = pooled(b)
    d = pooled(c)
    if d <= 0:
        raise ValueError("small")
    flat = 256 * d * d
    return [
        ("conv1", (96, a, a), 96 * (3 * 11 * 11) + 96),
        ("pool1", (96, b, b), 0),
        ("conv2", (256, b, b), 256 * (96 // groups * 25) + 256),
        ("pool2", (256, c, c), 0),
        ("conv3", (384, c, c), 384 * 256 * 9 + 384),
        ("conv4", (384, c, c), 384 * (384 // groups) * 9 + 384),
        ("conv5", (256, c, c), 256 * (384 // groups) * 9 + 256),
        ("pool5", (256, d, d), 0),
        ("fc6", (4096,), flat * 4096 + 4096),
        ("fc7", (4096,), 4096 * 4096 + 4096),
        ("fc8", (classes,), 4096 * classes + classes),
    ]
