"""Many mixed submissions, and what they leave behind: `python -m benchmarks.soak [COUNT]` (20,000 unless told).

Right, wrong, crashing, hostile and hanging ones. Every thousand, a line with the resident memory and descriptors of
this process and the zygote, and the zygote's children: all must be flat from the first thousand to the last.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import closing
from pathlib import Path

from judge import wire
from judge.sandbox.base import Limits, Role, Stopped
from judge.sandbox.linux import LinuxSandbox

MEGABYTE = 1 << 20
EVERY = 1000
SOURCES = {
    "right": "def f(x):\n    return x + 1",
    "wrong": "def f(x):\n    return 'no'",
    "raises": "def f(x):\n    raise ValueError(x)",
    "does not compile": "def f(x:",
    "exits": "import os\ndef f(x):\n    os._exit(3)",
    "crashes": "import ctypes\ndef f(x):\n    ctypes.string_at(0)",
    "forks": "import os\ndef f(x):\n    os.fork()",
    "floods": "import os\ndef f(x):\n    while True:\n        os.write(3, b'\\0\\1\\0\\0' + bytes(256))",
    "hoards": "def f(x):\n    return bytearray(10**10)",
    "prints": "def f(x):\n    print('x' * 10**6)",
    "spins": "def f(x):\n    while True: pass",
    "sleeps": "import time\ndef f(x):\n    time.sleep(9)",
}
SELDOM = {"spins": 40, "sleeps": 40, "hoards": 10}  # one in so many rounds: these take their time by design


def judged(sandbox: LinuxSandbox, source: str) -> str:
    """How it ended."""
    job = {
        "do": "judge",
        "source": source.encode(),
        "filename": "solution.py",
        "drive": None,
        "functions": None,
        "entries": {"f": {"kind": "function", "params": [["x", "positional", False]]}},
        "forbid": {},
        "stdout_limit": 1000,
        "cases": [{"i": 0, "entry": "f", "data": bytes(wire.encode({"x": 1}))}],
    }
    with sandbox.open(Role.SUBMISSION, Limits(64 * MEGABYTE, 0.3, MEGABYTE)) as session:
        try:
            session.send(job)
            while "done" not in (message := session.receive(cpu=0.1, wall=0.2)) and "error" not in message:
                pass
        except (Stopped, wire.Malformed) as stop:
            return type(stop).__name__
    return "ended"


def readings(sandbox: LinuxSandbox) -> str:
    zygote = sandbox.zygotes()[Role.SUBMISSION]
    resident = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4 // 1024 for pid in (os.getpid(), zygote)]
    descriptors = len(list(Path(f"/proc/{os.getpid()}/fd").iterdir()))
    children = len(Path(f"/proc/{zygote}/task/{zygote}/children").read_text().split())
    return f"{resident[0]:>8} MB{resident[1]:>8} MB{descriptors:>8}{children:>8}"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    print("submissions      judge     zygote     fds children  a second")
    done, rounds, started = 0, 0, time.perf_counter()
    with closing(LinuxSandbox()) as sandbox:
        while done < count:
            for name, source in SOURCES.items():
                if rounds % SELDOM.get(name, 1) == 0:
                    judged(sandbox, source)
                    done += 1
                    if done % EVERY == 0:
                        rate = done / (time.perf_counter() - started)
                        print(f"{done:>11}{readings(sandbox)}{rate:>10.0f}", flush=True)
            rounds += 1


if __name__ == "__main__":
    main()
