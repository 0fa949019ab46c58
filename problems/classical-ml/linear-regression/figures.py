import numpy as np
from gradus import Grid, Lines, Regions
from reference import gradient_descent_fit, least_squares_fit


def path(X, y, lr, steps):
    ends = [gradient_descent_fit(X, y, lr, k)[:2] for k in range(steps + 1)]
    return np.array([[w[0], b] for w, b in ends])


def valley(X, y, lr, title):
    w, b = least_squares_fit(X, y)
    x, z = np.linspace(-0.5, 3.0, 70), np.linspace(-1.5, 6.0, 60)
    W, B = np.meshgrid(x, z)
    loss = ((y - X[:, 0] * W[..., None] - B[..., None]) ** 2).mean(axis=-1) / 2
    cells = np.digitize(loss, [0.15, 0.4, 1.0, 2.5, 6.0, 15.0])
    names = ["below 0.15", "0.15 to 0.4", "0.4 to 1", "1 to 2.5", "2.5 to 6", "6 to 15", "above 15"]
    walked = path(X, y, lr, 30)
    return Regions(
        (-0.5, 3.0),
        (-1.5, 6.0),
        cells,
        names,
        ordered=True,
        lines={"30 steps": walked},
        points={"least squares": np.array([[w[0], b]])},
        title=title,
        x_label="w",
        y_label="b",
    )


def figures():
    rng = np.random.default_rng(2)
    x = rng.uniform(0.5, 3.5, size=40)
    y = 1.4 * x + 0.8 + 0.4 * rng.normal(size=40)
    raw, centred = x[:, None], x[:, None] - x.mean()
    steps = np.arange(201)
    best = np.mean((y - raw @ least_squares_fit(raw, y)[0] - least_squares_fit(raw, y)[1]) ** 2) / 2
    losses = {
        "x as it is": gradient_descent_fit(raw, y, 0.3, 200)[2] - best,
        "x centred": gradient_descent_fit(centred, y, 0.3, 200)[2] - best,
    }
    return {
        "valleys": Grid([valley(raw, y, 0.3, "x as it is"), valley(centred, y, 0.3, "x centred")]),
        "losses": Lines(
            steps,
            {name: np.maximum(each, 1e-12) for name, each in losses.items()},
            x_label="step",
            y_label="loss above the minimum",
            y_scale="log",
        ),
    }
