# style: one sample after the other in plain Python, gradients accumulated in lists
import math

import numpy as np


def backprop(x, y, w1, b1, w2, b2):
    (n, d), (hidden, c) = x.shape, w2.shape
    x, w1, b1, w2, b2 = (a.astype(float).tolist() for a in (x, w1, b1, w2, b2))
    gx = [[0.0] * d for _ in range(n)]
    gw1, gb1 = [[0.0] * hidden for _ in range(d)], [0.0] * hidden
    gw2, gb2 = [[0.0] * c for _ in range(hidden)], [0.0] * c
    loss = 0.0
    for i in range(n):
        z = [sum(x[i][k] * w1[k][j] for k in range(d)) + b1[j] for j in range(hidden)]
        h = [max(v, 0.0) for v in z]
        s = [sum(h[j] * w2[j][k] for j in range(hidden)) + b2[k] for k in range(c)]
        top = max(s)
        total = sum(math.exp(v - top) for v in s)
        loss += math.log(total) - (s[y[i]] - top)
        for k in range(c):
            ds = (math.exp(s[k] - top) / total - (k == y[i])) / n
            gb2[k] += ds
            for j in range(hidden):
                gw2[j][k] += h[j] * ds
                if z[j] > 0:
                    dz = ds * w2[j][k]
                    gb1[j] += dz
                    for m in range(d):
                        gw1[m][j] += x[i][m] * dz
                        gx[i][m] += w1[m][j] * dz
    return loss / n, *(np.array(g) for g in (gx, gw1, gb1, gw2, gb2))
