# verdict: wrong_answer
# entry: route
# group: example
# lesson: You hash key:salt. It is salt:key.
import hashlib


def bucket(key, salt):
    digest = hashlib.sha256(f"{key}:{salt}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % 10_000


def route(keys, salt, share):
    if not 0 <= share <= 10_000:
        raise ValueError("share must be between 0 and 10,000.")
    return [bucket(key, salt) < share for key in keys]


def check(*arms):
    for arm in arms:
        if not 0 <= arm["errors"] <= len(arm["latencies"]) or any(t < 0 for t in arm["latencies"]):
            raise ValueError("Errors must be between none and all, and latencies not negative.")


def p95(latencies):
    rank = (95 * len(latencies) + 99) // 100  # ceil(95 n / 100)
    return sorted(latencies)[rank - 1]


def decide(stable, canary, min_requests, max_increase, max_slowdown):
    check(stable, canary)
    n_s, n_c = len(stable["latencies"]), len(canary["latencies"])
    if n_c < min_requests or n_s == 0:
        return "hold"
    # canary rate - stable rate, times n_s n_c, in basis points
    increase = 10_000 * (canary["errors"] * n_s - stable["errors"] * n_c)
    if increase > max_increase * n_s * n_c:
        return "roll_back"
    if 100 * p95(canary["latencies"]) > (100 + max_slowdown) * p95(stable["latencies"]):
        return "roll_back"
    return "promote"


def together(seen, window):
    return {name: seen[name] + window[name] for name in ("errors", "latencies")}  # new lists: the inputs stay


def rollout(windows, steps, min_requests, max_increase, max_slowdown):
    nothing = {"errors": 0, "latencies": []}
    step, seen, shares = 0, (nothing, nothing), []
    rolled_back = False
    for window in windows:
        if not rolled_back and step < len(steps) - 1:
            check(*window)
            seen = [together(*arms) for arms in zip(seen, window)]
            decision = decide(*seen, min_requests, max_increase, max_slowdown)
            rolled_back = decision == "roll_back"
            if decision == "promote":
                step, seen = step + 1, (nothing, nothing)
        shares.append(0 if rolled_back else steps[step])
    return shares
