import numpy as np
from gradus import Lines, Steps
from reference import GradScaler, scaled_sgd

LARGEST = 65504.0  # of float16


def run():
    """The scale over a training run whose gradients shrink a thousandfold, and the largest scale that would do."""
    rng = np.random.default_rng(5)
    steps = np.arange(400)
    sizes = 10.0 ** (-3 * steps / 400) * np.exp(0.5 * rng.normal(size=steps.size))
    grads = [[size * np.array([1.0, -0.3])] for size in sizes]
    _, scales, _ = scaled_sgd([np.zeros(2)], grads, lr=0.0, growth_interval=25)
    curves = {"scale": scales, "largest without overflow": LARGEST / sizes}
    return Steps(steps, curves, dashed=["largest without overflow"], x_label="step", y_label="scale", y_scale="log")


def lost():
    """Which share of a gradient is lost in float16, for each scale."""
    exact = 10.0 ** np.random.default_rng(6).normal(-8.0, 1.2, size=4000)
    scales, curves = 2.0 ** np.arange(0, 37), {"rounded to zero": [], "overflows": []}
    for scale in scales:
        with np.errstate(over="ignore"):
            half = (scale * exact).astype(np.float16)
        (unscaled,), _ = GradScaler(init_scale=scale).unscale([half])
        curves["rounded to zero"].append(np.mean(unscaled == 0))
        curves["overflows"].append(np.mean(np.isinf(unscaled)))
    return Lines(scales, curves, x_scale="log", x_label="scale", y_label="share of the elements")


def figures():
    return {"run": run(), "lost": lost()}
