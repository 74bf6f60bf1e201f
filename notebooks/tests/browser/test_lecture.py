"""Lecture 01 as a student meets it: ./course serves it, a browser opens it, "Run All" gives what was built.

The server shows a folder of its own with fresh copies, so that the reader's copies in work/ stay as they are.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import nbformat
import pytest
from playwright.sync_api import sync_playwright

from tools import build, compare, execute, places

LECTURE = "01-gradient-descent.ipynb"
START_SECONDS = 180
RUN_SECONDS = 300
TOKEN = "browser-test"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

# Waits until the notebook is loaded and its kernel has started, runs every cell, saves.
RUN_ALL = """async seconds => {
    const app = window.jupyterapp;
    await app.restored;
    const panel = app.shell.currentWidget;
    await panel.context.ready;
    await panel.sessionContext.ready;
    const late = new Promise((_, no) => setTimeout(() => no(new Error('not done in time')), seconds * 1000));
    await Promise.race([app.commands.execute('notebook:run-all-cells'), late]);
    await panel.context.save();
    return panel.sessionContext.session.kernel.name;
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Fresh copies of the built lecture."""
    root = tmp_path_factory.mktemp("work")
    for language in places.LANGUAGES:
        (root / language).mkdir()
        shutil.copyfile(places.built(language) / LECTURE, root / language / LECTURE)
    return root


@pytest.fixture(scope="module")
def server(folder, tmp_path_factory):
    """The address of a JupyterLab that ./course has started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("log") / "server.txt"
    command = [sys.executable, str(places.ROOT / "course"), "--no-browser", "--port", str(port)]
    command += [f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}"]
    command += ["--ServerApp.port_retries=0", "--LabApp.expose_app_in_browser=True"]
    command += [f"--LabApp.{kind}_dir={log.parent}" for kind in ("workspaces", "user_settings")]
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command, cwd=places.ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + START_SECONDS
        while not _answers(f"{address}/api/status?token={TOKEN}"):
            told = log.read_text(encoding="utf-8")[-3000:]
            assert process.poll() is None, f"./course ended before it served a page:\n{told}"
            assert time.monotonic() < deadline, f"no answer from ./course:\n{told}"
            time.sleep(0.3)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(address):
    try:
        with urllib.request.urlopen(address, timeout=5) as reply:
            return reply.status == 200
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(scope="module")
def chromium():
    """Debian's browser, without a window."""
    with sync_playwright() as playwright:
        program = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_run_all_gives_the_built_outputs(server, folder, chromium, language):
    page = chromium.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(60_000)
    try:
        page.goto(f"{server}/lab/tree/{language}/{LECTURE}?token={TOKEN}")
        page.wait_for_function(
            "() => window.jupyterapp?.shell?.currentWidget?.sessionContext !== undefined"
        )
        assert page.evaluate(RUN_ALL, RUN_SECONDS) == "java"
        picture = page.locator(".jp-NotebookPanel .jp-OutputArea-output img[alt]").first
        picture.wait_for(state="attached")  # what is out of sight is there, but not drawn
        assert picture.evaluate("img => img.decode().then(() => img.naturalWidth)") > 100
        assert len(picture.get_attribute("alt")) > 20
    finally:
        page.close()
    built = build.built(places.built(language) / LECTURE)
    shown = nbformat.read(folder / language / LECTURE, as_version=4)
    assert all(cell.execution_count for cell in shown.cells if cell.cell_type == "code")
    execute.tidy(shown)
    assert not execute.check_outputs(LECTURE, shown)
    assert not compare.differences(built, shown)
