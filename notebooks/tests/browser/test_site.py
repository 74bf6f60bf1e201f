"""What `./course export` makes, opened as a reader opens it: from the disk, in a browser, without a network."""

import re
import subprocess
import sys
from contextlib import contextmanager

import looks
import nbformat
import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe

from tools import places
from tools.lectures import course_map

LONG, DERIVED, FILM = "01-gradient-descent", "10-likelihood-gradient", "07-which-one"
SHOWN = ("00-start", LONG, FILM, DERIVED, "12-sampling")
DONE = "() => document.documentElement.dataset.math === 'done'"
MATH_SECONDS = 120
# Every picture is there and says in words what it shows; of frames the one below does, not what is laid over it.
PICTURES = """() => [...document.images].every(i => i.complete && i.naturalWidth > 0 &&
    (i.alt.length > 10 || (i.hasAttribute('alt') && i.matches('[id^=frames-] img + img'))))"""


def export(form, output, *arguments):
    """Runs ./course export in the environment of this test."""
    command = [sys.executable, "-m", "tools.export", *arguments, "--to", form, "--output", str(output)]
    done = subprocess.run(command, cwd=places.NOTEBOOKS, capture_output=True, encoding="utf-8", timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def built():
    """The lectures that are built in both languages."""
    return [
        e.name
        for e in course_map.read()
        if all((places.built(language) / f"{e.name}.ipynb").exists() for language in places.LANGUAGES)
    ]


def source(name, language):
    """All text and HTML of a built notebook."""
    notebook = nbformat.read(places.built(language) / f"{name}.ipynb", as_version=4)
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", [])]
    return "\n".join([c.source for c in notebook.cells] + [o.get("data", {}).get("text/html", "") for o in outputs])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return export("html", tmp_path_factory.mktemp("export") / "site", *built())


@pytest.fixture(scope="module")
def slides(tmp_path_factory):
    return export("slides", tmp_path_factory.mktemp("export") / "slides", LONG, DERIVED, FILM)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    return export("pdf", tmp_path_factory.mktemp("export") / "pdf", FILM, "--lang", "ko")


@contextmanager
def reader(chromium, **options):
    """A reader's browser window in which nothing may go wrong: no request leaves the disk, no error is reported."""
    context = chromium.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
    context.set_default_timeout(30_000)
    wrong = []

    def local(route):
        if route.request.url.startswith(("file:", "data:", "blob:")):
            route.continue_()
        else:
            wrong.append(f"asks for {route.request.url}")
            route.abort()

    context.route("**/*", local)
    context.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    context.on("weberror", lambda e: wrong.append(str(e.error)))
    try:
        yield context.new_page()
        assert not wrong
    finally:
        context.close()


def open_page(page, path):
    page.goto(path.as_uri())
    page.wait_for_function(DONE, timeout=1000 * MATH_SECONDS)


def at_top(page):
    """The id of the cell just below the bar, and how far down in it the page is."""
    return page.evaluate(
        """() => {
            const line = document.querySelector('.bar').offsetHeight + 60;
            const cell = [...document.querySelectorAll('article .cell')]
                .filter(cell => cell.getBoundingClientRect().top <= line).pop(), box = cell.getBoundingClientRect();
            return [cell.id, (line - box.top) / box.height];
        }"""
    )


def violations(page, rules=None, exclude=("mjx-container",)):
    """What axe-core finds that is serious or critical. Formulas take it minutes, so most runs leave them out."""
    options = {"preload": False, "resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    context = {"exclude": [[name] for name in exclude]} if exclude else None
    found = Axe().run(page, context=context, options=options).response["violations"]
    return [
        (v["id"], n["html"][:200]) for v in found if v["impact"] in ("serious", "critical") for n in v["nodes"]
    ]


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_every_page_opens_without_a_network_and_without_an_error(site, chromium, language):
    with reader(chromium) as page:
        for name in ["index", *(n for n in built() if n in SHOWN or language == "en")]:
            open_page(page, site / language / f"{name}.html")
            assert page.evaluate("() => document.documentElement.lang") == language
            assert not page.locator("mjx-merror").count()
            assert page.evaluate(PICTURES)
            levels = page.evaluate("() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
            assert levels[0] == 1 and levels.count(1) == 1
            assert all(b <= a + 1 for a, b in zip(levels, levels[1:]))
        if language == "ko":
            assert page.locator("mjx-container").count() > 10


def test_the_first_page_leads_to_the_readers_language(site, chromium):
    for locale, expected in (("ko-KR", "ko"), ("de-DE", "en")):
        with reader(chromium, locale=locale) as page:
            page.goto((site / "index.html").as_uri())
            page.wait_for_url(f"**/{expected}/index.html")


def test_the_other_language_opens_at_the_same_place(site, chromium):
    with reader(chromium) as page:
        open_page(page, site / "ko" / f"{DERIVED}.html")
        cells = page.evaluate("() => [...document.querySelectorAll('article .cell')].map(c => c.id)")
        for wanted, part in ((cells[20], 0), (cells[9], 0.5), (cells[30], 0.2)):
            page.evaluate(
                """([id, part]) => {
                    const cell = document.getElementById(id);
                    cell.scrollIntoView();
                    scrollBy(0, cell.offsetHeight * part);
                }""",
                [wanted, part],
            )
            cell, before = at_top(page)
            assert cell == wanted
            page.locator("a.language").click()
            page.wait_for_function(DONE, timeout=1000 * MATH_SECONDS)
            page.wait_for_timeout(200)
            cell, after = at_top(page)
            assert cell == wanted and abs(after - before) < 0.1
        assert f"/en/{DERIVED}.html?" in page.url


def test_dark_and_light(site, chromium):
    ground = "() => getComputedStyle(document.body).backgroundColor"
    for scheme in ("light", "dark"):
        with reader(chromium, color_scheme=scheme) as page:
            open_page(page, site / "en/index.html")
            first = page.evaluate(ground)
            bright = [int(n) for n in first[4:-1].split(",")][0] > 128
            assert bright == (scheme == "light")
            page.locator("#theme").press("Enter")
            other = page.evaluate(ground)
            assert other != first
            open_page(page, site / f"ko/{LONG}.html")
            assert page.evaluate(ground) == other, "the choice is not remembered"
            page.locator("#theme").click()
            assert page.evaluate(ground) == first
            page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
            assert page.evaluate(ground) == other, "the system's choice is not followed again"


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_a_phone_scrolls_down_only(site, chromium, language):
    with reader(chromium, viewport={"width": 360, "height": 780}) as page:
        for name in ("index", *SHOWN):
            open_page(page, site / language / f"{name}.html")
            assert page.evaluate("() => document.documentElement.scrollWidth") <= 360, name
        page.locator("#menu").press("Enter")
        assert page.locator("#lectures").is_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        assert not page.locator("#lectures").is_visible()
        assert page.evaluate("() => document.activeElement.id") == "menu"


@pytest.mark.parametrize("language, words", [("ko", "필기 분배 함수"), ("en", "notes border")])
def test_search_by_keyboard(site, chromium, language, words):
    with reader(chromium) as page:
        open_page(page, site / language / "08-energy-models.html")
        page.keyboard.press("/")
        page.keyboard.type(words)
        page.locator("#found a").first.wait_for()
        texts = page.locator("#found a").all_inner_texts()
        assert texts and page.locator("#found mark").count()
        address = page.locator("#found a").first.get_attribute("href")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{address}")
        open_page(page, site / language / "08-energy-models.html")
        page.locator("#search-open").click()
        page.keyboard.type("qqqq zzzz")
        page.locator("#found-none").wait_for()
        page.keyboard.press("Escape")
        assert not page.locator("#search").is_visible()


def test_frames_answer_the_keyboard(site, chromium):
    with reader(chromium) as page:
        open_page(page, site / f"en/{FILM}.html")
        box = page.locator('[id^="frames-"]').first
        slider = box.locator("input[type=range]")
        seen = []
        slider.press("Home")
        for _ in range(3):
            words = box.locator("p").inner_text()
            assert slider.get_attribute("aria-valuetext") == words
            seen.append((slider.input_value(), words, box.locator("img").nth(1).get_attribute("src")))
            slider.press("ArrowRight")
        assert [value for value, _, _ in seen] == ["0", "1", "2"]
        assert len({words for _, words, _ in seen}) == len({picture for _, _, picture in seen}) == 3
        before = page.locator("article details").first
        before.locator("summary").press("Enter")
        assert before.evaluate("box => box.open")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(site, chromium, scheme):
    with reader(chromium, color_scheme=scheme) as page:
        open_page(page, site / "ko/index.html")
        assert not violations(page)
        page.locator("#search-open").click()
        page.keyboard.type("Adam")
        page.locator("#found a").first.wait_for()
        assert not violations(page, exclude=("mjx-container", "article"))
        if scheme == "light":
            open_page(page, site / "en/00-start.html")
            assert not violations(page, exclude=None)
        language = {"light": "en", "dark": "ko"}[scheme]  # the two languages of a page differ in their words only
        for path in sorted((site / language).glob("*.html")):
            open_page(page, path)
            assert not violations(page, exclude=("mjx-container", ".highlight")), path.name
        open_page(page, site / f"ko/{DERIVED}.html")  # the colours of code, of checks and of derivations
        page.evaluate("() => document.querySelectorAll('details').forEach(box => { box.open = true; })")
        assert not violations(page, rules=["color-contrast"])


def test_pages_look_as_they_did(site, slides, chromium):
    with reader(chromium) as page:
        for name, path in (("site-start", "en/index.html"), ("site-lecture", f"ko/{LONG}.html")):
            open_page(page, site / path)
            looks.check(page, page, name)
    with reader(chromium, viewport={"width": 1280, "height": 720}) as page:
        open_page(page, slides / "ko" / f"{LONG}.html")
        looks.check(page, page, "slide")


def test_slides_advance_and_fit(slides, chromium):
    with reader(chromium, viewport={"width": 1280, "height": 720}) as page:
        for language, name in (("en", LONG), ("ko", DERIVED)):
            open_page(page, slides / language / f"{name}.html")
            total = page.evaluate("() => Reveal.getTotalSlides()")
            assert total > 20
            seen = []
            for _ in range(total):
                seen.append(page.evaluate("() => Reveal.getCurrentSlide().id"))
                inside = page.evaluate(
                    """() => {
                        const sheet = Reveal.getCurrentSlide().querySelector('.sheet'), box = sheet.getBoundingClientRect();
                        const last = sheet.lastElementChild.getBoundingClientRect();
                        return box.bottom <= innerHeight && box.top >= 0 && last.bottom <= innerHeight;
                    }"""
                )
                assert inside, f"{name} {seen[-1]} is cut off, or scrolls"
                wide = page.evaluate(
                    """() => [...Reveal.getCurrentSlide().querySelectorAll('mjx-container[display="true"], pre')]
                        .filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.textContent)"""
                )
                assert not wide, f"{name} {seen[-1]} is cut off at the right"
                page.keyboard.press("Space")
            assert seen == [f"slide-{k}" for k in range(1, total + 1)]
            assert not violations(page)


def test_the_pdf_holds_hangul_formulas_and_page_numbers(printed):
    reading = pypdf.PdfReader(printed / f"ko/{FILM}.pdf")
    pages = [page.extract_text() for page in reading.pages]
    letters = ["".join(text.split()) for text in pages]
    for number, text in enumerate(letters, start=1):
        assert text.endswith(f"{number}/{len(pages)}"), "no page number"
    whole = "".join(letters)
    for words in ("7강어느것을쓸까", "공평하게", "골짜기", "연습문제"):
        assert words in whole
    assert "λmax" in whole and "√" in whole and "κ" in whole  # formulas are letters, not pictures
    titles = [entry["/Title"] for part in reading.outline for entry in (part if isinstance(part, list) else [part])]
    assert "연습 문제: 잊지 않게 하기" in titles
    lines = [line.strip() for text in pages for line in text.splitlines()]
    film = re.search(r'id="frames-.*?<p[^>]*>([^<]+)</p>.*?var frames = \[\["([^"]+)"', source(FILM, "ko"), re.DOTALL)
    assert film[1] in lines and film[2] not in lines, "not the frame that is meant for paper"
    answers = re.findall(r"<details><summary>.*?</summary>\n\n([가-힣 ]+)", source(FILM, "ko"))
    assert answers and all("".join(answer.split()) in whole for answer in answers), "an answer is still folded"
    assert str(reading.trailer["/Root"]["/Lang"]) == "ko"
