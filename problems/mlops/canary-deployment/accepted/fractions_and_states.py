# style: exact fractions for the rates, a class for the rollout, hexadecimal digits of the digest
import hashlib
from fractions import Fraction


def route(keys, salt, share):
    if share < 0 or share > 10000:
        raise ValueError("share")
    numbers = [int(hashlib.sha256((salt + ":" + key).encode("utf-8")).hexdigest()[:16], 16) for key in keys]
    return [number % 10000 < share for number in numbers]


class Arm:
    def __init__(self):
        self.errors, self.latencies = 0, []

    def add(self, window):
        self.errors += window["errors"]
        self.latencies.extend(window["latencies"])
        if window["errors"] < 0 or window["errors"] > len(window["latencies"]):
            raise ValueError("errors")
        if any(latency < 0 for latency in window["latencies"]):
            raise ValueError("latency")
        return self

    def rate(self):
        return Fraction(self.errors, len(self.latencies))

    def p95(self):
        ordered = sorted(self.latencies, reverse=True)
        return ordered[len(ordered) * 5 // 100]


def verdict(stable, canary, min_requests, max_increase, max_slowdown):
    if len(canary.latencies) < min_requests or not stable.latencies:
        return "hold"
    worse = canary.rate() - stable.rate() > Fraction(max_increase, 10000)
    slower = canary.p95() > stable.p95() * Fraction(100 + max_slowdown, 100)
    return "roll_back" if worse or slower else "promote"


def decide(stable, canary, min_requests, max_increase, max_slowdown):
    return verdict(Arm().add(stable), Arm().add(canary), min_requests, max_increase, max_slowdown)


def rollout(windows, steps, min_requests, max_increase, max_slowdown):
    todo, share, shares = list(steps[1:]), steps[0], []
    stable, canary = Arm(), Arm()
    for s, c in windows:
        if todo:
            decision = verdict(stable.add(s), canary.add(c), min_requests, max_increase, max_slowdown)
            if decision == "roll_back":
                share, todo = 0, []
            elif decision == "promote":
                share = todo.pop(0)
                stable, canary = Arm(), Arm()
        shares.append(share)
    return shares
