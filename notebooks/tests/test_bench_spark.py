"""The part of ./course bench about a cluster, with made-up numbers: nothing is timed."""

import pytest

from tools import say
from tools.bench import spark


def test_lines_of_the_program_become_rows_and_others_do_not():
    rows = spark.read(["a warning; of Java", "round; 1000;2 executors;0.05", "round; 1000;2 executors;0.07", "log Z, n×n; 18;1 thread;1.5"])
    assert [(r["case"], r["who"], r["round"], r["seconds"]) for r in rows] == [
        ("round; 1000", "2 executors", 0, 0.05),
        ("round; 1000", "2 executors", 1, 0.07),
        ("log Z, n×n; 18", "1 thread", 0, 1.5),
    ]


def test_the_model_is_found_again():
    t0, c = spark.line_of([(n, 0.04 + 9e-8 * n) for n in (1_000, 10_000, 100_000, 1_000_000)])
    assert (t0, c) == (pytest.approx(0.04), pytest.approx(9e-8))
    assert spark.line_of([(1_000, 0.5), (100_000, 0.4)])[1] == 0


def made_up():
    times = {f"round; {n}": {"2 executors": [0.05 + 1e-7 * n]} for n in (1_000, 1_000_000)}
    times |= {f"tasks; {k}": {"2 executors": [0.02 + 0.001 * k]} for k in (2, 64)}
    for n, (thread, threads, one, two) in {18: (0.1, 0.05, 0.3, 0.2), 28: (4, 2, 4.2, 2.2), 29: (8, 4, 8.2, 4.8)}.items():
        times[f"log Z, n×n; {n}"] = {"1 thread": [thread], "2 threads": [threads], "1 executor": [one], "2 executors": [two]}
    return times


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_report_judges_and_says_where_one_machine_wins(language):
    def t(key, **values):
        return say.text("bench.report." + key, language, **values)

    text = "\n".join(spark.section(17, made_up(), t))
    assert f"| 4.2 s | 2.2 s | 0.95 | ≥ 0.9: {t('met')} |" in text
    assert f"| 8.2 s | 4.8 s | 0.85 | ≥ 0.9: **{t('notMet')}** |" in text
    assert "| 300 ms | 200 ms | 0.75 | – |" in text, "no goal for short work"
    assert t("spark.between", smaller="100 ms", larger="4 s") in text
    assert t("spark.model", t0="50 ms", c="100 ns", task="1 ms") in text
    # by hand: 0.05 + 1000 (0.001 + 10,000 * 1e-7 / 2) + 3600 / 1000 = 5.15 s; 3.6 / 5.15 = 0.70
    assert f"| {t('spark.rounds', n='10,000')} | 3600 s | 5.15 s | 0.70 |" in text
    assert "{" not in text


@pytest.mark.parametrize("one_machine, two, key", [(1, 2, "never"), (3, 2, "always")])
def test_where_one_side_always_wins(one_machine, two, key):
    times = {k: v for k, v in made_up().items() if not k.startswith("log Z")}
    times["log Z, n×n; 5"] = {"1 thread": [one_machine], "2 threads": [1], "1 executor": [1], "2 executors": [two]}
    said = "\n".join(spark.section(17, times, lambda key, **_: key))
    assert f"- log Z, n×n: spark.{key}" in said
