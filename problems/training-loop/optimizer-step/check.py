"""A resumed run equals the run that went on, to the last bit."""

import numpy as np

NAMES = ("The run that loaded the state", "The run that loaded the copied state of the third optimizer")


def SGD(inputs, output, expected, expect):
    history, resumed = output
    save = inputs["save"]
    for name, run in zip(NAMES, resumed):
        for t, (got, right) in enumerate(zip(run, history[save:]), start=save):
            for k, (p, q) in enumerate(zip(got, right)):
                p, q = np.asarray(p), np.asarray(q)
                if p.dtype.kind not in "biuf" or p.shape != q.shape:
                    return f"{name} does not hold an array of numbers of the right shape for parameter {k}."
                if not np.array_equal(p, q):
                    at = tuple(int(i) for i in np.argwhere(p != q)[0])
                    if t == save:
                        return (
                            f"{name} has other parameters than were copied in: load_state_dict changed parameter {k}."
                        )
                    return (
                        f"{name}: after step {t}, parameter {k} has {float(p[at])!r} at {list(at)}. "
                        f"The run that went on has {float(q[at])!r} there, and they must be equal to the last bit."
                    )
    return None
