import numpy as np
from gradus import Regions
from reference import mlp_forward


def figures():
    rng = np.random.default_rng(14)
    weights = [rng.normal(size=(2, 12)) * 1.5, rng.normal(size=(12, 12)) / 2, rng.normal(size=(12, 1))]
    biases = [rng.normal(size=12), rng.normal(size=12), np.zeros(1)]
    x, y = np.meshgrid(np.linspace(-3, 3, 90), np.linspace(-2, 2, 60))
    points = np.stack([x.ravel(), y.ravel()], axis=1)
    result = mlp_forward(points, weights, biases, ["relu", "relu", "identity"])
    output = np.asarray(result[0]).reshape(x.shape)
    levels = np.digitize(output, np.quantile(output, [0.2, 0.4, 0.6, 0.8]))
    names = ["lowest fifth", "second", "third", "fourth", "highest fifth"]
    return {"pieces": Regions((-3, 3), (-2, 2), levels, names, ordered=True, x_label="x1", y_label="x2")}
