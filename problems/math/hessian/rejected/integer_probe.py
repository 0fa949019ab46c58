# verdict: wrong_answer
# entry: numerical_hessian
# group: shape
# lesson: Your probe has the dtype of x, so that an integer array swallows the step. Convert to floats first.
import numpy as np

STEP = 1e-4  # near the fourth root of the machine precision, the best for second differences of values
GRAD_STEP = 1e-5  # near its third root, for first differences of gradients


def numerical_hessian(f, x):
    steps = (STEP * np.eye(len(x))).astype(x.dtype)

    def g(x):
        return f(x.astype(float))

    hessian = [
        [g(x + a + b) - g(x + a - b) - g(x - a + b) + g(x - a - b) for b in steps]  # on the diagonal 2 STEP apart
        for a in steps
    ]
    return np.array(hessian) / (4 * STEP**2)


def hessian_vector_product(grad, x, v):
    size = np.linalg.norm(v)
    if size == 0:
        return np.zeros(len(v))
    step = GRAD_STEP * v / size  # of one length, whatever that of v
    return (grad(x + step) - grad(x - step)) * (size / (2 * GRAD_STEP))


def classify_critical_point(H, tol=1e-8):
    eigenvalues = np.linalg.eigvalsh(np.asarray(H, dtype=np.float64))
    threshold = tol * np.abs(eigenvalues).max()
    positive, negative = eigenvalues > threshold, eigenvalues < -threshold
    if positive.any() and negative.any():
        return "saddle"
    if positive.all():
        return "minimum"
    return "maximum" if negative.all() else "degenerate"
