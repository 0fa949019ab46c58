import numpy as np
from gradus import Lines
from reference import plan_serving


def figures():
    rng = np.random.default_rng(9)
    rates, modes = np.arange(1, 61), ("precompute", "on_demand", "cache")
    price = {"batch_cost": 400, "online_cost": 60, "lookup_cost": 5}
    dear = 10**6
    costs = {mode: [] for mode in modes}
    for rate in rates:
        times = [rng.integers(0, 1440, size=int(rate)).tolist() for _ in range(40)]
        users = {str(k): each for k, each in enumerate(times)}
        for mode in modes:
            # The other modes are made too dear to be chosen.
            only = {
                "precompute": price | {"online_cost": dear},
                "on_demand": price | {"batch_cost": dear, "lookup_cost": dear},
                "cache": price | {"batch_cost": dear},
            }[mode]
            plan = plan_serving(users, 1440, 360, 360, **only)
            chosen = [cost for name, cost in plan.values() if name == mode]
            costs[mode].append(np.mean(chosen) if chosen else np.nan)
    return {"traffic": Lines(rates, costs, x_label="requests a day", y_label="cost of a key")}
