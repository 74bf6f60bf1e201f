"""What others use, measured with the protocol of descent.bench.Worker: one process per peer and number of threads.

Runs in the peers' own environment, with nothing of the course:  python protocol.py PEER INPUTS THREADS [C-LIBRARY]
Each line of the input, run NAME warmup iterations milliseconds key=value ..., is answered with nanoseconds per operation.
"""

import sys
import time
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

D, F, ROWS, TEMPERATURES = 784, 500, 100, 40


def measure(work, warmup: int, iterations: int, milliseconds: int) -> list:
    """Nanoseconds per call; each iteration calls for that long and gives the mean."""
    calls, found = 1, []
    while len(found) < warmup + iterations:
        start = time.perf_counter_ns()
        for _ in range(calls):
            work()
        spent = time.perf_counter_ns() - start
        if spent < milliseconds * 500_000:  # too few calls: the iteration does not count
            calls = max(calls + 1, min(10 * calls, int(calls * milliseconds * 1e6 / max(spent, 1))))
            continue
        found.append(spent / calls)
    return found[warmup:]


class Inputs:
    """The numbers that the library wrote."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def read(self, name):
        import numpy as np

        return np.fromfile(self.folder / name, dtype="<f8")

    def vector(self, name, n):
        """So many numbers: those of the file, each repeated."""
        numbers = self.read(name)
        return numbers.repeat(max(1, n // len(numbers)))[:n]

    def rows(self, grey=False):
        return self.read("grey" if grey else "bits").reshape(ROWS, D)

    def model(self, name, d=D, f=F):
        theta = self.read(f"model-{name}")
        return theta[: d * f].reshape(d, f).copy(), theta[d * f : d * f + d].copy(), theta[d * f + d :].copy()


# Peer -> module and class. A module is read only when its peer is asked for.
PEERS = {
    "torch": ("with_torch", "Torch"),
    "rbms": ("with_torch", "Rbms"),
    "sklearn": ("with_numpy", "Sklearn"),
    "numpy": ("with_numpy", "Numpy"),
    "c": ("with_numpy", "C"),
    "optax": ("with_optax", "Optax"),
}


def answer(peer, words, kept):
    """The answer to one line."""
    if words[0] == "versions":
        return " ".join(f"{name}={version(name)}" for name in peer.packages)
    if words[0] == "check":
        return " ".join(map(repr, getattr(peer, "check_" + words[1])(*words[2:])))
    name, numbers, options = words[1], list(map(int, words[2:5])), dict(w.split("=") for w in words[5:])
    key = (name, tuple(options.items()))
    if key not in kept:
        kept.clear()  # large arrays of the case before
        kept[key] = getattr(peer, name)(**options)
    per = TEMPERATURES if name == "ais" else 1
    return " ".join(repr(x / per) for x in measure(kept[key], *numbers))


def main(name, folder, threads, library=None):
    """Answers until the input ends."""
    out, sys.stdout = sys.stdout, sys.stderr
    try:
        module, kind = PEERS[name]
        peer = getattr(import_module(module), kind)(Inputs(folder), library if name == "c" else int(threads))
    except Exception as e:  # noqa: BLE001  any reason is told to the one who asks
        print(f"absent {type(e).__name__}: {e}".replace("\n", " "), file=out, flush=True)
        return
    print("ready", file=out, flush=True)
    kept = {}
    for line in sys.stdin:
        try:
            print("ok", answer(peer, line.split(), kept), file=out, flush=True)
        except Exception as e:  # noqa: BLE001
            print(f"error {type(e).__name__}: {e}".replace("\n", " "), file=out, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
