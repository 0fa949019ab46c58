# style: the paper's algorithm with lists, a queue and labels that are revised; plain Python distances
import math
from collections import deque


def dbscan(X, eps=0.5, min_samples=5):
    if not eps > 0 or not min_samples > 0:
        raise ValueError("eps or min_samples")
    points = [[float(v) for v in row] for row in X]

    def region(i):
        return [j for j, point in enumerate(points) if math.dist(points[i], point) <= eps]

    labels, core, name = [None] * len(points), [False] * len(points), 100
    for i in range(len(points)):
        if labels[i] is not None:
            continue
        found = region(i)
        if len(found) < min_samples:
            labels[i] = -1  # perhaps a border point: revised when a core point reaches it
            continue
        core[i], labels[i] = True, name
        queue = deque(found)
        while queue:
            j = queue.popleft()
            if labels[j] == -1:
                labels[j] = name
            if labels[j] is not None:
                continue
            labels[j] = name
            found = region(j)
            if len(found) >= min_samples:
                core[j] = True
                queue.extend(found)
        name -= 7
    return labels, core
