import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid_rewards(rewards, eps=1e-4):
    """True, or why this call is outside the task."""
    r = np.asarray(rewards)
    if (r.dtype != np.float64 and r.dtype.kind not in "iu") or r.ndim != 2 or r.shape[1] == 0:
        return "rewards are float64 or integers of shape (B, G), with G at least 1."
    r = r.astype(float)
    if not (np.abs(r) <= 1e6).all() or not (isinstance(eps, (int, float)) and 1e-8 <= eps <= 10):
        return "Rewards are at most 1e6 in size, and eps is from 1e-8 to 10."
    if ((np.ptp(r, axis=1) > 0) & (r.std(axis=1) < 1e-3)).any():
        return "Rewards of a group are equal, or their standard deviation is at least 0.001."
    return True


def valid(logprobs, old_logprobs, ref_logprobs, advantages, mask, clip=0.2, beta=0.04):
    """True, or why this call is outside the task."""
    logs = [np.asarray(x) for x in (logprobs, old_logprobs, ref_logprobs)]
    m, A, shape = np.asarray(mask), np.asarray(advantages), np.shape(logprobs)
    if len(shape) != 2 or 0 in shape or any(x.dtype != np.float64 or x.shape != shape for x in logs):
        return "The log-probabilities are float64 of one shape (N, T), with N and T at least 1."
    if m.shape != shape or m.dtype.kind not in "biu" or not np.isin(m, (0, 1)).all():
        return "mask holds booleans, or 0 and 1, in the shape of logprobs."
    if A.dtype != np.float64 or A.shape != shape[:1] or not (np.abs(A) <= 1e6).all():
        return "advantages are float64 of shape (N,), at most 1e6 in size."
    if not all((np.abs(x) <= 1e6).all() for x in logs):
        return "Log-probabilities are at most 1e6 in size."
    if not (isinstance(clip, (int, float)) and 0.001 <= clip <= 0.999):
        return "clip is from 0.001 to 0.999."
    if not (isinstance(beta, (int, float)) and 0 <= beta <= 100):
        return "beta is from 0 to 100."
    l, k = ((logs[0] - x)[m.astype(bool)] for x in logs[1:])
    if (np.abs(l) > 50).any() or (np.abs(k) > 50).any():
        return "Logarithms of ratios are at most 50 in size."
    near = np.abs(np.abs(np.exp(l) - 1) - clip) < 1e-6
    return not near.any() or "Ratios are at least 1e-6 away from 1 - clip and 1 + clip."


def batch(rng, N, T, spread=0.4):
    old = -rng.exponential(size=(N, T))
    return {
        "logprobs": old + rng.normal(scale=spread, size=(N, T)),
        "old_logprobs": old,
        "ref_logprobs": old + rng.normal(scale=spread, size=(N, T)),
        "advantages": rng.normal(size=N),
    }


def random_rewards(rng, i):
    B, G = int(rng.integers(1, 4)), int(rng.integers(2, 7))
    rewards = rng.normal(size=(B, G)) if i % 2 else rng.integers(0, 2, size=(B, G))
    return {"rewards": rewards} | ({"eps": float(rng.choice([1e-6, 0.1]))} if i % 3 else {})


def random_case(rng, i):
    N, T = int(rng.integers(1, 5)), int(rng.integers(2, 7))
    mask = np.arange(T) < rng.integers(0, T + 1, size=(N, 1))
    case = batch(rng, N, T, [0.2, 0.8][i % 2]) | {"mask": mask if i % 3 else mask.astype(np.int64)}
    if i % 2:
        case["clip"] = float(rng.choice([0.1, 0.4]))
    return case | {"beta": float(rng.choice([0.0, 0.5]))} if i % 3 else case


def build_advantages(e):
    a = np.array
    e.example("one-group", rewards=a([[1.0, 0.0, 0.0, 1.0]]))
    e.example(
        "two-groups", rewards=a([[2.0, 4.0, 9.0], [0.5, 0.5, 0.5]]), note="The second group has nothing to compare."
    )
    e.edge("large-eps", rewards=a([[1.0, 3.0, 0.0]]), eps=0.5)
    e.edge("equal-tenths", rewards=a([[0.1] * 3, [0.7] * 3]), eps=1e-8, note="Their mean is off by a rounding error.")
    e.edge("one-answer", rewards=a([[3.0], [-1.0]]))
    e.edge("no-prompts", rewards=np.zeros((0, 4)))
    e.shape("as-many-prompts-as-answers", rewards=a([[1.0, 2.0, 4.0], [0.0, -1.0, 3.0], [5.0, 5.0, 6.0]]))
    e.shape("integers", rewards=a([[1, 0, -3, 1]]))
    e.shape("bytes", rewards=a([[200, 100, 7]], np.uint8))
    table = np.cos(np.arange(10.0)).reshape(2, 5)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, rewards=Layout(table, layout))
    e.stability("far-from-zero", rewards=1e5 + table)
    e.stability("close-together", rewards=a([[1.0, 1.004, 0.998]]))
    e.random(30, random_rewards, seed=3901)
    shapes = st.tuples(st.integers(1, 2), st.integers(1, 3))
    tables = hnp.arrays(np.float64, shapes, elements=st.sampled_from([0.0, 1.0, 0.5]))
    e.strategy(st.fixed_dictionaries({"rewards": tables}, optional={"eps": st.just(0.5)}), valid=valid_rewards)


def build(cases):
    build_advantages(cases.of("group_advantages"))
    a = np.array
    rng = np.random.default_rng(3902)
    usual = batch(rng, 3, 5, 0.5)
    mask = a([[1, 1, 1, 0, 0], [0, 1, 0, 1, 1], [0, 0, 0, 1, 0]], dtype=bool)
    two = {
        "logprobs": a([[-1.0, -0.5, -2.0], [-1.5, -3.0, -9.0]]),
        "old_logprobs": a([[-1.5, -0.5, -2.0], [-1.0, -3.5, -1.0]]),
        "ref_logprobs": a([[-1.2, -1.5, -2.0], [-1.5, -2.5, -4.0]]),
        "advantages": a([1.0, -2.0]),
        "mask": a([[1, 1, 1], [1, 1, 0]]),
    }
    for name, seed in (("grpo_loss", 3903), ("grpo_loss_grad", 3904)):
        e = cases.of(name)
        e.example("two-answers", **two)
        e.example("without-penalty", **two, beta=0)
        full = usual | {"mask": mask}
        e.edge("all-defaults", **full)
        e.edge("only-clip", **full, clip=0.05)
        e.edge("only-beta", **full, beta=1.5)
        e.edge("first-step", **full | {"logprobs": usual["old_logprobs"].copy()})
        e.edge("at-the-reference", **full | {"logprobs": usual["ref_logprobs"].copy()}, beta=3)
        e.edge("advantages-zero", **full | {"advantages": np.zeros(3)})
        e.edge("advantages-negative", **full | {"advantages": a([-1.0, -0.5, -3.0])}, beta=0.0)
        e.edge("all-count", **usual, mask=mask | True)
        e.edge("answer-without-tokens", **usual, mask=mask & (a([1, 0, 1]) == 1)[:, None])
        e.edge("nothing-counts", **usual, mask=mask & False)
        e.edge("zeros-and-ones", **usual, mask=mask.astype(np.int64))
        e.edge("garbage-where-nothing-counts", **full | {"logprobs": np.where(mask, usual["logprobs"], 2e3)})
        e.edge("certain-where-nothing-counts", **full | {"ref_logprobs": np.where(mask, usual["ref_logprobs"], 4e3)})
        e.shape("one-token", **{key: x[:, 1:2] if x.ndim > 1 else x for key, x in full.items()})
        e.shape("as-many-answers-as-tokens", **{key: x[:, 1:4] if x.ndim > 1 else x for key, x in full.items()})
        for layout in ("fortran", "strided", "readonly"):
            plain = "strided" if layout == "fortran" else layout
            e.shape(layout, **{key: Layout(x, layout if x.ndim > 1 else plain) for key, x in full.items()})
        far = np.where(a([1, 0, 1, 0, 1]) == 1, 30.0, -40.0)
        e.stability("far-apart", **full | {"logprobs": usual["old_logprobs"] + far}, beta=0.01)
        e.random(30, random_case, seed=seed)

        def drawn(size):
            number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
            log = hnp.arrays(np.float64, size, elements=number)
            parts = {"logprobs": log, "old_logprobs": log, "ref_logprobs": log}
            parts |= {
                "advantages": hnp.arrays(np.float64, size[0], elements=number),
                "mask": hnp.arrays(np.bool_, size),
            }
            return st.fixed_dictionaries(parts, optional={"clip": st.just(0.3), "beta": st.just(0.5)})

        e.strategy(st.tuples(st.integers(1, 2), st.integers(1, 3)).flatmap(drawn), valid=valid)
