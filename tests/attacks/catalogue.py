"""Attacks as submissions to real problems, by class, each with the verdict that it must get.

The sources define the entries of the problem `relu` or (where it is about what a problem forbids) of `tanh`. Shared by
the tests and by `benchmarks.soak`.
"""

from __future__ import annotations

from dataclasses import dataclass

from judge import wire
from judge.shared.protocol import ANSWER, ANSWERED, FRAME
from judge.verdict import Verdict

ACCEPTED, WRONG, RUNTIME, TIME = Verdict.ACCEPTED, Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR, Verdict.TIME_LIMIT
MEMORY, OUTPUT, COMPILE, FORBIDDEN = (
    Verdict.MEMORY_LIMIT,
    Verdict.OUTPUT_LIMIT,
    Verdict.COMPILE_ERROR,
    Verdict.FORBIDDEN,
)

HONEST = """\
import numpy as np

def relu(x):
    return np.maximum(np.asarray(x, dtype=float), 0.0)

def relu_grad(x):
    return (np.asarray(x) > 0).astype(float)
"""
TOOLS = """
import atexit, ctypes, functools, gc, inspect, linecache, os, signal, sys, threading, time
honest = relu

def send(data):
    view = memoryview(data)
    while view:
        view = view[os.write(3, view):]
"""
SLOW = frozenset({"waiting", "an endless loop", "a sum in C", "an endless import"})  # these end by a clock


@dataclass(frozen=True, slots=True)
class Attack:
    """A submission and its verdict."""

    kind: str
    source: str
    verdict: Verdict
    slug: str = "relu"


def framed(message: object) -> bytes:
    return FRAME.pack(len(payload := bytes(wire.encode(message)))) + payload


def _short(case: int, cpu: float, output: bytes) -> bytes:
    """The short form of an answer, as the harness sends it."""
    return FRAME.pack(ANSWER.size + len(output)) + ANSWER.pack(ANSWERED, case, cpu) + output


def _answer(**fields: object) -> dict[str, object]:
    return {"i": 0, "runs": [], "mutated": [], "stdout": "", "stderr": "", "cpu": 0.0, **fields}


_BODIES: dict[str, dict[str, tuple[str, Verdict]]] = {  # of relu(x), over as many lines as it takes
    "reading": {
        "a file of the host": ("open('/etc/passwd').read()", RUNTIME),
        "the environment of PID 1": ("open('/proc/1/environ').read()", RUNTIME),
        "the expected values in the heap": (
            (
                "near = [o for o in gc.get_objects() if type(o) is np.ndarray and o is not x and o.shape == x.shape]"
                "\n    return near[-1] if near else 0.0"
            ),
            WRONG,
        ),
        "the expected values in the frames": (
            (
                "frame = sys._getframe()\n    while frame:\n"
                "        if 'expected' in frame.f_locals:\n            return frame.f_locals['expected']\n"
                "        frame = frame.f_back\n    return 0.0"
            ),
            WRONG,
        ),
        "the modules of the judge": ("import judge.grading", RUNTIME),
        "its own source": ("return honest(x) if 'its own' in inspect.getsource(relu) else 'its own'", ACCEPTED),
        "what was left open": ("return [os.read(fd, 1) for fd in range(4, 64)]", RUNTIME),
    },
    "writing": {
        "a file": ("open('/tmp/x', 'w')", RUNTIME),
        "NumPy": ("open(np.__file__, 'a')", RUNTIME),
        "a link": ("os.symlink('/', '/tmp/x')", RUNTIME),
        "shared memory": ("os.memfd_create('x')", RUNTIME),
    },
    "talking": {
        "a socket": ("__import__('socket').socket()", RUNTIME),
        "a name": ("__import__('socket').getaddrinfo('localhost', 80)", RUNTIME),
    },
    "processes": {
        "a fork": ("os.fork()", RUNTIME),
        "a thread": ("threading.Thread(target=print).start()", RUNTIME),
        "a shell": ("__import__('subprocess').run('true', shell=True)", RUNTIME),
        "a signal to all": ("os.kill(-1, 9)", RUNTIME),
        "an alarm": ("signal.alarm(1)\n    signal.setitimer(signal.ITIMER_REAL, 1)", RUNTIME),
        "handlers": ("[signal.signal(s, signal.SIG_IGN) for s in (2, 15)]\n    return honest(x)", ACCEPTED),
        "a crash": ("ctypes.string_at(0)", RUNTIME),
        "an abort": ("os.abort()", RUNTIME),
        "a kill of the parent": ("os.kill(os.getppid() or 1, 9)", RUNTIME),
    },
    "the kernel": {
        "namespaces": ("os.unshare(0x10000000)", RUNTIME),
        "system calls by number": (
            (
                "libc = ctypes.CDLL(None)\n    [libc.syscall(n, 0, 0, 0, 0) for n in (165, 272, 321, 425, 101)]"
                "\n    return honest(x)"
            ),
            ACCEPTED,
        ),
    },
    "exhaustion": {
        "objects": ("kept = []\n    while True:\n        kept.append(bytearray(1 << 20))", MEMORY),
        "one large block": ("return bytearray(1 << 40)", MEMORY),
        "an endless loop": ("while True: pass", TIME),
        "a sum in C": ("return sum(iter(int, 1))", TIME),
        "waiting": ("time.sleep(99)", TIME),
        "recursion": ("return relu(x)", RUNTIME),
        "printing": ("print('x' * 10**6)\n    return honest(x)", ACCEPTED),
        "descriptors": ("[os.dup(1) for _ in range(99)]", RUNTIME),
        "a large output": ("return np.zeros(9_000_000)", WRONG),
    },
    "the channel": {
        "an end before its time": (f"send({framed({'done': True})!r})\n    return honest(x)", RUNTIME),
        "an answer to another case": (f"send({framed(_answer(i=7))!r})\n    return honest(x)", RUNTIME),
        "no answer at all": (f"send({framed(_answer())!r})\n    return honest(x)", RUNTIME),
        "a forged output": (f"send({framed(_answer(runs=[{'ok': b'N'}]))!r})\n    return honest(x)", WRONG),
        "a forged refusal": (f"send({framed(_answer(runs=[{'unencodable': 'x'}]))!r})\n    return honest(x)", WRONG),
        "a short answer": (f"send({_short(0, float('nan'), b'N')!r})\n    return honest(x)", WRONG),
        "a short answer to another case": (f"send({_short(7, 0.0, b'N')!r})\n    return honest(x)", RUNTIME),
        "a short answer of nothing": (f"send({_short(0, -1.0, b'')!r})\n    return honest(x)", RUNTIME),
        "a pickle": ("send(b'\\x14\\0\\0\\0\\x80\\x04\\x95' + bytes(17))\n    return honest(x)", RUNTIME),
        "a huge announcement": ("send(b'\\xff\\xff\\xff\\x7f')\n    return honest(x)", OUTPUT),
        "a flood": ("while True:\n        send(b'\\0\\0\\1\\0' + bytes(65536))", RUNTIME),
        "half a frame": ("send(b'\\xff\\0\\0\\0x')\n    os._exit(0)", RUNTIME),
        "a closed descriptor": ("os.close(3)", RUNTIME),
        "an early end": ("os._exit(0)", RUNTIME),
        "an exit": ("raise SystemExit(0)", RUNTIME),
    },
    "values": {
        "a giant without memory": ("return np.broadcast_to(0.0, (10**6, 10**6))", OUTPUT),
        "marks to be normalised": ("return 'a' + '\\u0301' * 50_000 + '\\u0316' * 50_000", WRONG),
        "a list in itself": ("x = []\n    x.append(x)\n    return x", WRONG),
        "a deep list": ("return functools.reduce(lambda v, _: [v], range(10**5), [])", WRONG),
        "a huge integer": ("return 1 << 10**6", WRONG),
        "objects": ("return np.asarray(honest(x), dtype=object)", WRONG),
        "a record": ("return np.zeros(np.shape(x), dtype='f8,i4')", WRONG),
        "a date": ("return np.zeros(np.shape(x), dtype='datetime64[s]')", WRONG),
        "a generator": ("yield 0", WRONG),
        "NaN with a payload": (
            "return np.full(np.shape(x), np.array(0x7ff8dead0000beef, np.uint64).view(float))",
            WRONG,
        ),
        "text": ("return repr(honest(x))", WRONG),
        "equal to everything": (
            (
                "class Yes(np.ndarray):\n        __eq__ = __ne__ = lambda *a: np.True_\n        __array_ufunc__ = None"
                "\n    return np.zeros(np.shape(x)).view(Yes)"
            ),
            WRONG,
        ),
        "functions of NumPy overridden": (
            "class Yes:\n        __array_function__ = __array_ufunc__ = lambda *a: True\n    return Yes()",
            WRONG,
        ),
        "a reference to a function": ("import judge.wire\n    return judge.wire.Fn('f', x=x)", WRONG),
        "the input itself": ("return x", WRONG),
        "the input, changed": ("np.maximum(x, 0, out=x)\n    return x", WRONG),
        "a right answer and a changed input": (
            "out = honest(x)\n    if x.flags.writeable:\n        x[...] = 0\n    return out",
            WRONG,
        ),
    },
    "cheating": {
        "the count of calls": (
            "relu.calls = getattr(relu, 'calls', 0) + 1\n    return honest(x) if relu.calls < 9 else honest(x) * 0",
            WRONG,
        ),
        "answers to the examples": (
            "known = {(3,): [0.0, 0.5, 3.0]}\n    return np.array(known.get(np.shape(x), 0.0))",
            WRONG,
        ),
        "the answer before": ("relu.last, last = honest(x), getattr(relu, 'last', 0.0)\n    return last", WRONG),
        "the clock": ("time.process_time = time.perf_counter = lambda: 0.0\n    return 'x'", WRONG),
        "NumPy's comparisons": (
            "np.allclose = np.array_equal = np.isclose = lambda *a, **k: True\n    return 7",
            WRONG,
        ),
        "NumPy's maximum": ("np.maximum = lambda *a, **k: 7.0\n    return np.maximum(x, 0)", WRONG),
        "the wire": ("import judge.wire as w\n    w.encode_parts = lambda *a: [b'T']\n    return honest(x)", WRONG),
        "errors of ufuncs": ("np.seterr(all='raise')\n    return honest(x)", ACCEPTED),
        "rounding upwards": ("ctypes.CDLL('libm.so.6').fesetround(0x800)\n    return honest(x)", ACCEPTED),
        "a hook at the end": (f"atexit.register(send, {framed({'done': True})!r})\n    return honest(x)", ACCEPTED),
        "a trace": (
            "sys.settrace(lambda *a: None)\n    sys.setprofile(lambda *a: None)\n    return honest(x)",
            ACCEPTED,
        ),
        "a trace that raises": ("sys.settrace(lambda *a: 1 / 0)\n    return honest(x)", RUNTIME),
        "no modules": ("sys.modules.clear()\n    return honest(x)", ACCEPTED),
        "no garbage collection": (
            "gc.disable()\n    gc.callbacks.append(lambda *a: 1 / 0)\n    return honest(x)",
            ACCEPTED,
        ),
        "a dump after a while": ("__import__('faulthandler').dump_traceback_later(1, file=2)", RUNTIME),
        "the cache of lines": (
            "linecache.cache.clear()\n    linecache.getlines = None\n    return honest(x)",
            ACCEPTED,
        ),
        "an exception whose text is endless": (
            "class E(Exception):\n        __str__ = lambda self: (_ for _ in ()).throw(SystemExit)\n    raise E",
            RUNTIME,
        ),
        "an exception named like a limit": ("raise type('ForbiddenError', (Exception,), {})('numpy')", FORBIDDEN),
    },
}

_SOURCES: dict[str, tuple[str, Verdict]] = {
    "a byte order mark": ("\ufeff" + HONEST, ACCEPTED),
    "line ends of DOS": (HONEST.replace("\n", "\r\n"), ACCEPTED),
    "line ends of old": (HONEST.replace("\n", "\r"), ACCEPTED),
    "a coding": ("# coding: latin-1\n" + HONEST, ACCEPTED),
    "an unknown coding": ("# coding: nonsense\n" + HONEST, COMPILE),
    "half of a pair": (HONEST + "\nx = '\ud800'\n", COMPILE),
    "a null byte": (HONEST + "\0", COMPILE),
    "a line of two megabytes": (HONEST + "\nx = '" + "x" * 2_000_000 + "'\n", ACCEPTED),
    "open brackets": ("(" * 100_000, COMPILE),
    "unary operators": (HONEST + "\nx = " + "-" * 100_000 + "1\n", COMPILE),
    "an async entry": (HONEST + "\nasync def relu(x):\n    return x\n", WRONG),
    "a missing entry": (HONEST.replace("def relu(", "def other("), RUNTIME),
    "a renamed entry": (HONEST.replace("def relu(", "def Relu("), RUNTIME),
    "an entry that is no function": (HONEST + "\nrelu = 3\n", RUNTIME),
    "a renamed parameter": (HONEST.replace("relu(x)", "relu(z)").replace("asarray(x, ", "asarray(z, "), ACCEPTED),
    "an endless import": ("import importlib, json\nwhile True:\n    importlib.reload(json)\n", TIME),
    "an exit while it loads": ("import os\nos._exit(0)\n", RUNTIME),
    "loaded and done, forged": (
        f"import os\nos.write(3, {framed({'loaded': True})!r} + {framed({'done': True})!r})\nos._exit(0)\n",
        RUNTIME,
    ),
    "no builtins": ("__builtins__.clear()\n" + HONEST, RUNTIME),
    "its own name again": ("import solution\n" + HONEST, ACCEPTED),
}

_TANH = """\
import numpy as np

{before}

def tanh(x):
    {way}

def tanh_grad(x):
    return 1.0 - tanh(x) ** 2
"""
_BANNED: dict[str, tuple[str, str]] = {  # what comes before tanh(x), and its body
    "by its name": ("", "return np.tanh(x)"),
    "by another name of the module": ("import numpy as other", "return other.tanh(x)"),
    "imported": ("from numpy import tanh as t", "return t(x)"),
    "by an alias": ("t = np.tanh", "return t(x)"),
    "by getattr": ("", "return getattr(np, 'tanh')(x)"),
    "by getattr of a made name": ("", "return getattr(np, 'ta' + 'nh')(x)"),
    "by the dict of the module": ("", "return vars(np)['ta' + 'nh'](x)"),
    "by importlib": ("import importlib", "return getattr(importlib.import_module('num' + 'py'), 'ta' + 'nh')(x)"),
    "by sys.modules": ("import sys", "return getattr(sys.modules['num' + 'py'], 'ta' + 'nh')(x)"),
    "by the compiled module beneath": (
        "import numpy._core._multiarray_umath as m",
        "return getattr(m, 'ta' + 'nh')(x)",
    ),
    "by the module that gathers them": ("import numpy._core.umath as m", "return getattr(m, 'ta' + 'nh')(x)"),
    "by eval": ("", "return eval('np.ta' + 'nh')(x)"),
    "by exec of a function": ("exec('def t(x):\\n    return np.ta' + 'nh(x)')", "return t(x)"),
    "by math": ("import math", "return np.vectorize(math.tanh, otypes=[float])(x)"),
    "and the refusal swallowed": (
        "",
        "try:\n        return getattr(np, 'ta' + 'nh')(x)\n    except BaseException:\n        return x",
    ),
}

ATTACKS: dict[str, Attack] = {
    **{
        name: Attack(kind, f"{HONEST}{TOOLS}\ndef relu(x):\n    {body}\n", verdict)
        for kind, bodies in _BODIES.items()
        for name, (body, verdict) in bodies.items()
    },
    **{name: Attack("the source", source, verdict) for name, (source, verdict) in _SOURCES.items()},
    **{
        f"a forbidden function {name}": Attack(
            "what is forbidden", _TANH.replace("{before}", before).replace("{way}", way), FORBIDDEN, "tanh"
        )
        for name, (before, way) in _BANNED.items()
    },
}
