# style: loops over rows and columns with float16 scalars, a dict as the result
import numpy as np

half, single = np.float16, np.float32


def total(terms):
    result = half(0)
    for term in terms:
        result = result + term
    return result


def mixed_precision_sgd(
    X, y, w, b, steps, lr=0.1, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000
):
    with np.errstate(all="ignore"):
        n, d = X.shape
        rows, targets = [[half(v) for v in row] for row in X], [half(v) for v in y]
        weights, bias = [single(v) for v in w], single(b)
        scale, since, scales, skipped = init_scale, 0, [], []
        for t in range(steps):
            scales.append(scale)
            small, small_b = [half(v) for v in weights], half(bias)
            deltas = []
            for row, target in zip(rows, targets):
                pred = total(x * v for x, v in zip(row, small)) + small_b
                deltas.append(half(single(pred - target) * single(2 * scale / n)))
            grads = [total(rows[i][j] * deltas[i] for i in range(n)) for j in range(d)] + [total(deltas)]
            if all(g - g == 0 for g in grads):
                moves = [single(lr) * single(g) / single(scale) for g in grads]
                weights = [v - m for v, m in zip(weights, moves)]
                bias = bias - moves[-1]
                since += 1
                if since % growth_interval == 0:
                    scale = scale * growth_factor
            else:
                skipped.append(t)
                scale, since = scale * backoff_factor, 0
    return {"w": np.array(weights), "b": bias, "scales": np.array(scales), "skipped": skipped}
