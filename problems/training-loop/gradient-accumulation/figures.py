import numpy as np
from functions import linear
from gradus import Lines
from reference import train_epoch

ROWS, EPOCHS = 8, 60


def data():
    rng = np.random.default_rng(4)
    X = rng.uniform(-1.0, 1.0, size=(9, 1))
    y = 2.0 * X[:, 0] + 0.1 * rng.normal(size=9)
    y[-1] += 1.5  # the row that is alone in the last micro-batch
    return X, y


def slopes(step):
    """The slope after each epoch, by step(params) -> params."""
    params, found = [np.zeros(1), np.zeros(())], [0.0]
    for _ in range(EPOCHS):
        params = step(params)
        found.append(float(params[0][0]))
    return found


def figures():
    X, y = data()
    model = linear(len(X))

    def accumulated(params):
        return train_epoch(linear(ROWS), params, X, y, len(X), ROWS, lr=0.2)[0]

    def large(params):
        return [p - 0.2 * g for p, g in zip(params, model(params, X, y)[1])]

    def mean_of_means(params):
        parts = [model(params, X[:ROWS], y[:ROWS])[1], model(params, X[ROWS:], y[ROWS:])[1]]
        return [p - 0.2 * (g + h) / 2 for p, g, h in zip(params, *parts)]

    curves = {
        "large batch": slopes(large),
        "accumulated": slopes(accumulated),
        "mean of means": slopes(mean_of_means),
    }
    return {"slopes": Lines(np.arange(EPOCHS + 1), curves, dashed=["accumulated"], x_label="step", y_label="slope")}
