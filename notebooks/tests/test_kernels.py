"""The two kernels as a student meets them: what a cell shows, what it may use, how it stops.

Needs the kernelspecs `java` (JJava) and `ijava` (IJava 1.3.0) of the course on JUPYTER_PATH.
"""

import base64
import os
import re
import time

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from tools.launch import spark_jars

pytestmark = pytest.mark.kernel

START_SECONDS = 60
CELL_SECONDS = 60
PICTURE_BYTES = 100_000
ATTEMPTS = 4  # for the two times in seconds: on a busy machine the best attempt counts


class Session:
    """One running kernel; `run` gives the outputs of a cell."""

    def __init__(self, name, **env):
        self.manager = KernelManager(kernel_name=name)
        self.manager.kernel_spec.env.update(env)
        self.log = open(os.devnull, "w")
        self.manager.start_kernel(stderr=self.log, stdout=self.log, env={**os.environ, "DESCENT_LANG": "en"})
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=START_SECONDS)

    def start(self, code):
        return self.client.execute(code)

    def outputs(self, request, timeout=CELL_SECONDS):
        found = []
        end = time.monotonic() + timeout
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.1, end - time.monotonic()))
            if message["parent_header"].get("msg_id") != request:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                return found
            if kind in ("execute_result", "display_data", "stream", "error"):
                found.append((kind, content))

    def run(self, code):
        return self.outputs(self.start(code))

    def shown(self, code):
        outputs = self.run(code)
        assert [kind for kind, _ in outputs] == ["execute_result"], outputs
        return outputs[0][1]["data"]

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        self.log.close()


@pytest.fixture(scope="module", params=["java", "ijava"])
def kernel(request):
    if request.param not in KernelSpecManager().find_kernel_specs():
        pytest.fail(f"kernelspec {request.param} is not on JUPYTER_PATH")
    session = Session(request.param)
    yield session
    session.close()


def test_default_imports_need_no_cell(kernel):
    data = kernel.shown(
        "Function<Double, Double> f = x -> x * x;\n"
        "RealVector v = new ArrayRealVector(IntStream.range(0, 3).asDoubleStream().map(f::apply).toArray());\n"
        "Table t = Tables.of(Trace.of(new GradientDescent(0.1), Objective.square(), new double[] {1}, 2));\n"
        "t.rowCount() + v.getDimension()"
    )
    assert data["text/plain"] == "6"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("new double[] {1, 0.8, 0.8 * 0.8}", "[1, 0.8, 0.64]"),
        ("new int[] {3, 1}", "[3, 1]"),
        ("new double[1797]", "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, …, 0, 0, 0] (n = 1797)"),
        ("new double[][] {{1, 2}, {3, 4}}", "1  2\n3  4"),
        ("new ArrayRealVector(new double[] {1, 2})", "[1, 2]"),
        ("MatrixUtils.createRealIdentityMatrix(2)", "1  0\n0  1"),
        ("1 + 1", "2"),
        ('"글자"', "글자"),
    ],
)
def test_values_just_show(kernel, code, text):
    assert kernel.shown(code)["text/plain"] == text


@pytest.mark.parametrize(
    ("code", "alt"),
    [
        ('Figure.curves("x", "y").line("a", new double[] {1, 3})', "a: from 1 at 0 to 3 at 1"),
        ("Figure.contours(Objective.rosenbrock())", "Contour lines of Rosenbrock on [−2, 2] × [−1, 3]"),
        ("new java.awt.image.BufferedImage(20, 10, java.awt.image.BufferedImage.TYPE_INT_RGB)", "20 × 10 pixels"),
        (
            'org.knowm.xchart.QuickChart.getChart("Title", "x", "y", "s", new double[] {1, 2}, new double[] {3, 4})',
            "Title",
        ),
    ],
)
def test_pictures_have_alternative_text(kernel, code, alt):
    data = kernel.shown(code)
    found = re.fullmatch(r'<img alt="([^"]*)" width="\d+" src="data:image/png;base64,([^"]*)">', data["text/html"])
    assert found, data["text/html"][:200]
    assert alt in found[1]
    assert data["text/plain"] == found[1]
    png = base64.b64decode(found[2])
    assert png.startswith(b"\x89PNG")
    assert len(png) < PICTURE_BYTES


def test_tables_show_as_html_and_as_text(kernel):
    data = kernel.shown('Table.create("t", StringColumn.create("이름", "가"), DoubleColumn.create("x", 1.5))')
    assert "<td style=\"text-align:right\">1.5</td>" in data["text/html"]
    assert data["text/plain"] == "t\n이름    x\n가    1.5"


def test_a_hostile_value_neither_kills_nor_hangs(kernel):
    kernel.run('class Endless { public String toString() { return "" + this; } }')
    assert "StackOverflowError" in kernel.shown("new Endless()")["text/plain"]
    kernel.run("class Failing implements descent.kernel.Showable {"
               " public String html() { throw new AssertionError(); }"
               " public String plain() { throw new OutOfMemoryError(); } }")
    assert "Failing" in kernel.shown("new Failing()")["text/plain"]
    assert kernel.shown("40 + 2")["text/plain"] == "42"


def test_an_exception_is_an_error_and_the_kernel_goes_on(kernel):
    outputs = kernel.run("new GradientDescent(-1)")
    assert [kind for kind, _ in outputs] == ["error"]
    assert "it must be a number greater than 0" in "\n".join(outputs[0][1]["traceback"])
    assert kernel.shown("1")["text/plain"] == "1"


def test_stderr_is_silent(kernel):
    outputs = kernel.run(
        'Table.create("t", DoubleColumn.create("x", 1.0)).sortOn("x");\n'
        'Figure.bars("x", "y", "a").add("s", 1).picture();\n'
        'System.out.println("done")'
    )
    assert [(kind, content.get("name")) for kind, content in outputs] == [("stream", "stdout")]


def interrupted(kernel):
    """The seconds from the interrupt of a running library loop to the error of its cell."""
    # One block: between two statements of a cell nothing runs, and the kernels drop an interrupt there.
    request = kernel.start(
        '{ System.out.println("started"); Trace.lastValue('
        "new GradientDescent(1e-9), Objective.rosenbrock(), new double[] {-1.2, 1}, 2_000_000_000); }"
    )
    while True:
        message = kernel.client.get_iopub_msg(timeout=CELL_SECONDS)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "stream":
            break
        if message["msg_type"] == "error":  # a late interrupt of the attempt before
            kernel.outputs(request)
            return float("inf")
    time.sleep(0.3)
    before = time.monotonic()
    kernel.manager.interrupt_kernel()
    outputs = kernel.outputs(request)
    seconds = time.monotonic() - before
    assert any(kind == "error" for kind, _ in outputs)
    return seconds


def best(measure, limit):
    times = []
    while not times or (min(times) >= limit and len(times) < ATTEMPTS):
        times.append(measure())
    return min(times)


def test_an_interrupt_stops_a_library_loop_within_a_second(kernel):
    assert best(lambda: interrupted(kernel), 1) < 1
    # The thread has really stopped: the machine is free again.
    busy = (
        "Thread.getAllStackTraces().values().stream().flatMap(Arrays::stream)"
        '.filter(e -> e.getMethodName().equals("lastValue")).count()'
    )
    deadline = time.monotonic() + 10
    while kernel.shown(busy)["text/plain"] != "0":
        assert time.monotonic() < deadline, "the loop goes on"


def shutdown(name):
    """The seconds from the request to the end of the process."""
    session = Session(name)
    try:
        session.run("1")
        before = time.monotonic()
        session.client.shutdown()
        while session.manager.provisioner.process.poll() is None:
            assert time.monotonic() - before < 20, "the kernel does not end"
            time.sleep(0.01)
        return time.monotonic() - before
    finally:
        session.close()


@pytest.mark.parametrize("name", ["java", "ijava"])
def test_a_kernel_ends_within_half_a_second(name):
    assert best(lambda: shutdown(name), 0.5) < 0.5


PRINTED = r"""%%derivation rbm
\frac{\partial}{\partial w_{11}}(-\log P(v))
  = -\frac{1}{Z}\left(\sum_h \frac{\partial}{\partial w_{11}} e^{-E(v,h)} - \sum_h \frac{1}{Z^2}\frac{\partial Z}{\partial w_{11}} e^{-E(v,h)}\right)  % 곱의 미분법"""


def derivation(kernel, cell):
    """What the cell magic shows; IJava sends it as display_data, JJava as the result."""
    outputs = kernel.run(cell)
    assert [kind for kind, _ in outputs if kind != "execute_result"] in ([], ["display_data"]), outputs
    return next(content["data"] for _, content in outputs if "text/html" in content["data"])


def test_a_wrong_line_of_a_derivation_is_refused_with_its_fractions(kernel):
    data = derivation(kernel, PRINTED)
    assert "✗" in data["text/plain"] and "✗" in data["text/html"]
    assert "1178/2285" in data["text/plain"] and "8301960/95443993" in data["text/plain"]


def test_a_right_line_of_a_derivation_holds(kernel):
    data = derivation(kernel, "%%derivation rbm\nP(v) = \\sum_h P(v,h)\n  = \\frac{1}{Z}\\sum_h e^{-E(v,h)}")
    assert "✓" in data["text/plain"] and "✗" not in data["text/plain"]


def test_what_is_to_be_shown_stands_in_the_body_with_its_backslashes(kernel):
    head = "%%derivation nesterov\n% claim: \\theta_{t+1} = \\phi_t - \\eta g_t\n% milestones: \\phi_t - \\mu u_{t-1} + u_t\n"
    data = derivation(kernel, head + "\\theta_{t+1}\n= \\theta_t + u_t\n= \\phi_t - \\mu u_{t-1} + u_t\n= \\phi_t - \\eta g_t")
    assert data["text/plain"].splitlines()[-1].startswith("✓"), data["text/plain"]
    data = derivation(kernel, head + "\\theta_{t+1}\n= \\phi_t - \\eta g_t")
    assert data["text/plain"].splitlines()[-1].startswith("?"), data["text/plain"]


def test_a_model_without_lines_shows_its_table(kernel):
    data = derivation(kernel, "%%derivation rbm\n% symbols")
    assert "<table>" in data["text/html"] and "Z" in data["text/plain"]


def test_what_cannot_be_read_is_said_and_the_kernel_lives(kernel):
    data = derivation(kernel, "%%derivation rbm\n\\frac{1}{")
    assert "?" in data["text/plain"]
    assert kernel.shown("1 + 1")["text/plain"] == "2"


CLUSTER = """Backend one = new OnThreads(1);
Rbm rbm = Rbm.random(12, 11, 0.1, 1);
Backend two = Spark.open("local-cluster[1,1,1024]");"""
SAME = "ExactSums.logZ(two, rbm).equals(ExactSums.logZ(one, rbm))"


def test_a_cell_gives_work_to_spark(kernel):
    if not spark_jars.installed():
        pytest.skip("Apache Spark is not there: ./course spark")
    assert kernel.run(CLUSTER) == []
    assert kernel.shown(SAME)["text/plain"] == "true"
    assert kernel.shown("two")["text/plain"] == "Spark local-cluster[1,1,1024]"
    # What a cell has made cannot go there, and everything else still can.
    kernel.run("record Mine() implements Problem { public double end(Rule rule, long seed) { return 1; } }")
    outputs = kernel.run('Sweep.of(two, new Race().add("GD", GradientDescent::new), new Mine(), new double[] {1}, 1)')
    assert "written in a cell of this notebook" in said(outputs)
    assert kernel.shown(SAME)["text/plain"] == "true"
    kernel.run("two.close()")
    assert "has been stopped" in said(kernel.run(SAME))


@pytest.mark.parametrize("name", ["java", "ijava"])
def test_without_spark_every_cell_says_how_to_get_it(name, tmp_path):
    session = Session(name, DESCENT_SPARK=str(tmp_path))
    try:
        assert session.run(CLUSTER) == []
        for cell in (SAME, "two.name()", "new BatchLoss(two.reporting(new ProgressBar()), new MadeClassification(9, 1, 1), 1)"):
            assert "./course spark" in said(session.run(cell)), cell
        assert session.shown("ExactSums.logZ(one, rbm).value() > 0")["text/plain"] == "true"
    finally:
        session.close()


def said(outputs):
    """The error a cell ended with."""
    assert [kind for kind, _ in outputs] == ["error"], outputs
    return "\n".join(outputs[0][1]["traceback"])
