"""Fits the forest (twice, where the case has other arguments for a first fit), and lets it vote on new rows."""

from copy import deepcopy


def RandomForestClassifier(submission, grow_tree, X, y, bootstrap, features, X_new, first=None):
    forest = submission.RandomForestClassifier(grow_tree)
    if first is not None:
        forest.fit(*first)
    forest.fit(X, y, bootstrap, features)
    learned = deepcopy((forest.classes_, forest.oob_votes_, forest.oob_score_))
    votes = deepcopy(forest.votes(X_new))
    return (*learned, votes, forest.predict(X_new))


def show(entry, /, **inputs):
    if entry == "draw_bootstrap":
        return "draw_bootstrap({n_samples!r}, {n_trees!r}, {rng!r})".format(**inputs)
    lines = [f"{name} = {inputs[name]!r}" for name in ("X", "y", "bootstrap", "features", "X_new")]
    lines.append(f"forest = RandomForestClassifier({inputs['grow_tree']!r})")
    if inputs.get("first") is not None:
        lines += [f"first = {inputs['first']!r}", "forest.fit(*first)"]
    lines += ["forest.fit(X, y, bootstrap, features)", "votes, predicted = forest.votes(X_new), forest.predict(X_new)"]
    return "\n".join(lines)
