import numpy as np
import reference
from gradus import Lines


def figures():
    steps, errors = np.logspace(-8, 0, 65), []
    usual = reference.STEP
    for step in steps:
        reference.STEP = step
        found = reference.numerical_hessian(lambda x: float(np.exp(x[0])), np.array([1.0]))[0, 0]
        errors.append(max(abs(found / np.e - 1), 1e-12))
    reference.STEP = usual
    curve = {"second difference": errors}
    return {"errors": Lines(steps, curve, x_label="step", y_label="relative error", x_scale="log", y_scale="log")}
