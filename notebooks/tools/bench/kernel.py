"""How long a student waits: from the start of the kernel to the first chart, and at the first use of the library."""

import time

from jupyter_client.manager import start_new_kernel

from .. import progress, say

CHART = "Figure.contours(Objective.himmelblau(), Trace.of(new GradientDescent(0.01), Objective.himmelblau(), new double[] {-1, 0.5}, 50))"
FIRST = """
long begin = System.nanoTime();
Trace.of(Adam.asInNotes(0.1), Objective.rosenbrock(), new double[] {-1, 1}, 100);
System.out.println((System.nanoTime() - begin) / 1e9);
"""
# Work until one run takes at most half as long again as the runs at the end.
STEADY = """
double[] spent = new double[400];
for (int k = 0; k < spent.length; k++) {
    long from = System.nanoTime();
    Trace.of(Adam.asInNotes(0.1), Objective.rosenbrock(), new double[] {-1, 1}, 1000);
    spent[k] = (System.nanoTime() - from) / 1e9;
}
double[] last = java.util.Arrays.copyOfRange(spent, 300, 400);
java.util.Arrays.sort(last);
double until = 0;
int turn = 0;
while (spent[turn] > 1.5 * last[50]) { until += spent[turn++]; }
System.out.println(until);
"""


def measure(rounds: int):
    """Rows like those of the other parts, and the names of the kernels that are not there."""
    rows, absent = [], {}
    with progress.step("bench.part", part="kernel") as s:
        for number in range(rounds):
            for kernel in ("java", "ijava"):
                s.detail(f"{number + 1}/{rounds} {kernel}")
                try:
                    found = once(kernel)
                except (RuntimeError, OSError, ValueError) as e:
                    absent[kernel] = f"{type(e).__name__}: {e}"
                    continue
                for name, seconds in found.items():
                    rows.append({"case": name, "who": kernel, "round": number, "seconds": seconds})
        s.done(say.text("bench.done", cases=3, checks=0))
    return rows, absent


def once(kernel: str) -> dict:
    """One start of one kernel."""
    begin = time.perf_counter()
    manager, client = start_new_kernel(startup_timeout=120, kernel_name=kernel)
    try:
        run(client, CHART)
        start = time.perf_counter() - begin
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    manager, client = start_new_kernel(startup_timeout=120, kernel_name=kernel)
    try:
        first, steady = float(run(client, FIRST)), float(run(client, STEADY))
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return {"kernel start to first chart": start, "first use of the library": first, "work until steady": steady}


def run(client, code: str) -> str:
    """Runs a cell and gives what it printed."""
    printed, shown = [], []

    def output(message):
        if message["msg_type"] == "stream":
            printed.append(message["content"]["text"])
        if message["msg_type"] in ("execute_result", "display_data"):
            shown.append(message)

    reply = client.execute_interactive(code, timeout=120, output_hook=output)
    if reply["content"]["status"] != "ok" or not (printed or shown):
        raise RuntimeError(str(reply["content"].get("evalue", "no output")))
    return "".join(printed).strip()
