# style: plain lists, means updated as they come
import math


def ucb1(rewards, c=2**0.5):
    T, K = rewards.shape
    pulls, means = [0] * K, [0.0] * K
    actions, bounds = [], []
    for t in range(T):
        row = [means[k] + c * math.sqrt(math.log(t) / pulls[k]) if pulls[k] else math.inf for k in range(K)]
        limit = max(row) - 1e-9
        arm = next(k for k in range(K) if row[k] >= limit)
        pulls[arm] += 1
        means[arm] += (float(rewards[t, arm]) - means[arm]) / pulls[arm]
        actions.append(arm)
        bounds.append(row)
    return actions, bounds if T else rewards.astype(float)
