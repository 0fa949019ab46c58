import numpy as np
from gradus import Grid, Lines
from reference import diagnose

EPOCHS, STEPS = 40, 40
LIMITS = {"target": 0.1, "max_gap": 0.12, "min_drop": 0.02, "window": 5}


def curves(degree, lr, samples):
    """Gradient descent on a polynomial in the Legendre basis, with noisy samples of a sine."""
    rng = np.random.default_rng(4)

    def data(n):
        x = rng.uniform(-1, 1, size=n)
        return np.polynomial.legendre.legvander(x, degree), np.sin(3 * x) + 0.2 * rng.normal(size=n)

    (X, y), (X_val, y_val) = data(samples), data(200)
    w, train, val = np.zeros(degree + 1), [], []
    for _ in range(EPOCHS):
        train.append(np.mean((X @ w - y) ** 2))
        val.append(np.mean((X_val @ w - y_val) ** 2))
        for _ in range(STEPS):
            w -= lr * 2 / samples * X.T @ (X @ w - y)
    return np.array(train), np.array(val)


def panel(degree, lr, samples):
    train, val = curves(degree, lr, samples)
    diagnosis, epoch, remedy = diagnose(train, val, **LIMITS)
    title = diagnosis if epoch is None else f"{diagnosis} since {epoch}: {remedy}"
    both = {"training": train, "validation": val}
    return Lines(
        np.arange(EPOCHS), both, dashed=["validation"], title=title, x_label="epoch", y_label="loss", y_scale="log"
    )


def figures():
    parts = [panel(9, 0.98, 100), panel(1, 0.05, 100), panel(12, 0.35, 11), panel(5, 0.2, 100)]
    return {"four": Grid(parts, columns=2)}
