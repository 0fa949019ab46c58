# style: dictionaries of lists and math.dist
from math import dist


def silhouette_samples(X, labels):
    points = [[float(v) for v in row] for row in X]
    clusters = {}
    for point, label in zip(points, labels, strict=True):
        clusters.setdefault(label, []).append(point)
    if not 1 < len(clusters) < len(points):
        raise ValueError("clusters")

    def mean_distance(point, cluster, count):
        return sum(dist(point, other) for other in cluster) / count

    scores = []
    for point, label in zip(points, labels):
        own = clusters[label]
        if len(own) == 1:
            scores.append(0.0)
            continue
        a = mean_distance(point, own, len(own) - 1)
        b = min(mean_distance(point, other, len(other)) for name, other in clusters.items() if name != label)
        scores.append((b - a) / max(a, b) if a or b else 0.0)
    return scores


def silhouette_score(X, labels):
    scores = silhouette_samples(X, labels)
    return sum(scores) / len(scores)
