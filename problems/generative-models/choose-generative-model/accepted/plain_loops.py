# style: one loop over the table at a time, with if and else
def choose_model(profiles, scales, weights, limits):
    total = 0.0
    for weight in weights.values():
        if weight < 0:
            raise ValueError("negative weight")
        total += weight
    if not total:
        raise ValueError("no weight")
    scores, reasons, utilities = {}, {}, {}
    for family in profiles:
        reasons[family] = []
        for criterion in limits:
            worst, best = scales[criterion]
            value = profiles[family][criterion]
            if value is None:
                reasons[family].append(criterion)
            elif best < worst:
                if not value <= limits[criterion]:
                    reasons[family].append(criterion)
            elif not value >= limits[criterion]:
                reasons[family].append(criterion)
        if reasons[family]:
            continue
        score = 0.0
        utilities[family] = {}
        for criterion in reversed(list(weights)):
            worst, best = scales[criterion]
            value = profiles[family][criterion]
            if value is None:
                place = 0.0
            else:
                place = 1.0 - (best - value) / (best - worst)
                place = 1.0 if place > 1 else 0.0 if place < 0 else place
            utilities[family][criterion] = place
            score += weights[criterion] / total * place
        scores[family] = score
    choice = None
    for family in reversed(list(scores)):
        if scores[family] >= max(scores.values()) - 1e-9:
            choice = family
    for criterion in weights:
        if weights[criterion] == 0:
            continue
        for family in scores:
            if all(utilities[family][criterion] >= utilities[other][criterion] - 1e-9 for other in scores):
                reasons[family].append(criterion)
    return choice, scores, reasons
