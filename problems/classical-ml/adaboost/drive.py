"""Fits (twice, where the case has a first data set), reads what was learned, and predicts."""

from copy import deepcopy


def AdaBoostClassifier(submission, X, y, X_new, n_estimators=50, first=None):
    make = submission.AdaBoostClassifier
    model = make() if n_estimators == 50 else make(n_estimators)
    if first is not None:
        model.fit(*first)
    model.fit(X, y)
    learned = deepcopy((model.stumps_, model.alphas_, model.weights_))
    scores = deepcopy(model.decision_function(X_new))
    return (*learned, scores, model.predict(X_new))


def show(entry, /, **inputs):
    if entry == "fit_stump":
        return "fit_stump({X!r}, {y!r}, {w!r})".format(**inputs)
    given = inputs.get("n_estimators", 50)
    lines = [f"{name} = {inputs[name]!r}" for name in ("X", "y", "X_new")]
    lines.append(f"model = AdaBoostClassifier({'' if given == 50 else given})")
    if inputs.get("first") is not None:
        lines += [f"first = {inputs['first']!r}", "model.fit(*first)"]
    return "\n".join(
        [*lines, "model.fit(X, y)", "scores = model.decision_function(X_new)", "predicted = model.predict(X_new)"]
    )
