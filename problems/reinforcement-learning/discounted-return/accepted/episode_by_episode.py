# style: cuts the rollout into episodes; sliding sums of n terms; plain floats and lists
def episodes(dones):
    start = 0
    for t, done in enumerate(dones):
        if done:
            yield start, t + 1, True
            start = t + 1
    if start < len(dones):
        yield start, len(dones), False


def discounted_returns(rewards, dones, last_value, gamma):
    returns = [0.0] * len(rewards)
    for start, stop, ended in episodes(dones):
        total = 0.0 if ended else float(last_value)
        for t in range(stop - 1, start - 1, -1):
            total = returns[t] = float(rewards[t]) + gamma * total
    return returns


def n_step_returns(rewards, values, dones, gamma, n):
    rewards, values = [float(r) for r in rewards], [float(v) for v in values]
    returns = [0.0] * len(rewards)
    for start, stop, ended in episodes(dones):
        total, far = 0.0, float(gamma) ** n
        for t in range(stop - 1, start - 1, -1):
            total = rewards[t] + gamma * total
            if t + n < stop:
                total -= far * rewards[t + n]  # falls out of the window
            if t + n < stop or (t + n == stop and not ended):
                guess = far * values[t + n]
            else:
                guess = 0.0 if ended else float(gamma) ** (stop - t) * values[stop]
            returns[t] = total + guess
    return returns


def gae(rewards, values, dones, gamma, lam):
    advantages = [0.0] * len(rewards)
    for start, stop, ended in episodes(dones):
        advantage = 0.0
        for t in range(stop - 1, start - 1, -1):
            after = 0.0 if ended and t == stop - 1 else float(values[t + 1])
            advantage = float(rewards[t]) + gamma * after - float(values[t]) + gamma * lam * advantage
            advantages[t] = advantage
    return advantages, [a + float(v) for a, v in zip(advantages, values)]
