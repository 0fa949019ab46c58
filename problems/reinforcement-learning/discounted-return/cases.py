import numpy as np
from hypothesis import strategies as st

from gradus import Layout


def plain(name, x, length):
    """None, or why an array of numbers is outside the task."""
    x = np.asarray(x)
    if x.ndim != 1 or len(x) != length or (x.dtype != np.float64 and x.dtype.kind not in "iu"):
        return f"{name} holds float64 or integers and has the shape ({length},)."
    if not np.isfinite(x.astype(float)).all() or (np.abs(x.astype(float)) > 1e6).any():
        return f"{name} is finite and at most a million in size."
    return None


def common(rewards, dones, last, gamma):
    why = plain("rewards", rewards, np.size(rewards))
    if why:
        return why
    if np.shape(dones) != np.shape(rewards) or np.asarray(dones).dtype != bool:
        return "dones holds booleans and has the shape of rewards."
    ended = len(dones) > 0 and bool(dones[-1])
    if not ended and not (np.isfinite(last) and abs(last) <= 1e6):
        return (
            "The value after the last step is finite and at most a million in size, unless the step ended an episode."
        )
    return None if 0 <= gamma <= 1 else "gamma is in [0, 1]."


def valid_returns(rewards, dones, last_value, gamma):
    """True, or why this call is outside the task."""
    return common(rewards, dones, last_value, gamma) or True


def values_fault(rewards, values, dones, gamma):
    if np.ndim(values) != 1 or len(values) != np.size(rewards) + 1:
        return "values has one element more than rewards."
    return plain("values", np.asarray(values)[:-1], len(values) - 1) or common(rewards, dones, values[-1], gamma)


def valid_n_step(rewards, values, dones, gamma, n):
    """True, or why this call is outside the task."""
    why = values_fault(rewards, values, dones, gamma)
    return why or (isinstance(n, int) and n >= 1) or "n is an integer, 1 or more."


def valid_gae(rewards, values, dones, gamma, lam):
    """True, or why this call is outside the task."""
    return values_fault(rewards, values, dones, gamma) or 0 <= lam <= 1 or "lam is in [0, 1]."


def random_rollout(rng, i):
    T = [7, 12, 4, 20][i % 4]
    dones = rng.random(T) < (0.0, 0.2, 0.4)[i % 3]
    gamma = float(rng.choice([0.5, 0.9, 0.99, 1.0]))
    return {"rewards": rng.normal(size=T), "values": rng.normal(loc=1.0, scale=2.0, size=T + 1), "dones": dones,
            "gamma": gamma}  # fmt: skip


def random_returns(rng, i):
    case = random_rollout(rng, i)
    return {key: case[key] for key in ("rewards", "dones", "gamma")} | {"last_value": float(case["values"][-1])}


def random_n_step(rng, i):
    return random_rollout(rng, i) | {"n": 1 + i % 6}


def random_gae(rng, i):
    return random_rollout(rng, i) | {"lam": float(rng.choice([0.3, 0.8, 0.95]))}


def strategy(*names):
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def inputs(T):
        def array(n):
            return st.lists(number, min_size=n, max_size=n).map(np.array)

        parts = {
            "rewards": array(T),
            "values": array(T + 1),
            "dones": st.lists(st.booleans(), min_size=T, max_size=T).map(lambda d: np.array(d, dtype=bool)),
            "last_value": number,
            "gamma": st.sampled_from([0.5, 1.0, 0.0]),
            "lam": st.sampled_from([0.5, 1.0]),
            "n": st.integers(1, 3),
        }
        return st.fixed_dictionaries({name: parts[name] for name in names})

    return st.integers(1, 4).flatmap(inputs)


def build(cases):
    a = np.array
    no, yes = False, True
    rewards = a([1.0, -0.5, 2.0, 0.25, 4.0, -1.0, 3.0])
    values = a([0.5, 2.0, -1.0, 1.5, 3.0, -2.5, 0.75, 5.0])
    dones = a([no, no, yes, no, no, no, no])
    ended, never = a([no, yes, no, no, yes, no, yes]), np.zeros(7, dtype=bool)
    guess_free = np.append(values[:-1], np.nan)
    rng = np.random.default_rng(97)
    T = 100_000
    long = {"rewards": rng.normal(loc=0.2, size=T), "dones": rng.random(T) < 2e-5, "gamma": 0.9995}
    guesses = rng.normal(loc=3.0, size=T + 1)

    for name, extra, valid, make, names, seed in (
        ("discounted_returns", {}, valid_returns, random_returns, ("rewards", "dones", "last_value", "gamma"), 611),
        ("n_step_returns", {"n": 3}, valid_n_step, random_n_step, ("rewards", "values", "dones", "gamma", "n"), 612),
        ("gae", {"lam": 0.8}, valid_gae, random_gae, ("rewards", "values", "dones", "gamma", "lam"), 613),
    ):
        e = cases.of(name)
        first = name == "discounted_returns"

        def plus(values, first=first, extra=extra):
            """The critic's part of a call."""
            return {"last_value": float(values[-1])} if first else {"values": values, **extra}

        e.example("two-episodes", rewards=rewards[:5], dones=dones[:5], gamma=0.5, **plus(values[:6]))
        e.example("ended", rewards=rewards[:3], dones=dones[:3], gamma=0.5, **plus(values[:4]))
        e.edge("never-ended", rewards=rewards, dones=never, gamma=0.9, **plus(values))
        e.edge("three-episodes", rewards=rewards, dones=ended, gamma=0.9, **plus(values))
        e.edge("each-step-ends", rewards=rewards, dones=~never, gamma=0.9, **plus(values))
        e.edge("nothing-to-guess", rewards=rewards, dones=ended, gamma=0.8, **plus(guess_free))
        e.edge("gamma-zero", rewards=rewards, dones=dones, gamma=0.0, **plus(values))
        e.edge("gamma-zero-integer", rewards=rewards, dones=dones, gamma=0, **plus(values))
        e.edge("gamma-one", rewards=rewards, dones=dones, gamma=1, **plus(values))
        e.edge("one-step", rewards=rewards[:1], dones=never[:1], gamma=0.7, **plus(values[:2]))
        e.edge("one-step-that-ends", rewards=rewards[:1], dones=ended[1:2], gamma=0.7, **plus(guess_free[-2:]))
        e.edge("no-steps", rewards=np.zeros(0), dones=never[:0], gamma=0.7, **plus(values[:1]))
        whole = a([100, 200, 30, 17, 90, 1], dtype=np.uint8)
        e.shape(
            "uint8", rewards=whole, dones=dones[:6], gamma=1, **plus(a([90, 7, 120, 250, 3, 5, 60], dtype=np.uint8))
        )
        e.shape("integers", rewards=a([3, -2, 0, 7]), dones=dones[:4], gamma=0.5, **plus(a([1, -4, 2, 9, 6])))
        for layout in ("strided", "readonly"):
            given = plus(values)
            if not first:
                given["values"] = Layout(values, layout)
            e.shape(layout, rewards=Layout(rewards, layout), dones=Layout(dones, layout), gamma=0.6, **given)
        e.stability("mixed-sizes", rewards=rewards * a([1e6, 1, 1e-3, 1e4, 1, 10, 1e-6]), dones=dones, gamma=0.9,
                    **plus(1e3 * values))  # fmt: skip
        far = np.cos(np.arange(2001.0))  # 0.5 to the 2,000th is 0 in floats
        e.stability(
            "two-thousand-steps", rewards=far[1:], dones=np.zeros(2000, dtype=bool), gamma=0.5, **plus(2.0 + far)
        )
        long_run = {"n": 20_000} if name == "n_step_returns" else {}
        e.scale("hundred-thousand-steps", **long, **(plus(guesses) | long_run))
        e.random(30, make, seed=seed)
        e.strategy(strategy(*names), valid=valid)

    e = cases.of("n_step_returns")
    for n in (1, 2, 4, 6, 7, 8, 50):
        e.edge(f"n-{n}", rewards=rewards, values=values, dones=dones, gamma=0.75, n=n)
        e.edge(f"n-{n}-all-ended", rewards=rewards, values=guess_free, dones=ended, gamma=0.75, n=n)
    e.edge("gamma-zero-n-one", rewards=rewards, values=values, dones=dones, gamma=0, n=1)
    e.edge("gamma-one-n-two", rewards=rewards, values=values, dones=dones, gamma=1, n=2)
    e = cases.of("gae")
    e.edge("lam-zero", rewards=rewards, values=values, dones=dones, gamma=0.9, lam=0)
    e.edge("lam-one", rewards=rewards, values=values, dones=dones, gamma=0.9, lam=1)
    e.edge("lam-one-all-ended", rewards=rewards, values=guess_free, dones=ended, gamma=0.9, lam=1.0)
    e.edge("lam-near-one", rewards=rewards, values=values, dones=ended, gamma=0.99, lam=0.95)
