# style: writes down the probability of each action and inverts their running sum with a single uniform number
def epsilon_greedy(q_values, rng, epsilon=0.1):
    values = [float(q) for q in q_values]
    if not values or not (epsilon >= 0 and epsilon <= 1):
        raise ValueError("no actions, or a wrong epsilon")
    top = max(values)
    ties = values.count(top)
    u = rng.random()
    last = 0
    for action, value in enumerate(values):
        probability = epsilon / len(values) + ((1 - epsilon) / ties if value == top else 0.0)
        if probability > 0:
            last = action
            u -= probability
            if u < 0:
                return action
    return last
