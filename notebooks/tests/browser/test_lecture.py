"""Lecture 01 as a student meets it: ./course serves it, a browser opens it, "Run All" gives what was built."""

import looks
import nbformat
import pytest
from lab import LECTURE

from tools import places
from tools.build import compare, execute, notebooks

RUN_SECONDS = 300

# Runs every cell, saves.
RUN_ALL = """async seconds => {
    const app = window.jupyterapp, panel = app.shell.currentWidget;
    const late = new Promise((_, no) => setTimeout(() => no(new Error('not done in time')), seconds * 1000));
    await Promise.race([app.commands.execute('notebook:run-all-cells'), late]);
    await panel.context.save();
}"""


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_run_all_gives_the_built_outputs(lab, folder, language):
    page = lab(f"{language}/{LECTURE}")
    assert not page.evaluate("window.jupyterapp.shell.currentWidget.context.model.dirty"), "changed by being opened"
    page.evaluate(RUN_ALL, RUN_SECONDS)
    picture = page.locator(".jp-NotebookPanel .jp-OutputArea-output img[alt]").first
    picture.wait_for(state="attached")  # what is out of sight is there, but not drawn
    assert picture.evaluate("img => img.decode().then(() => img.naturalWidth)") > 100
    assert len(picture.get_attribute("alt")) > 20
    looks.check(page, page.locator(".jp-NotebookPanel .jp-Cell:has(.jp-OutputArea-output img)").first, "lecture-figure")
    built = notebooks.built(places.built(language) / LECTURE)
    shown = nbformat.read(folder / language / LECTURE, as_version=4)
    assert all(cell.execution_count for cell in shown.cells if cell.cell_type == "code")
    execute.tidy(shown)
    assert not execute.check_outputs(LECTURE, shown)
    assert not compare.differences(built, shown)
