"""Optax on JAX."""

import os


class Optax:
    """Optax, jitted, with the memory of the old state given back."""

    packages = ("optax", "jax")

    def __init__(self, inputs, threads):
        if threads == 1 and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # the pool of threads is made when jax starts
        os.environ["JAX_PLATFORMS"] = "cpu"
        import jax
        import optax

        jax.config.update("jax_enable_x64", True)
        self.jax, self.optax, self.inputs = jax, optax, inputs

    def parts(self, rule, n):
        o, jax = self.optax, self.jax
        make = {
            "sgd": lambda: o.sgd(0.01),
            "momentum": lambda: o.sgd(0.01, momentum=0.9),
            "nesterov": lambda: o.sgd(0.01, momentum=0.9, nesterov=True),
            "adagrad": lambda: o.adagrad(0.01, initial_accumulator_value=0.0, eps=1e-20),
            "rmsprop": lambda: o.rmsprop(0.01, decay=0.99, eps=1e-8, eps_in_sqrt=False),
            "adadelta": lambda: o.adadelta(1.0),
            "adam": lambda: o.adam(0.001),
            "amsgrad": lambda: o.amsgrad(0.001),
            "adamax": lambda: o.adamax(0.002),
        }
        rule = make[rule]()
        theta = jax.numpy.asarray(self.inputs.vector("start", n))
        g = jax.numpy.asarray(self.inputs.vector("gradient", n))

        def step(theta, state, g):
            change, state = rule.update(g, state, theta)
            return self.optax.apply_updates(theta, change), state

        return jax.jit(step, donate_argnums=(0, 1)), theta, rule.init(theta), g

    def rule(self, rule, n="1000"):
        step, theta, state, g = self.parts(rule, int(n))

        def work():
            nonlocal theta, state
            theta, state = step(theta, state, g)
            theta.block_until_ready()

        return work

    def check_rule(self, rule):
        step, theta, state, g = self.parts(rule, 1000)
        for _ in range(3):
            theta, state = step(theta, state, g)
        return theta.tolist()
