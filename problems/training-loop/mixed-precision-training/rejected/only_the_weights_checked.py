# verdict: wrong_answer
# entry: mixed_precision_sgd
# group: edge
# lesson: You check the gradient of the weights alone. The bias's gradient can overflow while they are finite.
import numpy as np


@np.errstate(over="ignore", invalid="ignore")  # infinity and NaN in float16 are what the scaler looks for
def mixed_precision_sgd(
    X, y, w, b, steps, lr=0.1, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000
):
    half, single = np.float16, np.float32
    X, y = X.astype(half), y.astype(half)  # (n, d), (n,)
    w, b = np.array(w, dtype=single), single(b)  # the master weights: copies
    scale, clean_steps = float(init_scale), 0  # clean steps in a row, since the scale changed last
    scales, skipped = [], []
    for t in range(steps):
        scales.append(scale)
        r = X @ w.astype(half) + half(b) - y  # (n,), float16
        # The gradient of scale * loss at the predictions: the scale itself need not fit into float16.
        d = (2 * scale / len(y) * r.astype(single)).astype(half)  # (n,)
        grad_w, grad_b = X.T @ d, d.sum()  # (d,) and (), float16: the backward pass
        if not np.isfinite(grad_w).all():
            skipped.append(t)  # neither w nor b changes, and the step is not repeated
            scale *= backoff_factor
            clean_steps = 0
            continue
        w = w - lr * (grad_w.astype(single) / scale)  # float32
        b = b - lr * (single(grad_b) / scale)
        clean_steps += 1
        if clean_steps == growth_interval:
            scale *= growth_factor
            clean_steps = 0
    return w, float(b), scales, skipped
