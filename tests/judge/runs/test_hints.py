"""What a report says to the slips that people make: one sentence each that helps."""

import pytest

from judge.verdict import Verdict
from tests.judge.test_judge import RELU, in_relu

CLASS = "import numpy as np\nclass Solution:\n    def relu(self, x):\n        return np.maximum(x, 0.0)\n"
COMPILE, RUNTIME = Verdict.COMPILE_ERROR, Verdict.RUNTIME_ERROR
SLIPS = {
    "a class around it": (CLASS, RUNTIME, "Its class Solution has one inside: move it out of the class"),
    "another spelling": (RELU.replace("def relu(", "def ReLU("), RUNTIME, "It defines ReLU: names have to match"),
    "a misspelling": (RELU.replace("def relu(", "def rellu("), RUNTIME, "It defines rellu: names have to match"),
    "a type that is not imported": (RELU.replace("(x):", "(x: List[float]):"), RUNTIME, "`from typing import List`"),
    "NumPy that is not imported": (RELU.replace("import numpy as np", ""), RUNTIME, "`import numpy as np`"),
    "code fences": (f"```python\n{RELU}```\n", COMPILE, "The ``` around the code were pasted along"),
    "prompts": (
        ">>> import numpy as np\n>>> def relu(x):\n...     return x\n",
        COMPILE,
        "The prompts of the interpreter",
    ),
    "prompts of a notebook": ("In [1]: import numpy as np\n", COMPILE, "The prompts of"),
    "commands of a notebook": ("%matplotlib inline\n" + RELU, COMPILE, "commands of a notebook"),
    "a thread": (in_relu("import threading\n    threading.Thread(target=print).start()"), RUNTIME, "one thread"),
    "a pool of threads": (
        in_relu("from concurrent.futures import ThreadPoolExecutor as T\n    return T().submit(int).result()"),
        RUNTIME,
        "one thread",
    ),
    "a pool of processes": (
        in_relu("import multiprocessing\n    multiprocessing.Pool(2).map(abs, [1])"),
        RUNTIME,
        "one thread",
    ),
    "asyncio": (
        in_relu("import asyncio\n    async def f():\n        return x\n    return asyncio.run(f())"),
        RUNTIME,
        "one thread",
    ),
    "an exit at the end": (RELU + "\nimport sys\nsys.exit(0)\n", RUNTIME, "Loading must not end the program"),
    "exit() at the end": (RELU + "\nexit()\n", RUNTIME, "Loading must not end the program"),
    "tests that are run": (RELU + "\nimport unittest\nunittest.main()\n", RUNTIME, "Loading must not end the program"),
    "an exit in the call": (in_relu("exit()"), RUNTIME, "Return the result instead"),
    "input": (in_relu("return float(input())"), RUNTIME, "the inputs come as arguments"),
    "PyTorch": ("import torch\n" + RELU, RUNTIME, "Only NumPy and the standard library"),
}


@pytest.mark.parametrize(("source", "verdict", "said"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_what_helps(events_of, source, verdict, said):
    report = events_of("relu", source)[-1]
    assert report.verdict is verdict
    assert said in f"{report.sentence} {report.hint}"


NOTHING = {
    "another error": in_relu("raise OSError('no')"),
    "another name": in_relu("return nothing_of_that_name"),
    "a syntax error": "def relu(x:\n",
    "no such thing": RELU.replace("def relu(", "def softmax("),
    "another entry": RELU.replace("def relu(", "def unrelated("),
}


@pytest.mark.parametrize("source", NOTHING.values(), ids=NOTHING)
def test_nothing_is_guessed(events_of, source):
    report = events_of("relu", source)[-1]
    assert report.hint == ""
    assert "names have to match" not in report.sentence


def test_more_than_may_be_returned_is_an_output_limit(events_of):
    report = events_of("relu", in_relu("return np.zeros(9_000_000)"))[-1]
    assert report.verdict is Verdict.OUTPUT_LIMIT
    assert "too much" in report.sentence
