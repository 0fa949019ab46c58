import numpy as np
from gradus import Lines
from reference import cosine_similarity


def figures():
    rng = np.random.default_rng(8)
    dimensions = np.array([1, 2, 3, 5, 8, 16, 32, 64, 128, 256, 512])
    measured = [cosine_similarity(rng.normal(size=(60, d)), rng.normal(size=(60, d))).std() for d in dimensions]
    curves = {"measured": measured, "1 / √d": 1 / np.sqrt(dimensions)}
    return {"spread": Lines(dimensions, curves, dashed=["1 / √d"], x_label="dimensions", y_label="standard deviation",
                            x_scale="log", y_scale="log")}
