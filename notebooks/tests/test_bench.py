"""./course bench: taking turns, comparing, judging, reporting; with made-up programs and numbers, so nothing is timed."""

import json
import sys
from types import SimpleNamespace

import pytest
from tools import bench, bench_cases, bench_report, bench_workers, places, say

CASE = bench_cases.Case("cd", "work", {"descent": ("A", "x=1"), "torch": ("b", ""), "sklearn": ("c", "")})


class Program:
    """Stands for a running program: remembers what it was asked."""

    def __init__(self, answers):
        self.answers, self.asked = answers, []

    def numbers(self, line):
        self.asked.append(line)
        answer = self.answers[line.split()[1]]
        if isinstance(answer, Exception):
            raise answer
        return answer


class Crew:
    def __init__(self, programs):
        self.programs, self.absent, self.order = programs, {}, []

    def of(self, who, threads):
        self.order.append(who)
        return self.programs.get(who)


def programs():
    return {"descent": Program({"A": [3e9, 2e9]}), "torch": Program({"b": [4e9, 5e9]}), "sklearn": Program({"c": [8e9]})}


def test_turns_rotate_and_the_least_counts():
    crew = Crew(programs())
    rows = bench.one(crew, CASE, 3, 2, 30, set())
    assert crew.order == ["descent", "torch", "sklearn", "torch", "sklearn", "descent", "sklearn", "descent", "torch"]
    assert [r["seconds"] for r in rows if r["who"] == "descent"] == [2, 2, 2]
    assert [r["seconds"] for r in rows if r["who"] == "torch"] == [4, 4, 4]
    # The first time each program gets time to warm up.
    assert crew.programs["descent"].asked == ["run A 8 2 30 x=1", "run A 1 2 30 x=1", "run A 1 2 30 x=1"]


def test_who_is_absent_wrong_or_fails_is_left_out():
    crew = Crew({k: v for k, v in programs().items() if k != "sklearn"})
    assert {r["who"] for r in bench.one(crew, CASE, 2, 1, 1, {"torch"})} == {"descent"}
    crew = Crew(programs() | {"torch": Program({"b": bench_workers.Absent("no memory")})})
    rows = bench.one(crew, CASE, 4, 1, 1, set())
    assert {r["who"] for r in rows} == {"descent", "sklearn"}
    assert crew.absent == {"torch: work": "no memory"} and len(crew.programs["torch"].asked) == 1


@pytest.mark.parametrize(("theirs", "same"), [([1.0, -200.0], True), ([1.0, -200.0003], False), ([1.0003, -200.0], False)])
def test_results_are_compared_first(theirs, same):
    crew = Crew({"descent": Program({"x": [1.0, -200.0]}), "torch": Program({"y": theirs})})
    found = bench.check(crew, "what", "x", "torch", "y", 1e-6)
    assert found["same"] is same
    assert bench.check(crew, "what", "x", "optax", "y", 1e-6) is None


def test_another_number_of_results_is_an_error():
    crew = Crew({"descent": Program({"x": [1.0]}), "torch": Program({"y": [1.0, 2.0]})})
    with pytest.raises(ValueError):
        bench.check(crew, "what", "x", "torch", "y", 1)


def test_ratios_of_rounds_and_of_the_least():
    # round by round 2, 3, 4, 5, 6; the least times are 10 and 1
    middle, low, high, least = bench_report.ratios([5, 4, 3, 2, 1], [10, 12, 12, 10, 60])
    assert (middle, least) == (4, 10)
    assert 2 <= low < 4 < high <= 60


def test_the_slope_is_the_exponent():
    assert bench_report.slope([(x, 7 * x**1.5) for x in (1, 10, 100, 1000)]) == pytest.approx(1.5)
    assert bench_report.slope([(1, 50), (10, 50), (100, 100), (1000, 1000)]) == pytest.approx(1)  # fixed costs do not count
    assert bench_report.states("log Z, n×n", [(3, 1.0)]) == [(24, 1.0)]


@pytest.mark.parametrize(("x", "text"), [(2.5, "2.5 s"), (0.0061, "6.1 ms"), (1.9e-6, "1.9 µs"), (2e-10, "0.2 ns")])
def test_times_have_units(x, text):
    assert bench_report.seconds(x) == text


def store(folder, ours):
    """Raw results of the part cd in which PyTorch needs 6 ms and scikit-learn is not there."""
    name = "gradient, bits, density 0.2"
    lines = ["case,who,round,seconds", *(f'"{name}",{who},{r},{x}' for r in range(3) for who, x in (("descent", ours), ("torch", 0.006)))]
    (folder / "cd.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    about = dict(date="2026-01-01", quick=False, java="17.0.1", processor="P", cores=2, python="3.11", load=0.1, versions={"torch": "2"})
    about |= {"absent": {"sklearn": "not installed"}, "checks": [{"what": "w", "peer": "torch", "difference": 1e-16, "tolerance": 1e-12, "same": True}]}
    (folder / "cd.json").write_text(json.dumps(about), encoding="utf-8")
    return {"cd": (bench_report.load(folder / "cd.csv"), bench_report.about(folder / "cd.json"))}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_report_judges_the_goals(tmp_path, language):
    met, missed = say.text("bench.report.met", language), say.text("bench.report.notMet", language)
    quick = bench_report.page(store(tmp_path, 0.005), language, tmp_path)
    assert f"| 5 ms | torch | 6 ms | 1.20 (1.20–1.20) | 1.20 | ≥ 1.11: {met} |" in quick
    slow = bench_report.page(store(tmp_path, 0.0055), language, tmp_path)
    assert f"1.09 | ≥ 1.11: **{missed}** |" in slow
    assert "sklearn (not installed)" in slow and "{" not in slow


@pytest.mark.parametrize(("theirs", "ratio", "met"), [(8.0, "2.00", True), (7.9, "1.98", False)])
def test_grading_is_to_be_twice_as_fast(monkeypatch, theirs, ratio, met):
    figures = {"assignment": "hw1", "students": 40, "seconds": 4.0, "nbgrader_seconds": theirs}
    monkeypatch.setattr("tools.homework.bench.measure", lambda *asked: figures | {"asked": asked})
    rows = bench.homework(quick=False)
    assert [(r["who"], r["seconds"]) for r in rows] == [("descent", 4.0), ("nbgrader autograde", theirs)]
    times = {rows[0]["case"]: {r["who"]: [r["seconds"]] for r in rows}}
    table = "\n".join(bench_report.homework(times, lambda key, **values: key))
    assert f"| {ratio} | ≥ 2: {'met' if met else '**notMet**'} |" in table


def test_every_goal_names_somebody_who_takes_part():
    for quick in (True, False):
        for part, cases in bench_cases.parts(quick, 17).items():
            assert len({c.name for c in cases}) == len(cases)
            for case in cases:
                assert case.part == part and "descent" in case.work
                assert all(g.who in ("", *case.work) for g in case.goals), case.name


def test_the_forms_are_those_of_the_library():
    names = bench_cases.form_names()
    assert len(names) == len(bench_cases.forms())
    assert all(n.startswith("`") and n.endswith(")`") and n.count("(") == n.count(")") for n in names)
    assert names[0] == "`new GradientDescent(0.01)`" and "`Adam.asInPyTorch(0.001)`" in names


def test_a_program_that_cannot_start_says_why(tmp_path):
    code = "print('absent no module', flush=True)"
    with pytest.raises(bench_workers.Absent, match="^no module$"):
        bench_workers.Worker([sys.executable, "-c", code], tmp_path / "log", True)
    code = "print('ready', flush=True)\nfor line in __import__('sys').stdin: print('ok 1 2' if 'good' in line else 'error bad', flush=True)"
    worker = bench_workers.Worker([sys.executable, "-c", code], tmp_path / "log", True)
    try:
        assert worker.numbers("good") == [1, 2]
        with pytest.raises(bench_workers.Absent, match="bad"):
            worker.numbers("else")
    finally:
        worker.close()


def test_a_peer_without_its_environment_is_absent():
    crew = bench_workers.Crew(places.ROOT, places.ROOT / "no/such/python")
    assert crew.of("torch fused", 1) is None
    assert list(crew.absent) == ["torch"]


def test_the_clock_of_the_peers(monkeypatch):
    monkeypatch.syspath_prepend(str(places.LIB / "bench/peers"))
    import protocol

    now = SimpleNamespace(t=0)
    monkeypatch.setattr(protocol.time, "perf_counter_ns", lambda: now.t)

    def work():
        now.t += 1_000_000

    found = protocol.measure(work, 2, 3, 20)
    assert found == [1_000_000.0] * 3
    assert now.t >= 5 * 10_000_000


def test_an_unknown_part_is_refused(capsys):
    assert bench.main(["nonsense", "--lang"][:1]) == 2
    assert "nonsense" in capsys.readouterr().err
