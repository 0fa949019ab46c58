# style: nested lists, the update as a weighted mean, the policy by a key
def q_learning(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, sweeps=1):
    table = [[float(value) for value in row] for row in q]
    data = list(zip(map(int, states), map(int, actions), map(float, rewards), map(int, next_states), map(bool, dones)))
    for s, a, r, t, done in data * sweeps:
        table[s][a] = (1 - alpha) * table[s][a] + alpha * (r + (0 if done else gamma * max(table[t])))
    policy = [min(range(len(row)), key=lambda a: (row[a] < max(row) - 1e-9, a)) for row in table]
    return table, policy
