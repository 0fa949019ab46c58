# style: small classes for layers that know their shapes
class Conv:
    def __init__(self, name, out, kernel):
        self.name, self.out, self.kernel = name, out, kernel

    def row(self, shape):
        c, h, w = shape
        pad = (self.kernel - 1) // 2
        h, w = h + 2 * pad - self.kernel + 1, w + 2 * pad - self.kernel + 1
        weights = self.out * c * self.kernel * self.kernel
        return self.name, (self.out, h, w), weights + self.out, 2 * weights * h * w


class Pool:
    def __init__(self, name):
        self.name = name

    def row(self, shape):
        c, h, w = shape
        if h < 2:
            raise ValueError("small")
        return self.name, (c, h // 2, w // 2), 0, 0


class Dense:
    def __init__(self, name, units):
        self.name, self.units = name, units

    def row(self, shape):
        width = 1
        for each in shape:
            width *= each
        return self.name, (self.units,), self.units * (width + 1), 2 * self.units * width


def vgg_table(config, image_size=224, classes=1000):
    if config == "" or len(config) > 1 or config not in "ABCDE":
        raise ValueError("config")
    early, late = {"A": (1, 2), "B": (2, 2), "C": (2, 3), "D": (2, 3), "E": (2, 4)}[config]
    layers = []
    for block in range(1, 6):
        out = min(512, 32 * 2**block)
        for place in range(1, (early if block < 3 else late) + 1):
            layers.append(Conv(f"conv{block}_{place}", out, 1 if (config, place) == ("C", 3) else 3))
        layers.append(Pool(f"pool{block}"))
    layers += [Dense("fc6", 4096), Dense("fc7", 4096), Dense("fc8", classes)]
    shape, rows = (3, image_size, image_size), []
    for layer in layers:
        rows.append(layer.row(shape))
        shape = rows[-1][1]
    return rows


def stack_against_single(kernels, channels):
    field = sum(kernels) - len(kernels) + 1
    return field, sum(map(lambda k: k * k, kernels)) * channels**2, (field * channels) ** 2
