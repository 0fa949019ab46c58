# style: asks each epoch how far back the last improvement lies
import math


def early_stopping(history, patience=3, min_delta=0.0, mode="min"):
    marks = []
    for epoch in range(len(history)):
        value = float(history[epoch])
        if not math.isnan(value):
            gain = None
            if marks:
                last = float(history[marks[-1]])
                gain = last - value if mode == "min" else value - last
            if gain is None or gain > min_delta:
                marks.append(epoch)
        if epoch - (marks[-1] if marks else -1) >= patience:
            return [epoch, *found(history, marks)]
    return [None, *found(history, marks)]


def found(history, marks):
    return (marks[-1], float(history[marks[-1]])) if marks else (None, None)
