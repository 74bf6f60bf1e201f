"""A PDF of each lecture and language: the page of the site, printed by Chromium.

Folded answers are printed open, because paper cannot be unfolded; of frames with a slider the last
one is printed, as their own script does for every print.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from markupsafe import escape
from playwright.sync_api import Browser, Error, sync_playwright

from .. import progress
from ..launch import prerequisites
from ..lectures.course_map import Entry
from . import ExportError, assets, lectures, site

FLAGS = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
SECONDS = 120  # for the formulas of one lecture
FOOTER = (
    '<div style="width:100%;font:8pt system-ui,sans-serif;color:#555;display:flex;'
    'justify-content:space-between;margin:0 17mm"><span>{title}</span>'
    '<span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>'
)


def write(folder: Path, entries: list[Entry], languages: list[str]) -> None:
    """Fills a folder with the PDF of each lecture."""
    program = prerequisites.find_browser()
    if program is None:
        raise ExportError("export.browser", remedy=prerequisites.remedy("chromium"))
    assets.mathjax()
    total = len(entries) * len(languages)
    with tempfile.TemporaryDirectory(prefix="descent-") as name, sync_playwright() as playwright:
        pages = Path(name)
        static = pages / "assets"
        shutil.copytree(assets.SITE / "static", static)
        assets.copy(assets.mathjax(), static / "mathjax")
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        flags = [*FLAGS, "--no-sandbox"] if root else FLAGS  # its sandbox refuses to work for root
        try:
            browser = playwright.chromium.launch(executable_path=program, headless=True, args=flags, handle_sigint=False)
        except Error as error:
            raise _failed(program, error) from error
        try:
            for number, language in enumerate(languages):
                (pages / language).mkdir()
                (folder / language).mkdir()
                chapters = [lectures.read(entry, language) for entry in entries]
                for position, lecture in enumerate(chapters):
                    count = f"{number * len(chapters) + position + 1}/{total}"
                    with progress.step("export.lecture", count, name=lecture.name, language=language):
                        html, _ = site.page(lecture, chapters, [language])
                        source = pages / language / f"{lecture.name}.html"
                        source.write_text(html, encoding="utf-8")
                        try:
                            printed(browser, source, folder / language / f"{lecture.name}.pdf", lecture.title)
                        except Error as error:
                            raise _failed(program, error) from error
        finally:
            browser.close()


def printed(browser: Browser, source: Path, target: Path, title: str) -> None:
    """Prints one page of the site."""
    page = browser.new_page(color_scheme="light")
    try:
        page.goto(source.as_uri())
        page.wait_for_function("document.documentElement.dataset.math === 'done'", timeout=1000 * SECONDS)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")  # opens the answers, shows the last frames
        page.evaluate("Promise.all([...document.images].map(image => image.decode().catch(() => null)))")
        page.pdf(
            path=target,
            format="A4",
            margin={"top": "18mm", "bottom": "20mm", "left": "17mm", "right": "17mm"},
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=FOOTER.format(title=escape(title)),
            print_background=True,
            tagged=True,
            outline=True,
        )
    finally:
        page.close()


def _failed(program: str, error: Error) -> ExportError:
    lines = [line for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    return ExportError("export.browser.failed", browser=program, reason=lines[0])
