"""./course bench: taking turns, comparing, judging, reporting; with made-up programs and numbers, so nothing is timed."""

import json
import sys
from types import SimpleNamespace

import pytest
from tools import places, say
from tools.bench import __main__ as bench, cases, figures, goals, peers, plan, report, tables, workers

CASE = cases.Case("cd", "work", {"descent": ("A", "x=1"), "torch": ("b", ""), "sklearn": ("c", "")})


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
    crew = Crew(programs() | {"torch": Program({"b": workers.Absent("no memory")})})
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
    middle, low, high, least = goals.ratios([5, 4, 3, 2, 1], [10, 12, 12, 10, 60])
    assert (middle, least) == (4, 10)
    assert 2 <= low < 4 < high <= 60


def test_the_slope_is_the_exponent():
    assert figures.slope([(x, 7 * x**1.5) for x in (1, 10, 100, 1000)]) == pytest.approx(1.5)
    assert figures.slope([(1, 50), (10, 50), (100, 100), (1000, 1000)]) == pytest.approx(1)  # fixed costs do not count
    assert figures.states("log Z, n×n", [(3, 1.0)]) == [(24, 1.0)]


@pytest.mark.parametrize(("x", "text"), [(2.5, "2.5 s"), (0.0061, "6.1 ms"), (1.9e-6, "1.9 µs"), (2e-10, "0.2 ns")])
def test_times_have_units(x, text):
    assert tables.seconds(x) == text


def store(folder, java, ours):
    """Raw results of the part cd in which PyTorch needs 6 ms and scikit-learn is not there; everything stored is given back."""
    name = "gradient, bits, density 0.2"
    lines = ["case,who,round,seconds", *(f'"{name}",{who},{r},{x}' for r in range(3) for who, x in (("descent", ours), ("torch", 0.006)))]
    part = folder / f"java-{java}"
    part.mkdir()
    (part / "cd.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    about = dict(date="2026-01-01", quick=False, java=f"{java}.0.1", processor="P", cores=2, python="3.11", load=0.1, versions={"torch": "2"})
    about |= {"absent": {"sklearn": "not installed"}, "checks": [{"what": "w", "peer": "torch", "difference": 1e-16, "tolerance": 1e-12, "same": True}]}
    about["seconds"] = 90
    (part / "cd.json").write_text(json.dumps(about), encoding="utf-8")
    return goals.read(folder)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_report_judges_the_goals(tmp_path, language):
    met, missed = say.text("bench.report.met", language), say.text("bench.report.notMet", language)
    why = {"part": "cd", "work": "gradient, bits*", "peer": "torch", "en": "English because.", "ko": "한국어로 된 이유."}
    stored = store(tmp_path, 17, 0.005)
    quick = report.page(stored, language, tmp_path, [why])
    assert f"| 5 ms | torch | 6 ms | 1.20 (1.20–1.20) | 1.20 | ≥ 1.11: {met} |" in quick
    assert "| 5 ms | 1.2 ✓ |" in quick and why[language] not in quick
    assert say.text("bench.report.missed", language) not in quick
    stored = store(tmp_path, 25, 0.0055)
    slow = report.page(stored, language, tmp_path, [why])
    # On 25 more is asked: 6 / 5.5 is 1.09, and 1 / 0.85 is 1.18.
    assert f"1.09 | ≥ 1.18: **{missed}** |" in slow and "| 5.5 ms | **1.09 ✗** |" in slow
    assert "sklearn (not installed)" in slow and "{" not in slow
    # What a reader asks first stands first: how many goals are met with each Java, what is not, and why.
    of = [say.text("bench.report.metOf", language, met=m, all=1) for m in (1, 0)]
    assert f"| {of[0]} | **{of[1]}** |" in slow
    top = slow.split("\n## ")[1]
    assert why[language] in top and "| 25 | CD-1: gradient, bits, density 0.2 | torch | ≥ 1.18 | **1.09** |" in top
    assert why["ko" if language == "en" else "en"] not in slow
    assert slow.count("<details>") == slow.count("</details>") == 3
    without = report.page(stored, language, tmp_path, [])
    assert say.text("bench.report.noReason", language) in without


def test_a_reason_is_for_what_it_names():
    judged = goals.Judged(17, "cd", "gradient, grey, density 0.2", "torch", 1.0, 1.1)
    fits = {"part": "cd", "work": "gradient, grey*", "peer": "torch"}
    assert goals.reason(judged, [fits]) is fits
    assert goals.reason(judged, [fits | {"java": 25}, fits | {"java": 17}]) == fits | {"java": 17}
    for other in ({"part": "rules"}, {"work": "gradient, bits*"}, {"peer": "sklearn"}, {"java": 25}):
        assert goals.reason(judged, [fits | other]) is None
    assert not judged.met and goals.Judged(17, "exact", "w", "", 1.0, 1.1).met


def test_every_goal_that_the_stored_numbers_miss_has_a_reason():
    stored, known = goals.read(bench.RESULTS), goals.reasons()
    judged = goals.everything(stored)
    assert len(judged) > 50 and 17 in stored
    assert goals.unexplained(stored, known) == []
    for reason in known:
        assert any(goals.stands_for(reason, j) for j in every_goal()), f"for no goal: {reason}"
        assert all(len(reason[language].split()) > 5 for language in places.LANGUAGES)
        assert any("가" <= c <= "힣" for c in reason["ko"]) and reason["en"].isprintable()


def every_goal():
    """As if everything took one second with both versions of Java."""
    for java in (17, 25):
        for part, work in cases.parts(False, java).items():
            yield from goals.judge(java, part, {c.name: dict.fromkeys(c.work, [1.0]) for c in work})
        yield from goals.judge(java, "kernel", {w: {"java": [1.0], "ijava": [1.0]} for w in cases.KERNEL_GOALS})
        yield from goals.judge(java, "spark", {"log Z, n×n; 29": {"1 executor": [4.0], "2 executors": [4.0]}})
        yield from goals.judge(java, "homework", {"w": {"descent": [1.0], "nbgrader autograde": [1.0]}})


def test_the_written_report_is_that_of_the_stored_numbers():
    stored, known = goals.read(bench.RESULTS), goals.reasons()
    for language, name in report.FILES.items():
        written = (places.ROOT / name).read_text(encoding="utf-8")
        assert written == report.page(stored, language, bench.RESULTS / "figures", known), f"./course bench --report writes {name} anew"


def test_java_25_is_asked_for_more():
    asked = {java: {c.name: c.goals[0].value for c in cases.cd(java) if c.name.startswith("gradient, bits")} for java in (17, 25)}
    for java, at_02, at_05 in ((17, 0.9, 1.1), (25, 0.85, 1.0)):
        assert asked[java]["gradient, bits, density 0.2"] == pytest.approx(1 / at_02)
        assert asked[java]["gradient, bits, density 0.5"] == pytest.approx(1 / at_05)


def test_the_figures_hold_every_ratio_once(tmp_path):
    stored = goals.read(bench.RESULTS)[17]
    figures.write(tmp_path, stored)
    for part in ("rules", "cd", "exact", "ais"):
        drawn = [line.rsplit(";", 1)[1] for f in tmp_path.glob(f"{part}-*.csv") for line in f.read_text(encoding="utf-8").splitlines()[1:]]
        pairs = [who for times in stored[part][0].values() for who in times if who not in figures.OURS]
        assert len(drawn) == len(pairs)
        for file in tmp_path.glob(f"{part}-*.csv"):
            bars = [line.split(";")[:2] for line in file.read_text(encoding="utf-8").splitlines()[1:]]
            assert len(bars) == len({tuple(b) for b in bars}) and 1 <= len({b[0] for b in bars}) <= 5


def test_the_peers_have_exact_versions_and_the_report_used_them():
    pins = peers.pins(peers.REQUIREMENTS.read_text(encoding="utf-8"))
    assert {"torch", "scikit-learn", "numpy", "jax", "optax", "rbms"} <= pins.keys()
    assert all(v[0].isdigit() and "*" not in v for v in pins.values())
    for parts in goals.read(bench.RESULTS).values():
        for _, about in parts.values():
            assert {k: v for k, v in about["versions"].items() if k in pins}.items() <= pins.items()


def test_a_full_disk_is_noticed_before_anything_is_fetched(monkeypatch, tmp_path):
    monkeypatch.setattr(workers, "VENV", tmp_path / "venv")
    monkeypatch.setattr(peers.shutil, "disk_usage", lambda path: SimpleNamespace(free=3 * 2**30))
    monkeypatch.setattr(peers.progress, "run", lambda *a, **k: pytest.fail("something was started"))
    with pytest.raises(peers.NoRoom, match=r"3\.0 GB"):
        peers.install()


def test_a_package_that_cannot_be_had_leaves_the_others(monkeypatch, tmp_path, capsys):
    asked = []

    def run(command, *rest):
        asked.append(str(command[-1]))
        if "torch" in asked[-1]:
            raise peers.progress.CommandFailed(command, "log", 1, [])

    monkeypatch.setattr(workers, "VENV", tmp_path / "venv")
    monkeypatch.setattr(peers.progress, "run", run)
    monkeypatch.setattr(peers.shutil, "disk_usage", lambda path: SimpleNamespace(free=2**40))
    peers.install()
    pins = peers.pins(peers.REQUIREMENTS.read_text(encoding="utf-8"))
    assert asked[1:] == [f"{k}=={v}" for k, v in pins.items()]
    assert "torch" in capsys.readouterr().err


def test_nd4j_is_left_out_where_it_was_not_built(monkeypatch, tmp_path):
    monkeypatch.setattr(workers, "ND4J", tmp_path)
    crew = workers.Crew(places.ROOT, places.ROOT / "no/such/python")
    assert crew.of("nd4j", 1) is None and crew.absent == {"nd4j": "--with-peers"}


def test_the_plan_counts_turns_and_prefers_what_was_measured(tmp_path):
    rounds, iterations, milliseconds = plan.TURNS[True]
    # figure: one case, ours alone, 1 s per iteration because one picture takes that long
    expected = rounds * plan.TURN + (plan.WARM - 1 + rounds * (1 + iterations)) * 1.0
    assert plan.turns("figure", True, 17, {"contour lines": {"descent": [3.0, 1.0]}}) == pytest.approx(expected / 60)
    store(tmp_path, 17, 0.005)
    assert plan.minutes(tmp_path, "cd", False, 17) == 1.5
    assert plan.minutes(tmp_path, "cd", True, 17) != 1.5


@pytest.mark.parametrize("part", ["kernel", "homework", "spark"])
def test_what_another_jdk_cannot_measure_is_refused(capsys, part):
    assert bench.main([part, "--jdk", "x"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(part) and part in say.text("help.bench").split("--jdk ")[-1].split("--with-peers")[0]


def test_a_folder_that_is_no_jdk_is_refused(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(bench.prerequisites, "require", lambda maven, venv: (None, None))
    assert bench.main(["cd", "--jdk", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.parametrize(("theirs", "ratio", "met"), [(8.0, "2.00", True), (7.9, "1.98", False)])
def test_grading_is_to_be_twice_as_fast(monkeypatch, theirs, ratio, met):
    found = {"assignment": "hw1", "students": 40, "seconds": 4.0, "nbgrader_seconds": theirs}
    monkeypatch.setattr("tools.homework.bench.measure", lambda *asked: found | {"asked": asked})
    rows = bench.homework(quick=False)
    assert [(r["who"], r["seconds"]) for r in rows] == [("descent", 4.0), ("nbgrader autograde", theirs)]
    times = {rows[0]["case"]: {r["who"]: [r["seconds"]] for r in rows}}
    table = "\n".join(tables.homework(17, times, lambda key, **values: key))
    assert f"| {ratio} | ≥ 2: {'met' if met else '**notMet**'} |" in table


def test_every_goal_names_somebody_who_takes_part():
    for quick in (True, False):
        for part, work in cases.parts(quick, 17).items():
            assert len({c.name for c in work}) == len(work)
            for case in work:
                assert case.part == part and "descent" in case.work
                assert all(g.who in ("", *case.work) for g in case.goals), case.name


def test_the_forms_are_those_of_the_library():
    names = cases.form_names()
    assert len(names) == len(cases.forms())
    assert all(n.startswith("`") and n.endswith(")`") and n.count("(") == n.count(")") for n in names)
    assert names[0] == "`new GradientDescent(0.01)`" and "`Adam.asInPyTorch(0.001)`" in names


def test_a_program_that_cannot_start_says_why(tmp_path):
    code = "print('absent no module', flush=True)"
    with pytest.raises(workers.Absent, match="^no module$"):
        workers.Worker([sys.executable, "-c", code], tmp_path / "log", True)
    code = "print('ready', flush=True)\nfor line in __import__('sys').stdin: print('ok 1 2' if 'good' in line else 'error bad', flush=True)"
    worker = workers.Worker([sys.executable, "-c", code], tmp_path / "log", True)
    try:
        assert worker.numbers("good") == [1, 2]
        with pytest.raises(workers.Absent, match="bad"):
            worker.numbers("else")
    finally:
        worker.close()


def test_a_peer_without_its_environment_is_absent():
    crew = workers.Crew(places.ROOT, places.ROOT / "no/such/python")
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
