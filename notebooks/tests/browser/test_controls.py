"""What a student does in JupyterLab: moves a slider, loads the page again, stops a loop, reads a verdict, in Korean."""

import re

import looks
import pytest
from lab import TOKEN, ready, write_notebook
from playwright.sync_api import expect

SECONDS = 30  # what a busy machine may need for what takes a second
CELLS = [
    """double[] got = {0};
Objective f = Objective.ravine(10);
Controls.slider("learning rate η", 0.01, 0.25, 0.1, eta -> {
    got[0] = eta;
    if (eta > 0.24) { throw new IllegalStateException("η > 0.24"); }
    return Figure.contours(f, Trace.of(new GradientDescent(eta), f, new double[] {-1.8, 0.9}, 30));
})""",
    "got[0]",
    """{
    System.out.println("begun");
    while (true) { Trace.of(new GradientDescent(0.1), f, new double[] {1, 1}, 1000); }
}""",
    "%%derivation rbm\n\\partial E(v,h)\n= -\\partial E(v,h)",
]
CONTROL, GOT, LOOP, DERIVATION = range(4)
PANEL = "window.jupyterapp.shell.currentWidget"
expect.set_options(timeout=SECONDS * 1000)


@pytest.fixture(scope="module")
def page(chromium, server, folder):
    """A page of Korean JupyterLab with a notebook of these cells; `errors` are those of its console."""
    write_notebook(folder / "ko/student.ipynb", *CELLS)
    page = chromium.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(SECONDS * 1000)
    page.errors = []
    page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
    page.goto(f"{server}/lab/tree/ko/student.ipynb?token={TOKEN}&reset")
    yield ready(page)
    page.close()


def start(page, cell):
    page.evaluate(f"index => {{ {PANEL}.content.activeCellIndex = index; }}", cell)
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-cell'); }")


def shown(page, cell):
    """The outputs of a cell."""
    return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell").nth(cell).locator(".jp-OutputArea-output")


def figure(page):
    return page.locator(".jupyter-widgets img").first


def wait_for_eta(page, value):
    """Until the slider says this value and the text of the figure, which Java made, does too."""
    expect(page.locator(".widget-readout").first).to_have_text(f"{value:.3f}")
    expect(figure(page)).to_have_attribute("alt", re.compile(rf"η = {value:g}\)"))


def wait_for_java(page, value):
    """Until a cell says that Java got this value."""
    start(page, GOT)
    expect(shown(page, GOT).last).to_have_text(f"{value:g}")


def test_korean_interface(page):
    expect(page.locator(".lm-MenuBar-itemLabel").first).to_have_text("파일")
    expect(page.locator(".lm-MenuBar-itemLabel").last).to_have_text("도움말")


def test_slider(page):
    start(page, CONTROL)
    expect(page.locator(".widget-label").first).to_have_text("학습률 η")
    wait_for_eta(page, 0.1)
    before = figure(page).get_attribute("src")
    handle = page.locator(".noUi-handle").first

    handle.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    wait_for_eta(page, 0.11)
    wait_for_java(page, 0.11)
    assert figure(page).get_attribute("src") != before

    rail, at = page.locator(".noUi-target").first.bounding_box(), handle.bounding_box()
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.mouse.down()
    page.mouse.move(rail["x"] + 0.7 * rail["width"], at["y"], steps=12)
    page.mouse.up()
    readout = float(page.locator(".widget-readout").first.inner_text())
    assert 0.16 < readout < 0.2
    wait_for_eta(page, readout)

    handle.focus()
    page.keyboard.press("End")
    alert = page.locator(".jupyter-widgets [role=alert]")
    expect(alert).to_contain_text("η > 0.24")
    expect(alert).to_contain_text("결과를 얻지 못했습니다")
    page.keyboard.press("Home")
    wait_for_eta(page, 0.01)
    expect(alert).to_have_count(0)
    looks.check(page, page.locator(".jp-NotebookPanel .jp-WindowedPanel-outer"), "control")


def test_page_loaded_again(page, folder):
    page.evaluate(f"{PANEL}.context.save()")
    # the same notebook from elsewhere, which nobody here has run: it is not trusted
    saved = (folder / "ko/student.ipynb").read_text(encoding="utf-8")
    (folder / "ko/elsewhere.ipynb").write_text(saved.replace("0.24", "0.240"), encoding="utf-8")
    page.reload()
    ready(page)
    wait_for_eta(page, 0.01)
    page.locator(".noUi-handle").first.focus()
    page.keyboard.press("ArrowRight")
    wait_for_eta(page, 0.012)
    wait_for_java(page, 0.012)
    assert not [error for error in page.errors if "idget" in error], page.errors


def test_loop_is_stopped(page):
    start(page, LOOP)
    expect(shown(page, LOOP)).to_have_text("begun\n")
    page.locator("[data-jp-item-name=interrupt]").click()
    expect(shown(page, LOOP).last).to_contain_text("Evaluation interrupted")
    wait_for_java(page, 0.012)


def test_wrong_derivation_shows_its_counterexample(page):
    start(page, DERIVATION)
    verdict = shown(page, DERIVATION).last
    expect(verdict).to_contain_text("✗")
    expect(verdict).to_contain_text(re.compile("왼쪽 [-−]1, 오른쪽 1"))


def test_copy_that_is_not_trusted(page):
    """It shows the series that stands still, beginning with the value at the start, and no widget."""
    page.evaluate("() => { window.jupyterapp.commands.execute('docmanager:open', {path: 'ko/elsewhere.ipynb'}); }")
    page.wait_for_function(f"() => {PANEL}.context.path.endsWith('elsewhere.ipynb')")
    picture = shown(page, CONTROL).locator("img")
    expect(picture).to_have_attribute("alt", re.compile(r"GD \(η = 0.1\)"))
    expect(shown(page, CONTROL).locator(".widget-readout")).to_have_count(0)
