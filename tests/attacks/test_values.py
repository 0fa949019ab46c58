"""Values: what is returned can't be more than plain, bounded data, and nothing is run in the judge to find out."""

import numpy as np
import pytest

from judge.sandbox.base import CpuLimit, MemoryLimit
from tests.conftest import MEGABYTE

REFUSED = {
    "a giant without memory": ("np.broadcast_to(0.0, (10**6, 10**6))", "KB"),
    "a giant of many axes": ("np.lib.stride_tricks.as_strided(np.zeros(1), (99,) * 8, (0,) * 8)", "KB"),
    "a list in itself": ("(lambda x: x.append(x) or x)([])", "deeper"),
    "a dict in itself": ("(lambda x: x.update(a=x) or x)({})", "deeper"),
    "a deep list": ("__import__('functools').reduce(lambda x, _: [x], range(10**5), [])", "deeper"),
    "many elements": ("[0] * 2_000_000", "elements"),
    "a huge integer": ("1 << 10**6", "bits"),
    "objects in an array": ("np.array([1, [2]], dtype=object)", "object"),
    "a record": ("np.zeros(2, dtype=[('a', 'f8'), ('b', 'O')])", "dtype"),
    "a plain record": ("np.zeros(2, dtype='f8,i4')", "dtype"),
    "a date": ("np.zeros(2, dtype='datetime64[s]')", "dtype"),
    "a wide string": ("np.array(['x' * 5000])", "dtype"),
    "a void": ("np.void(b'abc')", "dtype"),
    "a generator": ("(i for i in range(3))", "generator"),
    "an endless iterator": ("iter(int, 1)", "iterator"),
    "a function": ("len", "call"),
    "a module": ("np", "module"),
    "a class": ("int", "call"),
    "a file": ("open(__import__('os').__file__)", "TextIOWrapper"),
    "a frame": ("sys._getframe()", "frame"),
}


@pytest.mark.parametrize(("value", "word"), REFUSED.values(), ids=REFUSED)
def test_what_can_not_travel(attack, value, word):
    outcome = attack(f"import numpy as np\ndef f():\n    return {value}")
    assert word in outcome.runs[0]["unencodable"]
    assert outcome.memory < 40 * MEGABYTE


LIARS = {
    "equal to everything": "class L(np.ndarray):\n    def __eq__(self, o): return True\nv = np.zeros(2).view(L)",
    "an array by protocol": "class L:\n    def __array__(self, *a, **k): return np.zeros(2)\nv = L()",
    "a list with a long len": "class L(list):\n    def __len__(self): return 10**9\nv = L([1])",
    "a list with another len": "class L(list):\n    def __iter__(self): return iter([1, 2, 3])\nv = L([1])",
    "a float with another value": "class L(float):\n    def __float__(self): return 'no'\nv = L(1)",
    "an int with another value": "class L(int):\n    def __int__(self): return 'no'\n    __index__ = __int__\nv = L(1)",
    "a str with another text": "class L(str):\n    def encode(self, *a): return 7\nv = L('x')",
    "an item that raises": "class L(list):\n    def __iter__(self): raise SystemExit\nv = L([1])",
    "a type by another name": "class L(float): pass\nL.__name__ = 'ndarray'\nv = L(2)",
    "a dict with other items": "class L(dict):\n    def items(self): return [(1, 2, 3)]\nv = L(a=1)",
    "a class that lies": "class L:\n    __class__ = list\nv = L()",
}


@pytest.mark.parametrize("source", LIARS.values(), ids=LIARS)
def test_classes_that_lie_are_plain_data_or_an_exception(attack, source):
    outcome = attack(f"import numpy as np\n{source}\ndef f():\n    return v")
    if outcome.runs and "ok" in outcome.runs[0]:
        assert type(outcome.value) in {np.ndarray, list, float, int, str, dict, np.float64}


ENDLESS = {
    "an endless list": "class L(list):\n    def __iter__(self):\n        while True:\n            yield 1\nv = L([1])",
    "an endless mapping": "class L(dict):\n    def items(self): return iter(lambda: (1, 2), 3)\nv = L()",
    "a slow value": "class L(list):\n    def __iter__(self):\n        while True: pass\nv = L([1])",
}


@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS)
def test_endless_values(attack, source):
    outcome = attack(f"{source}\ndef f():\n    return v", cpu=0.5, wall=20.0, memory=64 * MEGABYTE)
    assert type(outcome.stopped) in {CpuLimit, MemoryLimit} or outcome.raised == "MemoryError"


KEPT = {
    "NaN with a payload": "np.array([0x7ff8dead0000beef], np.uint64).view(float)",
    "lone surrogates": "'\\ud800x'",
    "a null in a text": "'a\\0b'",
    "a negative zero": "-0.0",
    "an empty array": "np.zeros((0, 3))",
    "tuple keys": "{(1, 2): 'x', 3: 4}",
    "an inverted view": "np.arange(6.0).reshape(2, 3)[::-1, ::-1]",
    "other byte order": "np.arange(3, dtype='>i4')",
}


@pytest.mark.parametrize("value", KEPT.values(), ids=KEPT)
def test_what_arrives_as_it_was(attack, value):
    outcome = attack(f"import numpy as np\ndef f():\n    return {value}")
    expected = eval(value, {"np": np})
    got = outcome.value
    if isinstance(expected, np.ndarray):
        assert got.shape == expected.shape
        assert got.tobytes() == expected.astype(expected.dtype.newbyteorder("=")).tobytes()
    else:
        assert repr(got) == repr(expected)
