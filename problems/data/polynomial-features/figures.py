import numpy as np
from gradus import Lines
from reference import polynomial_features


def figures():
    rng = np.random.default_rng(2)
    x = np.linspace(-1.0, 1.0, 12)
    y = np.sin(3 * x) + 0.2 * rng.normal(size=12)
    grid = np.linspace(-1.0, 1.0, 161)
    curves = {}
    for degree in (1, 3, 11):
        coefficients = np.linalg.lstsq(polynomial_features(x[:, None], degree), y, rcond=None)[0]
        curves[f"degree {degree}"] = polynomial_features(grid[:, None], degree) @ coefficients
    return {"fits": Lines(grid, curves | {"points": (x, y)}, dashed=["points"], x_label="x", y_label="y")}
