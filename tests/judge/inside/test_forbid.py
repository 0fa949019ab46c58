"""Forbidden things are found under the names that people give them, and nothing else is."""

import ast

import pytest

from judge.inside.forbid import Finding, find

SVD = {"names": ["numpy.linalg.svd"]}

FOUND = [
    ("import numpy as np\nu = np.linalg.svd(a)", SVD, Finding("numpy.linalg.svd", 2)),
    ("from numpy.linalg import svd as s", SVD, Finding("numpy.linalg.svd", 1)),
    ("import numpy.linalg as la\n\nla.svd(a)", SVD, Finding("numpy.linalg.svd", 3)),
    ("import numpy as np\nlin = np.linalg\nlin.svd(a)", SVD, Finding("numpy.linalg.svd", 3)),
    ("import numpy as np\ngetattr(np.linalg, 'svd')(a)", SVD, Finding("numpy.linalg.svd", 2)),
    ("import numpy as np\nnp.linalg.pinv(a)", {"names": ["numpy.linalg"]}, Finding("numpy.linalg", 2)),
    ("def f(a, b):\n    return a @ b", {"operators": ["@"]}, Finding("@", 2)),
    ("def f(a, b):\n    a @= b", {"operators": ["@"]}, Finding("@", 2)),
    ("x.sort()", {"names": [".sort"]}, Finding(".sort", 1)),
    ("y = sorted(x)", {"names": ["sorted"]}, Finding("sorted", 1)),
    ("import scipy.special", {"imports": ["scipy"]}, Finding("scipy", 1)),
    ("from scipy import special", {"imports": ["scipy"]}, Finding("scipy", 1)),
    ("m = __import__('scipy.linalg')", {"imports": ["scipy"]}, Finding("scipy", 1)),
    ("np.einsum('ij,jk->ik', a, b)", {"strings": ["->"]}, Finding("->", 1)),
]

CLEAN = [
    ("def svd(a):\n    return a\nsvd(1)", SVD),
    ("import numpy as np\nnp.linalg.norm(a)", SVD),
    ("def sorted(x):\n    return x\nsorted(1)", {"names": ["sorted"]}),
    ("@decorator\ndef f():\n    pass", {"operators": ["@"]}),
    ("import scipyish", {"imports": ["scipy"]}),
    ("# np.linalg.svd\n'numpy.linalg.svd'", SVD),
]


@pytest.mark.parametrize(("source", "forbid", "finding"), FOUND)
def test_found(source, forbid, finding):
    assert find(ast.parse(source), forbid) == finding


@pytest.mark.parametrize(("source", "forbid"), CLEAN)
def test_clean(source, forbid):
    assert find(ast.parse(source), forbid) is None
