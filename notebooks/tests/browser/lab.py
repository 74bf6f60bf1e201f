"""A notebook in JupyterLab: how it is written and when it is ready."""

import nbformat

from tools.lectures import source

LECTURE = "01-gradient-descent.ipynb"
TOKEN = "browser-test"

# Waits until the notebook is loaded and its kernel has started.
READY = """async () => {
    const app = window.jupyterapp;
    await app.restored;
    const panel = app.shell.currentWidget;
    await panel.context.ready;
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.info;
    return panel.sessionContext.session.kernel.name;
}"""


def ready(page):
    """Waits until the notebook of a page is loaded and its kernel has started."""
    page.wait_for_function(
        "() => window.jupyterapp?.shell?.currentWidget?.sessionContext !== undefined"
    )
    assert page.evaluate(READY) == "java"
    return page


def write_notebook(path, *cells):
    """A notebook of code cells, as the course builds one."""
    notebook = nbformat.v4.new_notebook()
    notebook.metadata = nbformat.from_dict(
        {"kernelspec": dict(source.KERNELSPEC), "language_info": dict(source.LANGUAGE_INFO)}
    )
    notebook.cells = [nbformat.v4.new_code_cell(cell) for cell in cells]
    nbformat.write(notebook, path)
