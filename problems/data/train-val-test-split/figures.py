from gradus import Steps
from reference import split_sizes


def figures():
    n = list(range(0, 31))
    train, val, test = zip(*(split_sizes(each, (6, 6, 2)) for each in n), strict=True)
    curves = {"training": train, "validation": val, "test": test}
    return {"sizes": Steps(n, curves, x_label="samples", y_label="size")}
