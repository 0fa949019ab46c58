# style: one walk through both sorted samples, plain lists, an alarm object
import math


def ks_statistic(reference, window):
    a, b = sorted(map(float, reference)), sorted(map(float, window))
    if not a or not b or not all(map(math.isfinite, a + b)):
        raise ValueError("samples")
    i = j = best = 0
    while i < len(a) and j < len(b):
        x = min(a[i], b[j])
        while i < len(a) and a[i] == x:
            i += 1
        while j < len(b) and b[j] == x:
            j += 1
        best = max(best, abs(i * len(b) - j * len(a)))
    return best / (len(a) * len(b))


class Alarm:
    def __init__(self, raise_at, clear_at):
        if clear_at > raise_at:
            raise ValueError("thresholds")
        self.raise_at, self.clear_at, self.on = raise_at, clear_at, False

    def see(self, d):
        if d > self.raise_at:
            self.on = True
        if d < self.clear_at:
            self.on = False
        return self.on


def monitor(reference, stream, width, step, raise_at, clear_at):
    alarm = Alarm(raise_at, clear_at)
    values, stream = [float(v) for v in reference], [float(v) for v in stream]
    if width <= 0 or step <= 0 or len(set(values)) < 2 or not all(map(math.isfinite, values + stream)):
        raise ValueError("input")
    mean = math.fsum(values) / len(values)
    spread = math.sqrt(math.fsum((v - mean) ** 2 for v in values) / len(values))
    ks, shift, alert, start = [], [], [], 0
    while start + width <= len(stream):
        window = stream[start : start + width]
        ks.append(ks_statistic(values, window))
        shift.append((math.fsum(window) / width - mean) / spread)
        alert.append(alarm.see(ks[-1]))
        start += step
    return ks, shift, alert
