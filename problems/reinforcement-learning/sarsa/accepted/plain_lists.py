# style: plain lists, errors added; the policy by counting
def start(q):
    return [list(map(float, row)) for row in q]


def sarsa(q, states, actions, rewards, next_states, next_actions, dones, alpha=0.1, gamma=0.99):
    table = start(q)
    for i in range(len(dones)):
        s, a = states[i], actions[i]
        error = float(rewards[i]) - table[s][a]
        if not dones[i]:
            error += gamma * table[next_states[i]][next_actions[i]]
        table[s][a] += alpha * error
    return table


def expected_sarsa(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, epsilon=0.1):
    table, count = start(q), len(q[0])
    for i in range(len(dones)):
        s, a = states[i], actions[i]
        error = float(rewards[i]) - table[s][a]
        if not dones[i]:
            row = table[next_states[i]]
            error += gamma * (max(row) - epsilon * sum(max(row) - value for value in row) / count)
        table[s][a] += alpha * error
    policy = []
    for row in table:
        best = [value > max(row) - 1e-8 for value in row]
        policy.append([epsilon / count + (1 - epsilon) / sum(best) if good else epsilon / count for good in best])
    return table, policy
