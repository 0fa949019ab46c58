from hypothesis import strategies as st


def whole(*numbers, low=-(10**9)):
    return all(type(n) is int and low <= n <= 10**9 for n in numbers)


def text(value):
    return type(value) is str and len(value) <= 200 and not any(0xD800 <= ord(c) < 0xE000 for c in value)


def valid_route(keys, salt, share):
    """True, or why this call is outside the task."""
    if not isinstance(keys, list) or len(keys) > 2000 or not all(map(text, [salt, *keys])):
        return "keys is a list of at most 2,000 strings, and salt a string."
    return whole(share) or "share is an integer."


def is_arm(arm):
    return (
        isinstance(arm, dict)
        and set(arm) == {"errors", "latencies"}
        and isinstance(arm["latencies"], list)
        and len(arm["latencies"]) <= 2000
        and whole(arm["errors"], *arm["latencies"])
    )


def valid_decide(stable, canary, min_requests, max_increase, max_slowdown):
    """True, or why this call is outside the task."""
    if not is_arm(stable) or not is_arm(canary):
        return 'stable and canary are dictionaries with the integer "errors" and the list "latencies" of integers.'
    if not whole(max_increase, max_slowdown, low=0) or not whole(min_requests, low=1):
        return "min_requests is an integer from 1 on, max_increase and max_slowdown from 0 on."
    return True


def valid_rollout(windows, steps, min_requests, max_increase, max_slowdown):
    """True, or why this call is outside the task."""
    if not isinstance(windows, list) or len(windows) > 50:
        return "windows is a list of at most 50 pairs."
    if not all(isinstance(w, (list, tuple)) and len(w) == 2 and is_arm(w[0]) and is_arm(w[1]) for w in windows):
        return "A window is a pair of dictionaries, stable and canary."
    if not isinstance(steps, list) or not 1 <= len(steps) <= 50 or not whole(*steps, low=1):
        return "steps is a list of at least one integer above 0."
    empty = {"errors": 0, "latencies": []}
    return valid_decide(empty, empty, min_requests, max_increase, max_slowdown)


def arm(errors, *latencies):
    return {"errors": errors, "latencies": list(latencies)}


def many(errors, n, latency=20):
    return {"errors": errors, "latencies": [latency] * n}


def random_arm(rng, most):
    n = int(rng.integers(0, most))
    return arm(int(rng.binomial(n, 0.15)), *rng.integers(20, 60, size=n).tolist())


def rule(rng):
    return {
        "min_requests": int(rng.integers(1, 20)),
        "max_increase": int(rng.integers(0, 2500)),
        "max_slowdown": int(rng.integers(0, 40)),
    }


def random_route(rng, i):
    keys = [f"user-{int(k)}" for k in rng.integers(0, 10**6, size=30)]
    return {"keys": keys, "salt": ["ranker-v2", "x", ""][i % 3], "share": int(rng.integers(500, 9500))}


def random_decide(rng, i):
    return {"stable": random_arm(rng, 40), "canary": random_arm(rng, 40)} | rule(rng)


def random_rollout(rng, i):
    windows = [(random_arm(rng, 30), random_arm(rng, 12)) for _ in range(int(rng.integers(1, 9)))]
    return {"windows": windows, "steps": [100, 1000, 2500, 10_000][i % 2 :]} | rule(rng) | {"max_increase": 4000}


def build(cases):
    e = cases.of("route")
    users = [f"user-{k}" for k in range(8)]
    e.example("eight-users", keys=users, salt="ranker-v2", share=4000)
    e.example("another-salt", keys=users, salt="ranker-v3", share=4000)
    crowd = [f"user-{k}" for k in range(400)]
    for share in (100, 2500, 9900):
        e.edge(f"share-{share}", keys=crowd, salt="s", share=share)
    e.edge("nobody", keys=crowd[:60], salt="s", share=0)
    e.edge("everybody", keys=crowd[:60], salt="s", share=10_000)
    e.edge("at-its-bucket", keys=["user-3"], salt="ranker-v2", share=2691)
    e.edge("just-above-its-bucket", keys=["user-3"], salt="ranker-v2", share=2691 + 1)
    e.edge("not-in-ascii", keys=["Zoë", "李雷", "🙂", "Zoe"], salt="größe", share=5000)
    e.edge("the-same-key-twice", keys=["a", "b", "a"], salt="s", share=5000)
    e.edge("colons-and-empty", keys=["", ":", "a:b"], salt="", share=6000)
    e.edge("no-keys", keys=[], salt="s", share=5000)
    e.edge("share-below-zero", keys=users, salt="s", share=-1, raises=ValueError)
    e.edge("share-above-all", keys=users, salt="s", share=10_001, raises=ValueError)
    e.edge("wrong-share-and-no-keys", keys=[], salt="s", share=10_001, raises=ValueError)
    e.random(30, random_route, seed=71)
    words = st.lists(st.sampled_from(["a", "b", "é"]), max_size=3)
    salts, shares = st.sampled_from(["", "s"]), st.sampled_from([0, 5000, 10_000, 10_001])
    e.strategy(st.fixed_dictionaries({"keys": words, "salt": salts, "share": shares}), valid=valid_route)

    e = cases.of("decide")
    loose = {"min_requests": 5, "max_increase": 100, "max_slowdown": 10}
    e.example("fine", stable=many(6, 100), canary=many(3, 50, 21), **loose)
    e.example("too-many-errors", stable=many(6, 100), canary=many(4, 50), **loose)
    e.example("too-slow", stable=arm(0, 30, 20, 40, 25), canary=arm(0, 20, 30, 10, 45, 20), **loose)
    e.edge("exactly-the-increase", stable=many(6, 100), canary=many(7, 100), **loose)
    e.edge("exactly-the-increase-of-other-counts", stable=many(30, 150), canary=many(21, 100), **loose)
    e.edge("just-above-the-increase", stable=many(60, 1000), canary=many(71, 1000), **loose)
    e.edge("exactly-the-slowdown", stable=many(0, 9, 10), canary=many(0, 9, 11), **loose)
    e.edge("just-above-the-slowdown", stable=many(0, 9, 100), canary=many(0, 9, 111), **loose)
    e.edge("slowdown-that-floats-miss", stable=many(0, 9, 100), canary=many(0, 9, 113), min_requests=1, max_increase=0,
           max_slowdown=13)  # fmt: skip
    e.edge("no-tolerance", stable=many(1, 9), canary=many(1, 9), min_requests=1, max_increase=0, max_slowdown=0)
    e.edge("better-and-faster", stable=many(9, 60, 90), canary=many(1, 30, 40), **loose)
    e.edge("better-but-slower", stable=many(9, 60, 90), canary=many(1, 30, 140), **loose)
    e.edge("exactly-enough", stable=many(0, 1), canary=many(0, 5), **loose)
    e.edge("one-too-few", stable=many(0, 50), canary=many(0, 4), **loose)
    e.edge("all-fail-but-too-few", stable=many(0, 50), canary=many(4, 4, 900), **loose)
    e.edge("no-stable-requests", stable=many(0, 0), canary=many(9, 9), **loose)
    e.edge("no-requests", stable=many(0, 0), canary=many(0, 0), **loose)
    one = [10] * 18 + [100]
    e.edge("p95-of-nineteen", stable=arm(0, *one), canary=arm(0, *[50] * 19), **loose)
    e.edge("p95-of-twenty", stable=arm(0, 10, *one), canary=arm(0, *[10] * 18, 50, 60), **loose)
    e.edge("one-slow-of-twenty", stable=many(0, 20, 10), canary=arm(0, *[10] * 19, 5000), **loose)
    e.edge("two-slow-of-forty-one", stable=many(0, 20, 10), canary=arm(0, *[10] * 38, 5000, 12, 5000), **loose)
    e.edge("stable-at-zero", stable=many(0, 9, 0), canary=many(0, 9, 1), **loose)
    e.edge("both-at-zero", stable=many(0, 9, 0), canary=many(0, 9, 0), **loose)
    e.edge("negative-errors", stable=many(0, 9), canary=many(-1, 9), **loose, raises=ValueError)
    e.edge("more-errors-than-requests", stable=many(10, 9), canary=many(1, 9), **loose, raises=ValueError)
    e.edge("more-errors-than-few-requests", stable=many(1, 9), canary=many(3, 2), **loose, raises=ValueError)
    e.edge("negative-latency", stable=arm(0, 5, -1, 9), canary=many(1, 9), **loose, raises=ValueError)
    e.edge("negative-latency-of-the-canary", stable=many(1, 9), canary=arm(0, -5), **loose, raises=ValueError)
    e.edge("errors-without-requests", stable=many(1, 0), canary=many(1, 9), **loose, raises=ValueError)
    e.random(36, random_decide, seed=72)
    few = st.builds(lambda errors, latencies: arm(errors, *latencies), st.integers(-1, 2),
                    st.lists(st.sampled_from([10, 11, 30]), max_size=4))  # fmt: skip
    rules = {
        "min_requests": st.integers(1, 3),
        "max_increase": st.sampled_from([0, 5000]),
        "max_slowdown": st.sampled_from([0, 10]),
    }
    e.strategy(st.fixed_dictionaries({"stable": few, "canary": few} | rules), valid=valid_decide)

    e = cases.of("rollout")
    rules_given = {"steps": [100, 1000, 10_000], "min_requests": 10, "max_increase": 500, "max_slowdown": 20}
    good, few_seen, bad = (many(1, 90), many(0, 12)), (many(1, 90), many(0, 6)), (many(1, 90), many(3, 12))
    e.example("to-the-end", windows=[good, few_seen, few_seen, good], **rules_given)
    e.example("rolled-back", windows=[good, bad, good, good], **rules_given)
    e.edge("evidence-adds-up", windows=[few_seen, few_seen, few_seen], **rules_given)
    e.edge("evidence-is-forgotten", windows=[good, few_seen, few_seen], **rules_given)
    late = (many(0, 50), many(2, 8)), (many(0, 50), many(0, 12))
    e.edge("errors-add-up", windows=[*late, good], **rules_given)
    e.edge("latencies-add-up", windows=[(many(0, 9, 10), many(0, 8, 30)), (many(0, 9, 30), many(0, 8, 30)), good],
           **rules_given)  # fmt: skip
    e.edge("good-after-a-roll-back", windows=[bad, (many(1, 90), many(0, 200))], **rules_given)
    e.edge("bad-after-the-last-step", windows=[good, good, bad, bad], **rules_given)
    e.edge("impossible-after-the-last-step", windows=[good, good, (many(3, 1), many(0, 0))], **rules_given)
    e.edge("impossible-after-a-roll-back", windows=[bad, (many(3, 1), many(0, 0)), good], **rules_given)
    e.edge("impossible-window", windows=[(many(1, 90), many(8, 7)), good], **rules_given, raises=ValueError)
    e.edge("impossible-second-window", windows=[few_seen, (many(1, 90), many(4, 3))], **rules_given, raises=ValueError)
    e.edge("negative-second-window", windows=[few_seen, (many(-1, 90), many(0, 3))], **rules_given, raises=ValueError)
    e.edge("no-windows", windows=[], **rules_given)
    e.edge("one-step", windows=[good, bad, (many(5, 1), many(1, 9))], **rules_given | {"steps": [300]})
    e.edge("down-is-a-step-too", windows=[good, good, good], **rules_given | {"steps": [500, 200, 700, 900]})
    e.edge("nothing-comes", windows=[(many(0, 0), many(0, 0))] * 2 + [good], **rules_given)
    e.edge("stable-comes-late", windows=[(many(0, 0), many(0, 20)), (many(0, 9), many(0, 0))], **rules_given)
    e.random(36, random_rollout, seed=73)
    pairs = st.lists(st.tuples(few, few), max_size=3)
    paths = st.sampled_from([[100], [100, 900], [90, 500, 900]])
    e.strategy(
        st.fixed_dictionaries({"windows": pairs, "steps": paths} | rules),
        valid=valid_rollout,
    )
