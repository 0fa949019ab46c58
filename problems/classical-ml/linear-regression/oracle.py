"""sklearn.linear_model.LinearRegression; the path of gradient descent in closed form, from an SVD."""

REQUIRES = ["sklearn"]


def least_squares_fit(X, y):
    import numpy as np
    from sklearn.linear_model import LinearRegression

    X, y = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)
    model = LinearRegression(tol=1e-12).fit(X - X[0], y)  # shifted, so that constant columns are exactly 0
    return model.coef_, float(model.intercept_ - X[0] @ model.coef_)


def gradient_descent_fit(X, y, lr, n_steps):
    import numpy as np

    A, y = np.column_stack([np.array(X, dtype=np.float64), np.ones(len(y))]), np.array(y, dtype=np.float64)
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    pull, rate, losses = U.T @ y, s**2 / len(y), []
    outside = (y - U @ pull) @ (y - U @ pull)
    for k in range(n_steps + 1):  # along each singular vector the error shrinks by 1 - lr s^2 / n a step
        left = (1 - lr * rate) ** k
        losses.append(((left * pull) @ (left * pull) + outside) / (2 * len(y)))
    theta = Vt.T @ np.where(s > 0, (1 - left) * pull / np.where(s > 0, s, 1.0), 0.0)
    return theta[:-1], float(theta[-1]), np.array(losses)
