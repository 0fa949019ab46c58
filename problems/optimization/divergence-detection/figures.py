import numpy as np
from gradus import HeatMap, Lines
from reference import first_nonfinite, first_spike

WINDOW, FACTOR = 20, 3.0
LAYERS = 8


def spike():
    """A loss with three outliers and then a divergence, beside the bounds from the median and from the mean."""
    rng = np.random.default_rng(12)
    steps = np.arange(160)
    losses = (0.4 + 3.0 * np.exp(-steps / 30)) * np.exp(0.1 * rng.normal(size=steps.size))
    losses[[112, 119, 125]] *= [2.1, 2.2, 2.3]
    losses[130:] *= np.exp(0.11 * np.arange(30))
    found = first_spike(losses, WINDOW, FACTOR)
    bounds = {"median": np.median, "mean": np.mean}
    curves = {"loss": losses}
    for name, middle in bounds.items():
        bound = [np.nan] * WINDOW + [FACTOR * middle(losses[t - WINDOW : t]) for t in range(WINDOW, steps.size)]
        curves[f"3 times the {name}"] = bound
    curves["first spike"] = ([found, found], [losses.min(), losses[found]])
    dashed = ["3 times the mean"]
    return Lines(steps, curves, dashed=dashed, x_label="step", y_label="loss", y_scale="log")


def overflow():
    """Gradients of a deep linear network in float16: after a bad update the backward pass overflows on its way."""
    rng = np.random.default_rng(9)
    turns = [np.linalg.qr(rng.normal(size=(6, 6)))[0] for _ in range(LAYERS)]
    losses, grads = [], []
    for step in range(10):
        flowing, named = np.full(6, 8.0, dtype=np.float16), {}
        gain = 1.0 + 0.2 * step if step < 6 else 5.0  # a bad update
        for layer in reversed(range(LAYERS)):  # the backward pass
            with np.errstate(over="ignore", invalid="ignore"):
                flowing = (gain * turns[layer] @ flowing.astype(float)).astype(np.float16)
            named[f"layer {layer}"] = flowing
        losses.append(1.0)
        grads.append(dict(reversed(named.items())))
    first, name, kind = first_nonfinite(losses, grads)
    with np.errstate(all="ignore"):
        norms = np.array([[np.linalg.norm(g.astype(float)) for g in named.values()] for named in grads]).T
        shown = np.where(np.isfinite(norms), np.log10(norms), np.nan)
    labels = {"row_labels": list(grads[0]), "column_labels": range(len(grads)), "x_label": "step"}
    return HeatMap(shown, title=f"{name} in step {first}: {kind}", value_label="log10 of the norm", **labels)


def figures():
    return {"spike": spike(), "overflow": overflow()}
