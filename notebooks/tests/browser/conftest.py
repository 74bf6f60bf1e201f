"""What the browser tests share: a JupyterLab that ./course serves, Debian's browser, an opened notebook.

The server shows a folder of its own with fresh copies, so that the reader's copies in work/ stay as they are.
"""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from lab import LECTURE, TOKEN, ready
from playwright.sync_api import sync_playwright

from tools import places

START_SECONDS = 180
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Fresh copies of the built lecture."""
    root = tmp_path_factory.mktemp("work")
    for language in places.LANGUAGES:
        (root / language).mkdir()
        shutil.copyfile(places.built(language) / LECTURE, root / language / LECTURE)
    return root


@pytest.fixture(scope="session")
def server(folder, tmp_path_factory):
    """The address of a JupyterLab that ./course has started, its interface in Korean."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("log") / "server.txt"
    command = [sys.executable, str(places.ROOT / "course"), "--lang", "ko"]
    command += ["--no-browser", "--port", str(port)]
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


@pytest.fixture(scope="session")
def chromium():
    """Debian's browser, without a window."""
    with sync_playwright() as playwright:
        program = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    """A fresh page."""
    page = chromium.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(60_000)
    yield page
    page.close()


@pytest.fixture
def lab(server, page):
    """Opens a notebook in JupyterLab and waits until its kernel answers; gives the page."""

    def open_notebook(path):
        page.goto(f"{server}/lab/tree/{path}?token={TOKEN}&reset")
        return ready(page)

    return open_notebook
