"""NumPy, scikit-learn, and C called through ctypes."""

import ctypes

from protocol import F, ROWS


class Sklearn:
    """BernoulliRBM.partial_fit: persistent chains, the same products."""

    packages = ("scikit-learn",)

    def __init__(self, inputs, threads):
        from sklearn.neural_network import BernoulliRBM
        from threadpoolctl import threadpool_limits

        self.limit = threadpool_limits(threads)
        self.kind, self.inputs = BernoulliRBM, inputs

    def cd(self, density="0.2", grey="false"):
        rbm = self.kind(n_components=F, learning_rate=1e-9, batch_size=ROWS, random_state=1)
        rows = self.inputs.rows(grey == "true")
        rbm.partial_fit(rows)
        w, b, a = self.inputs.model(density)
        rbm.components_, rbm.intercept_visible_, rbm.intercept_hidden_ = w.T.copy(order="F"), b, a
        return lambda: rbm.partial_fit(rows)

    def check_hidden(self):
        self.cd()
        rbm = self.kind(n_components=F)
        w, rbm.intercept_visible_, rbm.intercept_hidden_ = self.inputs.model("0.2")
        rbm.components_ = w.T
        return rbm._mean_hiddens(self.inputs.rows()[:1])[0].tolist()


class Numpy:
    """Vectorised NumPy."""

    packages = ("numpy",)

    def __init__(self, inputs, threads):
        import numpy as np

        try:
            from threadpoolctl import threadpool_limits

            self.limit = threadpool_limits(threads)
        except ImportError:
            pass
        self.np, self.inputs = np, inputs

    def cd(self, density="0.2", grey="false"):
        np = self.np
        w, b, a = self.inputs.model(density)
        v0, random = self.inputs.rows(grey == "true"), np.random.default_rng(1)

        def sigmoid(x):
            return 1 / (1 + np.exp(-x))

        def step():
            nonlocal w, b, a
            p0 = sigmoid(v0 @ w + a)
            h = (random.random(p0.shape) < p0).astype(float)
            v1 = (random.random(v0.shape) < sigmoid(h @ w.T + b)).astype(float)
            p1 = sigmoid(v1 @ w + a)
            w += 1e-9 / ROWS * (v0.T @ p0 - v1.T @ p1)
            b += 1e-9 * (v0 - v1).mean(0)
            a += 1e-9 * (p0 - p1).mean(0)

        return step

    def states(self, n):
        np = self.np
        return (np.arange(2**n)[:, None] >> np.arange(n) & 1).astype(float)

    def gradient(self, d="16", f="16"):
        np = self.np
        w, b, a = self.inputs.model(f"{d}x{f}", int(d), int(f))
        h = self.states(int(f))

        def work():
            x = h @ w.T + b
            log = h @ a + np.logaddexp(0, x).sum(1)
            p = np.exp(log - log.max())
            p /= p.sum()
            s = p[:, None] / (1 + np.exp(-x))
            return np.concatenate([(s.T @ h).ravel(), s.sum(0), p @ h])

        return work

    def check_gradient(self, d, f):
        return self.gradient(d, f)().tolist()


class C:
    """One file of C."""

    packages = ()

    def __init__(self, inputs, library):
        self.inputs, self.library = inputs, ctypes.CDLL(library)
        self.library.log_z.restype = ctypes.c_double

    def adam(self, n):
        import numpy as np

        arrays = [self.inputs.vector("start", n), np.zeros(n), np.zeros(n), self.inputs.vector("gradient", n)]
        places = [x.ctypes.data_as(ctypes.c_void_p) for x in arrays]
        t = 0

        def work():
            nonlocal t
            t += 1
            self.library.adam(ctypes.c_int(t), *places, ctypes.c_size_t(n))
            return arrays[0]

        return work

    def rule(self, rule, n="1000"):
        if rule != "adam":
            raise ValueError(f"no {rule} in C")
        return self.adam(int(n))

    def check_rule(self, rule):
        work = self.adam(1000)
        return [work(), work(), work()][-1].tolist()

    def logZ(self, d="20", f="20"):
        theta = self.inputs.read(f"model-{d}x{f}")
        place = theta.ctypes.data_as(ctypes.c_void_p)
        return lambda: (self.library.log_z(ctypes.c_int(int(d)), ctypes.c_int(int(f)), place), theta)[0]

    def check_logZ(self, d, f):
        return [self.logZ(d, f)()]
