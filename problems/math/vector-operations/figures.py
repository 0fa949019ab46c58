import numpy as np
from gradus import Lines
from reference import vector_operations


def figures():
    exponents = np.arange(0.0, 12.25, 0.25)
    arccosine, arctangent = [], []
    for k in exponents:
        angle = 10.0**-k
        a, b = np.array([3.0, 0.0]), 0.7 * np.array([np.cos(angle), np.sin(angle)])
        cosine = a @ b / np.sqrt(a @ a) / np.sqrt(b @ b)
        arccosine.append(abs(np.arccos(min(cosine, 1.0)) - angle) / angle)
        arctangent.append(abs(vector_operations(a, b)[3] - angle) / angle)
    curves = {"arccosine": np.maximum(arccosine, 1e-17), "arctangent": np.maximum(arctangent, 1e-17)}
    return {
        "angle": Lines(
            10.0**-exponents, curves, x_label="angle", y_label="relative error", x_scale="log", y_scale="log"
        )
    }
