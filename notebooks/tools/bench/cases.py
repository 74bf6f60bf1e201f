"""What ./course bench measures: the parts, their cases, who takes part, and the goals."""

import os
from dataclasses import dataclass, field

from .. import places

RULES = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adadelta", "adam", "amsgrad", "adamax")
FUSED = ("sgd", "momentum", "nesterov", "adagrad", "adam", "amsgrad")  # what torch.optim fuses on a CPU
ND4J = {  # the updaters of ND4J -> the form of ours that calculates the same
    "sgd": "sgd",
    "nesterov": "nesterov",
    "adagrad": "adagrad",
    "rmsprop": "rmsprop",
    "adadelta": "adadelta",
    "adam": "adam-folded",
    "amsgrad": "amsgrad-folded",
    "adamax": "adamax-paper",
}
KERNEL_GOALS = {"kernel start to first chart": 3.5, "first use of the library": 0.15, "work until steady": 0.1}
HOMEWORK_GOAL = 2
EFFICIENCY_GOAL, EFFICIENCY_FROM = 0.9, 2  # of two executors, where one alone takes so many seconds


@dataclass(frozen=True)
class Goal:
    """How many times as fast as someone, or at most how many seconds per unit of work."""

    who: str  # a participant of the case, or "" for a limit in seconds
    value: float

    def met(self, times: dict) -> bool:
        """Whether the least times keep the goal."""
        if self.who:
            return times[self.who] / times["descent"] >= self.value
        return times["descent"] <= self.value


@dataclass(frozen=True)
class Case:
    """One piece of work: what each participant is told, e.g. "rule rule=adam n=1000"."""

    part: str
    name: str  # unique in its part; what the table and the figure show
    work: dict  # participant -> (benchmark, options); "descent" is ours
    threads: int = 1
    goals: tuple = ()
    units: float = 1  # a limit in seconds is for one of so many units
    traffic: dict = field(default_factory=dict)  # participant -> numbers moved, where memory is the limit


def parts(quick: bool, java: int) -> dict:
    """Part -> its cases, in the order in which they are measured."""
    return {
        "rules": rules(quick),
        "forms": forms(),
        "cd": cd(java),
        "exact": exact(),
        "ais": ais(),
        "figure": figure(),
        "growth": growth(quick),
    }


def rules(quick: bool) -> list:
    """Every rule in PyTorch's form."""
    found = []
    for n in (1_000, 100_000, 10_000_000):
        for rule in RULES:
            if quick and n > 1_000_000 and rule not in ("sgd", "adam"):
                continue
            found.append(rule_case(rule, n, 1))
    found += [rule_case("adam", n, 2) for n in (100_000, 10_000_000)]
    return found


def rule_case(rule: str, n: int, threads: int) -> Case:
    """One rule at one size."""
    options = f"rule={rule} n={n}"
    work = {"descent": ("RuleStep.step", f"{options} threads={threads}"), "torch": ("rule", options)}
    if rule in FUSED:
        work["torch fused"] = ("rule", f"{options} fused=true")
    if threads == 1:
        work["optax"] = ("rule", options)
        if rule == "adam":
            work["c"] = ("rule", options)
        if rule == "adagrad":
            work["tribuo"] = ("TribuoStep.step", f"n={n}")
        if rule in ND4J:
            work["nd4j"] = ("nd4j.Nd4jRule.step", options)
    goals, traffic = [Goal(who, 1.0) for who in ("torch", "torch fused", "optax") if who in work], {}
    if rule == "adam" and threads == 1:
        goals = {
            1_000: [Goal("torch fused", 15), Goal("optax", 10), Goal("", 2e-6)],
            100_000: [Goal("torch fused", 1.7)],
            10_000_000: [Goal("torch fused", 1.1), Goal("torch", 5)],
        }[n]
        if n == 10_000_000:
            work["y += a x"] = ("MemorySpeed.inPlace", f"n={2 * n}")
            traffic = {"descent": 7 * n, "y += a x": 6 * n}
            goals.append(Goal("y += a x", 0.9))
    if threads == 2 and n == 10_000_000:
        work["descent, 1 thread"] = ("RuleStep.step", options + " threads=1")
        goals.append(Goal("descent, 1 thread", 1.8))
    return Case("rules", f"{rule} {n:,}" + (", 2 threads" if threads == 2 else ""), work, threads, tuple(goals), 1, traffic)


def forms() -> list:
    """Every form of the list Rules.all(), ours alone: what a form costs beside another."""
    return [Case("forms", f"form {k}", {"descent": ("RuleStep.step", f"rule={k} n=100000")}, units=100_000) for k in range(len(form_names()))]


def form_names() -> list:
    """The forms as Rules.all() writes them."""
    source = (places.LIB / "core/src/main/java/descent/optim/Rules.java").read_text(encoding="utf-8")
    listed = source.split("return List.of(", 1)[1].split(");\n    }", 1)[0]
    return [f"`{line.strip().rstrip(',').removesuffix('));')}`" for line in listed.splitlines() if line.strip()]


def cd(java: int) -> list:
    """CD-1 on 100 digits with 500 hidden units."""
    found = []
    torch_goal = {0.2: 1 / 0.9 if java < 25 else 1 / 0.85, 0.5: 1 / 1.1 if java < 25 else 1.0}
    for threads in (1, 2):
        for density in (0.2, 0.5):
            for grey in ("false", "true"):
                options = f"density={density} grey={grey}"
                work = {
                    "descent": ("CdStep.gradient", f"{options} threads={threads}"),
                    "torch": ("cd", options + " update=false"),
                    "nd4j": ("nd4j.Nd4jCd.gradient", options),
                }
                name = f"gradient, {'grey' if grey == 'true' else 'bits'}, density {density}"
                goals = (Goal("torch", torch_goal[density]),)
                found.append(Case("cd", name + (", 2 threads" if threads == 2 else ""), work, threads, goals))
        options = "density=0.2 grey=false"
        work = {"descent": ("CdStep.step", f"{options} threads={threads}")}
        work |= {who: ("cd", options) for who in ("torch", "sklearn", "numpy")} | {"nd4j": ("nd4j.Nd4jCd.step", options)}
        goals = (Goal("torch", 1.0), Goal("sklearn", 1 / 0.55))
        found.append(Case("cd", "whole step, bits, density 0.2" + (", 2 threads" if threads == 2 else ""), work, threads, goals))
    return found


def exact() -> list:
    """Sums over all states."""
    found = []
    for n, goals in ((16, ()), (20, (Goal("", 0.25e-9), Goal("rbms", 100)))):
        shape = f"d={n} f={n}"
        work = {"descent": ("ExactSums.logZ", shape), "rbms": ("logZ", shape), "c": ("logZ", shape)}
        found.append(Case("exact", f"log Z {n}×{n}", work, goals=goals, units=n * 2.0**n))
    large = {"descent": ("ExactSums.logZ", "d=25 f=25")}
    found.append(Case("exact", "log Z 25×25", large, goals=(Goal("", 0.3 / (25 * 2.0**25)),), units=25 * 2.0**25))
    work = {"descent": ("ExactSums.gradient", "d=16 f=16"), "numpy": ("gradient", "d=16 f=16")}
    found.append(Case("exact", "gradient 16×16", work, goals=(Goal("", 2e-9),), units=16 * 2.0**16))
    work = {"descent": ("ExactSums.gradient", "d=20 f=20")}
    found.append(Case("exact", "gradient 20×20", work, goals=(Goal("", 2e-9),), units=20 * 2.0**20))
    return found


def ais() -> list:
    """One temperature of AIS with 100 chains of the model of digits."""
    found = []
    for threads in (1, 2):
        work = {"descent": ("Chains.ais", f"chains=100 threads={threads}"), "rbms": ("ais", "chains=100")}
        name = "100 chains, 784×500" + (", 2 threads" if threads == 2 else "")
        found.append(Case("ais", name, work, threads, (Goal("rbms", 2.0),)))
    return found


def figure() -> list:
    """Contour lines with five paths, to PNG."""
    return [Case("figure", "contour lines", {"descent": ("ContourPicture.png", "")}, goals=(Goal("", 0.3),))]


def growth(quick: bool) -> list:
    """Ours alone at several sizes; the name is curve, size."""
    found = []

    def add(curve, sizes, benchmark, options):
        for x in sizes:
            found.append(Case("growth", f"{curve}; {x}", {"descent": (benchmark, options.format(x=x))}))

    add("Adam, n parameters", (100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000), "RuleStep.step", "rule=adam n={x}")
    threads = [k for k in (1, 2, 4, 8, 16, 32) if k == 1 or k <= (os.cpu_count() or 1)]
    add("CD-1 step, D visible units", (49, 98, 196, 392, 784, 1568), "CdStep.step", "d={x}")
    add("CD-1 step, F hidden units", (31, 62, 125, 250, 500, 1000), "CdStep.step", "f={x}")
    add("Gibbs step, chains", (10, 30, 100, 300, 1000), "Chains.gibbs", "chains={x}")
    add("AIS temperature, chains", (10, 30, 100, 300, 1000), "Chains.ais", "chains={x}")
    add("log Z, n×n", (8, 10, 12, 14, 16, 18, 20) if quick else (8, 10, 12, 14, 16, 18, 20, 22, 24), "ExactSums.logZ", "d={x} f={x}")
    add("log Z, D×16", (16, 64, 256, 784), "ExactSums.logZ", "d={x} f=16")
    add("log Z, 16×F", (16, 64, 256, 784), "ExactSums.logZ", "d=16 f={x}")
    add("exact gradient, n×n", (8, 12, 16, 20), "ExactSums.gradient", "d={x} f={x}")
    add("Adam with 10,000,000 parameters, threads", threads, "RuleStep.step", "rule=adam n=10000000 threads={x}")
    add("CD-1 step, threads", threads, "CdStep.step", "threads={x}")
    add("Gibbs step of 100 chains, threads", threads, "Chains.gibbs", "threads={x}")
    add("log Z 20×20, threads", threads, "ExactSums.logZ", "threads={x}")
    add("exact gradient 16×16, threads", threads, "ExactSums.gradient", "d=16 f=16 threads={x}")
    add("AIS temperature, threads", threads, "Chains.ais", "threads={x}")
    return found


# part -> (what, ours, peer, the peer's check, largest difference): relative to the largest number, but absolute for samples
CHECKS = {
    "rules": [
        (f"{rule}, 3 steps", f"rule {rule}", who, f"rule {rule}" + (" true" if who == "torch fused" else ""), 1e-9)
        for rule in RULES
        for who in ("torch", "torch fused", "optax", "c")
        if not (who == "torch fused" and rule not in FUSED) and not (who == "c" and rule != "adam")
    ]
    + [("adagrad, 3 steps", "rule adagrad", "tribuo", "tribuo", 1e-9)]
    + [(f"{form}, 3 steps", f"rule {form}", "nd4j", f"rule {rule}", 1e-9) for rule, form in ND4J.items()],
    "cd": [
        ("P(h given v)", "hidden", "torch", "hidden", 1e-12),
        ("P(h given v)", "hidden", "sklearn", "hidden", 1e-12),
        ("P(h given v)", "hidden", "nd4j", "hidden", 1e-12),
        ("mean of 200 gradients of b: 6 standard errors", "meanOfB 200", "torch", "meanOfB 200", 0.03),
        ("mean of 200 gradients of b: 6 standard errors", "meanOfB 200", "nd4j", "meanOfB 200", 0.03),
    ],
    "exact": [
        ("log Z 12×10", "logZ 12 10", "rbms", "logZ 12 10", 1e-12),
        ("log Z 12×10", "logZ 12 10", "c", "logZ 12 10", 1e-12),
        ("gradient 12×10", "gradient 12 10", "numpy", "gradient 12 10", 1e-12),
    ],
    "ais": [("estimate of log Z 12×10", "logZ 12 10", "rbms", "ais", 0.02)],
}
