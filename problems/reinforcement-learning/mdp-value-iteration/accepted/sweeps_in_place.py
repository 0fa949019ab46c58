# style: plain loops, values updated in place, sweeps until the bound on the error is tiny
def backup(P, R, V, s, a, gamma):
    return float(R[s][a]) + gamma * sum(p * v for p, v in zip(P[s][a], V))


def sweep(P, R, terminal, gamma, target):
    P = [[[float(p) for p in row] for row in rows] for rows in P]
    V = [0.0] * len(P)
    for _ in range(200_000):
        change = 0.0
        for s in range(len(P)):
            if terminal[s]:
                continue
            new = target(P, V, s)
            change, V[s] = max(change, abs(new - V[s])), new
        if change <= 1e-12 * max(map(abs, V)):
            break
    return V


def policy_evaluation(P, R, terminal, policy, gamma):
    def target(P, V, s):
        return sum(float(p) * backup(P, R, V, s, a, gamma) for a, p in enumerate(policy[s]))

    return sweep(P, R, terminal, gamma, target)


def value_iteration(P, R, terminal, gamma):
    actions = range(len(R[0]))
    V = sweep(P, R, terminal, gamma, lambda P, V, s: max(backup(P, R, V, s, a, gamma) for a in actions))
    policy = []
    for s in range(len(V)):
        values = [0.0 if terminal[s] else backup(P, R, V, s, a, gamma) for a in actions]
        policy.append(next(a for a in actions if values[a] >= max(values) - 1e-6))
    return V, policy
