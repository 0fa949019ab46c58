"""Calls the submission with callables that count how often they are asked."""


class Counted:
    def __init__(self, function):
        self.function = function
        self.calls = 0

    def __call__(self, x):
        self.calls += 1
        return self.function(x)


def options(tol, max_iter):
    return {name: value for name, value in (("tol", tol), ("max_iter", max_iter)) if value is not None}


def newton_root(submission, f, df, x0, tol=None, max_iter=None):
    df = Counted(df)
    x = submission.newton_root(f, df, x0, **options(tol, max_iter))
    return x, df.calls


def newton_minimize(submission, f, grad, hess, x0, tol=None, max_iter=None):
    grad, hess = Counted(grad), Counted(hess)
    x = submission.newton_minimize(f, grad, hess, x0, **options(tol, max_iter))
    return x, grad.calls, hess.calls
