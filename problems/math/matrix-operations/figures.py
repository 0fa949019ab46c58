import numpy as np
from gradus import Lines
from reference import matrix_properties


def without_pivoting(A):
    work = np.hstack([A, np.eye(len(A))])
    for k in range(len(A)):
        work[k] /= work[k, k]
        others = np.arange(len(A)) != k
        work[others] -= work[others, k, None] * work[k]
    return work[:, len(A) :]


def figures():
    exponents = np.arange(0.0, 15.5, 0.5)
    plain, pivoted = [], []
    for k in exponents:
        A = np.array([[10.0**-k, 2.3, 1.1], [1.7, 1.2, 3.7], [2.1, -1.9, 1.3]])
        truth = np.linalg.inv(A)
        for errors, inverse in ((plain, without_pivoting(A)), (pivoted, matrix_properties(A, 1e-12)[3])):
            errors.append(np.abs(inverse - truth).max() / np.abs(truth).max())
    curves = {"without pivoting": np.maximum(plain, 1e-17), "with pivoting": np.maximum(pivoted, 1e-17)}
    return {"pivoting": Lines(10.0**-exponents, curves, x_label="first element", y_label="relative error",
                              x_scale="log", y_scale="log")}
