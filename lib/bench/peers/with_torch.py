"""PyTorch, and rbms, which is built on it."""

from protocol import ROWS, TEMPERATURES


class Torch:
    """PyTorch as its users write it: torch.optim, and CD-1 by hand with five products."""

    packages = ("torch",)

    def __init__(self, inputs, threads):
        import torch

        torch.set_num_threads(threads)
        torch.set_default_dtype(torch.float64)
        self.torch, self.inputs = torch, inputs

    def optimizer(self, rule, theta, fused):
        o, options = self.torch.optim, {"fused": True} if fused else {}
        make = {
            "sgd": lambda: o.SGD([theta], lr=0.01, **options),
            "momentum": lambda: o.SGD([theta], lr=0.01, momentum=0.9, **options),
            "nesterov": lambda: o.SGD([theta], lr=0.01, momentum=0.9, nesterov=True, **options),
            "adagrad": lambda: o.Adagrad([theta], lr=0.01, **options),
            "rmsprop": lambda: o.RMSprop([theta], lr=0.01),
            "adadelta": lambda: o.Adadelta([theta], lr=1),
            "adam": lambda: o.Adam([theta], lr=0.001, **options),
            "amsgrad": lambda: o.Adam([theta], lr=0.001, amsgrad=True, **options),
            "adamax": lambda: o.Adamax([theta], lr=0.002),
        }
        return make[rule]()

    def rule(self, rule, n="1000", fused="false"):
        torch, n = self.torch, int(n)
        theta = torch.from_numpy(self.inputs.vector("start", n)).requires_grad_()
        theta.grad = torch.from_numpy(self.inputs.vector("gradient", n))
        optimizer = self.optimizer(rule, theta, fused == "true")
        return optimizer.step

    def check_rule(self, rule, fused="false"):
        torch = self.torch
        theta = torch.from_numpy(self.inputs.read("start")).requires_grad_()
        theta.grad = torch.from_numpy(self.inputs.read("gradient"))
        optimizer = self.optimizer(rule, theta, fused == "true")
        for _ in range(3):
            optimizer.step()
        return theta.detach().tolist()

    def cd(self, density="0.2", grey="false", update="true"):
        torch = self.torch
        w, b, a = (torch.from_numpy(x) for x in self.inputs.model(density))
        v0 = torch.from_numpy(self.inputs.rows(grey == "true"))

        def gradient():
            p0 = torch.sigmoid(torch.addmm(a, v0, w))
            q = torch.sigmoid(torch.addmm(b, torch.bernoulli(p0), w.t()))
            v1 = torch.bernoulli(q)
            p1 = torch.sigmoid(torch.addmm(a, v1, w))
            g = torch.mm(v0.t(), p0).addmm_(v1.t(), p1, alpha=-1).div_(ROWS)
            return g, (v0 - v1).mean(0), (p0 - p1).mean(0)

        def step():
            g, gb, ga = gradient()
            w.add_(g, alpha=1e-9)
            b.add_(gb, alpha=1e-9)
            a.add_(ga, alpha=1e-9)

        return gradient if update == "false" else step

    def check_hidden(self):
        w, b, a = (self.torch.from_numpy(x) for x in self.inputs.model("0.2"))
        return self.torch.sigmoid(self.torch.addmv(a, w.t(), self.torch.from_numpy(self.inputs.rows()[0]))).tolist()

    def check_meanOfB(self, draws):
        gradient = self.cd(update="false")
        return (sum(gradient()[1] for _ in range(int(draws))) / int(draws)).tolist()


class Rbms:
    """rbms, a library of RBMs on PyTorch."""

    packages = ("rbms", "torch")

    def __init__(self, inputs, threads):
        import torch
        from rbms.bernoulli_bernoulli.classes import BBRBM
        from rbms.partition_function.ais import compute_partition_function_ais
        from rbms.partition_function.exact import compute_partition_function

        torch.set_num_threads(threads)
        torch.set_default_dtype(torch.float64)
        self.torch, self.kind, self.inputs = torch, BBRBM, inputs
        self.exact, self.annealed = compute_partition_function, compute_partition_function_ais

    def model(self, *name):
        return self.kind(*(self.torch.from_numpy(x) for x in self.inputs.model(*name)))

    def logZ(self, d="20", f="20"):
        rbm, n = self.model(f"{d}x{f}", int(d), int(f)), int(f)
        states = (self.torch.arange(2**n)[:, None] >> self.torch.arange(n) & 1).double()
        return lambda: self.exact(rbm, states)

    def check_logZ(self, d, f):
        return [self.logZ(d, f)()]

    def ais(self, chains="100"):
        rbm = self.model("0.2")
        return lambda: self.annealed(int(chains), TEMPERATURES + 1, rbm)

    def check_ais(self):
        return [self.annealed(1000, 200, self.model("12x10", 12, 10))]
