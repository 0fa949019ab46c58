# style: an object that is told each metric, as in Keras
class Stopper:
    def __init__(self, patience, min_delta, better):
        self.patience, self.min_delta, self.better = patience, min_delta, better
        self.best = self.best_epoch = self.stopped = None
        self.left = patience

    def tell(self, epoch, value):
        first = self.best is None and value == value
        if first or (self.best is not None and self.better * (value - self.best) > self.min_delta):
            self.best, self.best_epoch, self.left = value, epoch, self.patience
        else:
            self.left -= 1
        if self.left == 0:
            self.stopped = epoch


def early_stopping(history, patience=3, min_delta=0.0, mode="min"):
    stopper = Stopper(patience, min_delta, 1 if mode == "max" else -1)
    for epoch, value in enumerate(history):
        if stopper.stopped is None:
            stopper.tell(epoch, float(value))
    return stopper.stopped, stopper.best_epoch, stopper.best
