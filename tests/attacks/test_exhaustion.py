"""Exhaustion: memory of every kind, descriptors, output, CPU where signals do not come, time without CPU."""

import pytest

from judge import wire
from judge.sandbox.base import CpuLimit, Died, MemoryLimit, OutputLimit, WallLimit
from tests.attacks.conftest import only_x86_64
from tests.conftest import MEGABYTE

MEMORY = {
    "objects": "kept = []\n    while True:\n        kept.append([])",
    "bytes": "return len(bytes(10**11))",
    "an array": "import numpy as np\n    return np.ones((10**5, 10**5)).sum()",
    "doubling": "x = 'x'\n    while True:\n        x += x",
    "a power": "return 10 ** 10 ** 9 > 1",
    "a range as a list": "return len(list(range(10**10)))",
    "a mapping": "import mmap\n    kept = [mmap.mmap(-1, 1 << 20) for _ in range(10**6)]",
    "a shared mapping": "from mmap import mmap\n    kept = [mmap(-1, 1 << 20, 1) for _ in range(10**6)]",
    "malloc": "kept = [ctypes.create_string_buffer(1 << 20) for _ in range(10**6)]",
    "compressed bombs": "import zlib\n    x = zlib.compress(bytes(10**7))\n    return [*map(zlib.decompress, 9 * [x])]",
    "a format": "return '%*d' % (2**31 - 1, 1)",
    "frames": "sys.setrecursionlimit(10**9)\n    return f()",
}


@pytest.mark.parametrize("body", MEMORY.values(), ids=MEMORY)
def test_memory(attack, body):
    outcome = attack(f"def f():\n    {body}", memory=64 * MEGABYTE, cpu=1.5, wall=20.0)
    if outcome.stopped is None:  # where a frame can't be allocated, CPython 3.11 says SystemError
        assert outcome.raised in {"MemoryError", "OSError", "OverflowError", "RecursionError", "SystemError"}
    else:
        assert type(outcome.stopped) in {MemoryLimit, CpuLimit, Died}
    assert outcome.memory is None or outcome.memory < 100 * MEGABYTE


@only_x86_64
def test_page_tables(attack):
    """Small mappings far apart take more kernel memory than address space: as many as there may be."""
    source = """
        def f():
            _libc.mmap.restype = ctypes.c_void_p
            made = 0
            for i in range(1, 20_000):
                address = _libc.mmap(ctypes.c_void_p(i << 30), ctypes.c_size_t(4096), 3, 0x32, -1, ctypes.c_long(0))
                if address == ctypes.c_void_p(-1).value:
                    break
                ctypes.c_char.from_address(address).value = b"x"
                made += 1
            return made
    """
    outcome = attack(source, memory=32 * MEGABYTE, cpu=10.0)
    assert outcome.value < 20_000  # the address space ends first


def test_descriptors(attack):
    assert attack("def f():\n    return refused(lambda: [os.dup(1) for _ in range(10**6)])").value == "OSError"


@pytest.mark.parametrize("stream", ["sys.stdout", "sys.stderr", "sys.stdout.buffer", "sys.__stdout__"])
def test_printing_without_end(attack, stream):
    chunk = "b'x' * 10**6" if "buffer" in stream else "'x' * 10**6"
    outcome = attack(f"def f():\n    for _ in range(300):\n        {stream}.write({chunk})\n    return 0", cpu=5.0)
    assert outcome.value == 0
    assert len(outcome.cases[0]["stdout"]) <= 1000 + len("\n[299,999,000 more bytes were printed]")
    assert outcome.memory < 20 * MEGABYTE


OUTPUTS = {
    "one large array": "return __import__('numpy').zeros(2 * 10**6)",
    "a long text": "return 'x' * 10**7",
    "a long message": "raise ValueError('x' * 10**8)",
    "a long name": "raise type('E' * 10**7, (Exception,), {})",
    "many classes": "t = Exception\n    for _ in range(900):\n        t = type('E' * 9999, (t,), {})\n    raise t",
}


@pytest.mark.parametrize("body", OUTPUTS.values(), ids=OUTPUTS)
def test_outputs(attack, body):
    outcome = attack(f"def f():\n    {body}", cpu=10.0, output=4 * MEGABYTE, memory=512 * MEGABYTE, wall=30.0)
    assert type(outcome.stopped) is OutputLimit or len(str(outcome.runs[0])) < 20_000


def test_many_small_outputs_are_one_large_one(attack):
    inputs = [{"x": 0}] * 50
    outcome = attack("def f(x):\n    return 'x' * 10**5", *inputs, output=2 * MEGABYTE)
    assert type(outcome.stopped) is OutputLimit
    assert 10 < len(outcome.cases) < 30


CPU = {
    "a loop": "while True:\n        pass",
    "a sum in C": "return sum(iter(int, 1))",
    "a pattern": "import re\n    return re.match('(a+)+$', 'a' * 60 + 'b')",
    "an integer's text": "sys.set_int_max_str_digits(0)\n    return len(str(7 ** 3_000_000))",
    "a sort": "import itertools\n    return max(itertools.repeat(1))",
    "BLAS": "import numpy as np\n    a = np.ones((1500, 1500))\n    while True:\n        a = a @ a * 0",
    "nested comprehensions": "return sum(1 for a in range(10**4) for b in range(10**4) for c in range(10**4))",
    "a handler": "while 1:\n        try:\n            exit()\n        except BaseException:\n            pass",
    "a finaliser": "class D:\n        def __del__(self):\n            while True: pass\n    D()",
    "a trace function": "sys.settrace(lambda *_: f)\n    while True:\n        pass",
    "system calls": "while True:\n        os.getppid()",
}


@pytest.mark.parametrize("body", CPU.values(), ids=CPU)
def test_cpu(attack, body):
    outcome = attack(f"def f():\n    {body}", cpu=0.1, wall=20.0, memory=256 * MEGABYTE)
    assert type(outcome.stopped) is CpuLimit
    assert outcome.cpu < 2.0


SLEEPS = {
    "sleep": "__import__('time').sleep(100)",
    "a wait": "__import__('select').select([], [], [], 100)",
    "a lock": "import threading\n    lock = threading.Lock()\n    lock.acquire()\n    lock.acquire()",
    "a read of the channel": "os.read(3, 1)",
    "a pause": "__import__('signal').sigwait([10])",
    "an event": "__import__('threading').Event().wait()",
}


@pytest.mark.parametrize("body", SLEEPS.values(), ids=SLEEPS)
def test_time_without_cpu(attack, body):
    outcome = attack(f"def f():\n    {body}", wall=0.25)
    assert type(outcome.stopped) is WallLimit or outcome.raised == "PermissionError"


def test_a_deep_stack_in_c(attack):
    source = """
        def f():
            sys.setrecursionlimit(10**9)
            class A:
                def __getattr__(self, name):
                    return getattr(self, name + "x" * 0)
            return A().x
    """
    outcome = attack(source, memory=64 * MEGABYTE, cpu=10.0, wall=60.0)
    assert outcome.raised == "MemoryError" if outcome.stopped is None else type(outcome.stopped) in {Died, MemoryLimit}


ROBUST = """
    def f():
        head = (ctypes.c_long * 3)()
        head[0], head[1] = {first}, 0
        refused(call, 273, ctypes.byref(head), 24)
        os._exit(5)
"""


@only_x86_64
@pytest.mark.parametrize("first", ["ctypes.addressof(head)", "1", "id(head) | 1", "0"])
def test_a_list_of_robust_futexes_that_does_not_end(attack, first):
    """The kernel walks it when the process ends."""
    stopped = attack(ROBUST.replace("{first}", first)).stopped
    assert (type(stopped), stopped.code) == (Died, 5)


def test_thousands_of_tiny_cases(attack):
    outcome = attack("def f(x):\n    return x", *[{"x": i} for i in range(3000)], cpu=10.0, wall=20.0)
    assert outcome.stopped is None
    assert [wire.decode(case["runs"][0]["ok"]) for case in outcome.cases] == list(range(3000))
