# style: the learning rate inside the velocity; new arrays, written back by slice assignment
class SGDMomentum:
    def __init__(self, params, lr=0.01, momentum=0.9, dampening=0.0):
        self.params = tuple(params)
        self.lr, self.momentum, self.dampening = lr, momentum, dampening
        self.steps = None

    def step(self, grads):
        moves = [self.lr * (1.0 * g) for g in grads]
        if self.steps is not None:
            moves = [self.momentum * s + (1 - self.dampening) * m for s, m in zip(self.steps, moves)]
        for p, move in zip(self.params, moves):
            p[...] = p - move
        self.steps = moves
