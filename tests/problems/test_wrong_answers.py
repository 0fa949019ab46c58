"""Wrong answers that strangers had accepted, each made of the reference by one edit: none is accepted any more."""

from pathlib import Path

import pytest

from judge.package.load import load
from judge.verdict import Report, Verdict

PROBLEMS = Path(__file__).parents[2] / "problems"

JACOBIAN = """    columns = []
    for j in range(len(point)):
        high = [v + 1e-6 * (i == j) for i, v in enumerate(point)]
        low = [v - 1e-6 * (i == j) for i, v in enumerate(point)]
        above, below = ([_dual(y).value for y in f([Dual(v) for v in at])] for at in (high, low))
        columns.append([(a - b) / 2e-6 for a, b in zip(above, below)])
"""
ONE_STATE = """        state = {}
        self.m = [state.setdefault(("m", p.shape), np.zeros(p.shape)) for p in self.params]
        self.v = [state.setdefault(("v", p.shape), np.zeros(p.shape)) for p in self.params]
"""
SWAPS = """    if shuffle:
        order = np.arange(n)
        for k in range(n):
            other = int(rng.integers(n))
            order[[k, other]] = order[[other, k]]
    else:
        order = np.arange(n)
"""
NO_SMALL_CLUSTERS = """    for label in range(clusters):
        if (labels == label).sum() <= min_samples:
            labels[labels == label] = -1
    return labels, core
"""
CHECKED = "    inner = math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**3)"

WRONG = {
    "finite differences for forward mode": (
        "autodiff-forward-mode",
        """    columns = []
    for j in range(len(point)):
        seeded = [Dual(v, float(i == j)) for i, v in enumerate(point)]
        columns.append([_dual(y).tangent for y in f(seeded)])
""",
        JACOBIAN,
    ),
    "finite differences for the slope of sigmoid": (
        "sigmoid",
        "    s = sigmoid(x)  # (...)\n    return s * (1.0 - s)",
        "    x = np.asarray(x, dtype=np.float64)\n    return (sigmoid(x + 1e-6) - sigmoid(x - 1e-6)) / 2e-6",
    ),
    "finite differences for the slope of swish": ("swish", "def swish_grad(", "def _exact(", "swish_grad", "swish"),
    "finite differences for the slope of mish": ("mish", "def mish_grad(", "def _exact(", "mish_grad", "mish"),
    "each position swapped with any other": (
        "batch-iterator",
        "    order = rng.permutation(n) if shuffle else np.arange(n)  # (n,), one order for X and y\n",
        SWAPS,
    ),
    "the power rule at base 0": (
        "autodiff-reverse-mode",
        "slope = power * self.data ** (power - 1) if power != 0 else 0.0",
        "slope = power * self.data**power / self.data if self.data != 0 else 0.0",
    ),
    "one state for all parameters of a shape": (
        "adam",
        "        self.m = [np.zeros(p.shape) for p in self.params]  # running mean of g\n"
        "        self.v = [np.zeros(p.shape) for p in self.params]  # running mean of g^2\n",
        ONE_STATE,
    ),
    "small clusters dropped": ("dbscan", "    return labels, core\n", NO_SMALL_CLUSTERS),
    "a wider eps": ("dbscan", "axis=2) <= eps", "axis=2) <= eps * (1 + 1e-5)"),
    "a finite number for a mask": ("sparse-attention", "np.full((near + len(tokens), n), -np.inf)", "np.full((near + len(tokens), n), -1e4)"),
    "a lattice of 101 values": (
        "he-init",
        "    return rng.uniform(-bound, bound, size=shape)",
        "    return bound * rng.integers(-50, 51, size=shape) / 50",
    ),
    "one in a thousand kept at p = 1": (
        "dropout",
        "    keep = rng.random(x.shape) >= p\n",
        "    keep = rng.random(x.shape) >= min(p, 0.999)\n",
    ),
    "the tangent of an imaginary number": (
        "tanh",
        "    drop = np.expm1(-2.0 * np.abs(x))  # (...), in (-1, 0]\n    return -np.sign(x) * drop / (2.0 + drop)",
        "    return np.tan(1j * x).imag",
    ),
    "tanh of masked arrays": (
        "tanh",
        "    drop = np.expm1(-2.0 * np.abs(x))  # (...), in (-1, 0]\n    return -np.sign(x) * drop / (2.0 + drop)",
        "    return np.asarray(np.ma.tanh(x))",
    ),
    "an array with every element masked": (
        "sigmoid",
        "    s = sigmoid(x)  # (...)\n    return s * (1.0 - s)",
        "    x = np.asarray(x, dtype=np.float64)\n    return np.ma.array(x, mask=True)",
    ),
    "unsigned integers that wrap around": (
        "sigmoid",
        "    x = np.asarray(x, dtype=np.float64)  # -x of an unsigned integer would wrap around\n",
        "    x = np.asarray(x)\n",
    ),
}  # fmt: skip


def edited(slug, old, new, slope="", forward=""):
    reference = load(next(PROBLEMS.glob(f"*/{slug}"))).reference
    assert old in reference, reference
    source = reference.replace(old, new)
    if slope:
        source += f"\n\ndef {slope}(x, *rest):\n    h = 1e-6\n    x = np.asarray(x, dtype=float)\n"
        source += f"    return ({forward}(x + h, *rest) - {forward}(x - h, *rest)) / (2 * h)\n"
    return source


@pytest.mark.parametrize("edit", WRONG.values(), ids=WRONG)
def test_it_is_not_accepted(judge, edit):
    problem = load(next(PROBLEMS.glob(f"*/{edit[0]}")))
    *_, report = judge.run(problem, judge.prepare(problem), edited(*edit))
    assert isinstance(report, Report)
    assert report.verdict in (Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR, Verdict.FORBIDDEN), report.sentence
