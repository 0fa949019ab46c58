# verdict: wrong_answer
# entry: choose_model
# group: edge
# lesson: Your utilities leave the range from 0 to 1, so one extreme measurement outweighs everything else. Cut them
# off at both ends.
TIE = 1e-9


def choose_model(profiles, scales, weights, limits):
    if min(weights.values(), default=0) < 0 or sum(weights.values()) == 0:
        raise ValueError("Weights must not be negative, and one must be positive.")

    def breaks(profile, criterion):
        value, limit = profile[criterion], limits[criterion]
        worst, best = scales[criterion]
        return value is None or (value < limit if best > worst else value > limit)

    broken = {family: [c for c in limits if breaks(profile, c)] for family, profile in profiles.items()}
    remaining = [family for family in profiles if not broken[family]]  # in the order of the table
    if not remaining:
        return None, {}, broken

    utilities = {family: {c: utility(profiles[family][c], *scales[c]) for c in weights} for family in remaining}
    scores = {family: weighted_mean(utilities[family], weights) for family in remaining}
    top = max(scores.values())
    choice = next(family for family in remaining if scores[family] >= top - TIE)

    best_of = {c: max(utilities[family][c] for family in remaining) for c in weights}
    won = {
        family: [c for c, weight in weights.items() if weight > 0 and utilities[family][c] >= best_of[c] - TIE]
        for family in remaining
    }
    return choice, scores, broken | won


def utility(value, worst, best):
    """The place on the scale from worst (0) to best (1), whichever of the two is larger."""
    return 0.0 if value is None else (value - worst) / (best - worst)


def weighted_mean(values, weights):
    return sum(weights[c] * values[c] for c in weights) / sum(weights.values())
