"""The export without a browser: command line, folders, the HTML of a page, the rule of the slides."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from tools import places, say
from tools.export import ExportError, __main__ as command, assets, folder, guide, lectures, pdf, search, site, slides
from tools.export.body import body, code_html
from tools.export.lectures import Lecture
from tools.launch import prerequisites
from tools.lectures import course_map

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
ENTRY = course_map.Entry("01-one", {"ko": "1강 하나", "en": "Lecture 1, one"}, {"ko": "하나", "en": "one"}, ())


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setattr(say, "_chosen", "en")


def html(data):
    return new_output("execute_result", {"text/html": data, "text/plain": "words"}, execution_count=1)


def lecture(*cells, language="en", entry=ENTRY):
    """A made-up lecture; its cells get the ids c1, c2, ..."""
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"c{number}"
    notebook = nbformat.v4.new_notebook(cells=list(cells), metadata={"title": entry.title(language)})
    return Lecture(entry, language, notebook)


# The command line


@pytest.mark.parametrize(
    "arguments, words",
    [
        ([], "--to"),
        (["01"], "html, slides or pdf"),
        (["--to", "doc"], "--to doc: it is html, slides or pdf"),
        (["--to"], "--to: a value must follow"),
        (["--to", "pdf", "--output="], "--output: a value must follow"),
        (["--to", "pdf", "--lang", "fr"], "the language is ko or en"),
        (["--to", "pdf", "--paper", "A5"], "--paper: export does not know"),
    ],
)
def test_a_command_line_that_says_too_little_or_too_much(arguments, words, capsys):
    assert command.main(arguments) == 2
    assert words in capsys.readouterr().err


def test_a_command_line():
    asked = command.options(["03", "--to=slides", "04", "--lang", "ko", "--output", "x"])
    assert (asked.to, asked.names, asked.languages, asked.output.name) == ("slides", ["03", "04"], ["ko"], "x")
    assert command.options(["--to", "html"]).languages == ["ko", "en"]


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A made-up course of two lectures, the first of which is built."""
    root = tmp_path / "notebooks"
    (root / "lectures").mkdir(parents=True)
    header = "---\ndescent:\n  title: {{ko: {n}강 무엇, en: 'Lecture {n}, what'}}\n  needs: [{needs}]\n  teaches: {{ko: 것, en: things}}\n---\n"
    (root / "lectures/00-start.md").write_text(header.format(n=0, needs=""), encoding="utf-8")
    (root / "lectures/01-one.md").write_text(header.format(n=1, needs="00-start"), encoding="utf-8")
    for language in places.LANGUAGES:
        (root / language).mkdir()
        made = lecture(new_markdown_cell("# T\n\n**Why?**"), new_code_cell("1", outputs=[html("<p>1</p>")]))
        nbformat.write(made.notebook, root / language / "00-start.ipynb")
    monkeypatch.setattr(places, "NOTEBOOKS", root)
    monkeypatch.setattr(places, "LECTURES", root / "lectures")
    return root


@pytest.mark.parametrize("name", ["0", "00", "00-start", "en/00-start.ipynb", "lectures/00-start.md"])
def test_names_of_a_lecture(course, name):
    assert [e.name for e in lectures.chosen([name])] == ["00-start"]


def test_the_order_is_that_of_the_course(course):
    assert [e.name for e in lectures.chosen(["01", "00", "1"])] == ["00-start", "01-one"]


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["7", "--to", "html"], "7: there is no such lecture; there are: 00-start, 01-one."),
        (["01", "--to", "html"], "notebooks/ko/01-one.ipynb is not built yet. To build it: ./course build 01-one"),
    ],
)
def test_what_cannot_be_exported(course, tmp_path, arguments, words, capsys):
    output = tmp_path / "out"
    assert command.main([*arguments, "--output", str(output)]) == 1
    assert words in capsys.readouterr().err and not output.exists()


def test_a_notebook_that_is_none_or_was_never_run(course):
    path = course / "en/01-one.ipynb"
    entry = lectures.chosen(["01"])[0]
    path.write_text("{", encoding="utf-8")
    with pytest.raises(ExportError, match="cannot be read"):
        lectures.read(entry, "en")
    nbformat.write(lecture(new_markdown_cell("# T"), new_code_cell("1")).notebook, path)
    with pytest.raises(ExportError, match="holds no output"):
        lectures.read(entry, "en")


# The folder


def test_a_folder_that_is_somebody_elses_is_left_alone(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("x")
    (tmp_path / "file").write_text("x")
    for name, words in (("mine", "not empty"), ("file", "is a file")):
        with pytest.raises(ExportError, match=words):
            with folder.replaced(tmp_path / name):
                raise AssertionError("the work began")
    assert (tmp_path / "mine/thesis.txt").exists()


def test_a_folder_appears_as_a_whole(tmp_path):
    output = tmp_path / "deep/out"
    for text in ("one", "two"):
        with folder.replaced(output) as fresh:
            assert not (output / text).exists()
            (fresh / text).write_text(text)
    assert sorted(p.name for p in output.iterdir()) == [folder.MARK, "two"]
    assert [p.name for p in output.parent.iterdir()] == ["out"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_what_was_there_survives_an_end_in_the_middle(tmp_path, error):
    output = tmp_path / "out"
    with folder.replaced(output) as fresh:
        (fresh / "old").write_text("x")
    with pytest.raises(error):
        with folder.replaced(output) as fresh:
            (fresh / "half").write_text("x")
            raise error
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    assert (output / "old").exists() and not (output / "half").exists()


def test_ctrl_c_in_the_middle_of_a_site(course, tmp_path, monkeypatch, capsys):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(assets, "mathjax", stop)
    assert command.main(["00", "--to", "html", "--output", str(tmp_path / "out")]) == 130
    assert "nothing half-made is left" in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["notebooks"]


# The HTML of a lecture


def test_places_are_the_same_in_both_languages():
    english = lecture(new_markdown_cell("# One\n\n## Two\n\n### Three"), new_code_cell("x"))
    korean = lecture(new_markdown_cell("# 하나\n\n## 둘\n\n### 셋"), new_code_cell("x"), language="ko")
    one, two = body(english, set()), body(korean, set())
    assert [(h.level, h.id) for h in one.headings] == [(h.level, h.id) for h in two.headings] == [(2, "c1-2"), (3, "c1-3")]
    assert [h.text for h in two.headings] == ["둘", "셋"]
    assert [c["id"] for c in one.soup.select(".cell")] == ["c1", "c2"]


def test_links_to_lectures():
    text = "[a](02-two.ipynb#x) [b](03-three.ipynb) [c](https://example.org/y.ipynb)"
    soup = body(lecture(new_markdown_cell(text)), {"02-two"}).soup
    assert [a["href"] for a in soup.find_all("a")] == ["02-two.html#x", "https://example.org/y.ipynb"]
    assert "b" in soup.get_text()


@pytest.mark.parametrize("language, label", [("en", "notes N6"), ("ko", "필기 N6")])
def test_a_quotation_of_the_notes_is_korean(language, label):
    made = lecture(new_markdown_cell("> [notes N6] ① 기울기\n>\n> $x$\n\n> another"), language=language)
    first, second = body(made, set()).soup.find_all("blockquote")
    assert first["lang"] == "ko" and first.span.get_text() == label and first.span["lang"] == language
    assert "[notes" not in first.get_text() and second.get("lang") is None


def test_hangul_on_an_english_page_is_marked_and_only_there():
    text = "The folder `ko` and 한글 and [위키](https://ko.example.org)\n\n> [notes N1] 이것"
    soup = body(lecture(new_markdown_cell(text)), set()).soup
    assert len(soup.find_all(lang="ko")) == 3
    for found in soup.find_all(string=re.compile("[가-힣]")):
        assert found.find_parent(lang="ko") is not None
    assert not body(lecture(new_markdown_cell("한글"), language="ko"), set()).soup.find_all(lang="ko")


def test_of_several_forms_of_an_output_the_page_shows_html():
    widget = new_output(
        "display_data",
        {
            "application/vnd.jupyter.widget-view+json": {"model_id": "x"},
            "application/javascript": "alert('model_id')",
            "text/html": "<img alt='a series' src='data:image/png;base64,%s'>" % DOT,
            "text/plain": "words",
        },
    )
    soup = body(lecture(new_code_cell("x", outputs=[widget, new_output("stream", text="said\n")])), set()).soup
    assert soup.img["alt"] == "a series" and "model_id" not in str(soup) and "words" not in soup.get_text()
    assert "said" in soup.get_text()


def test_formulas_scripts_and_folded_answers_come_through():
    text = "$a < b_1$ and $$\\sum_i x_i & 1$$\n\n<details><summary><b>Q</b></summary>\n\n```java\nList<String> x;\n```\n\n</details>"
    script = '<div id="frames-1"><script>var a = 1 < 2 && "</p>";</script></div>'
    content = body(lecture(new_markdown_cell(text), new_code_cell("x", outputs=[html(script)])), set())
    assert "$a < b_1$" in content.soup.get_text() and "\\sum_i x_i & 1" in content.soup.get_text()
    assert content.soup.details.summary.get_text() == "Q" and "List<String> x;" in content.soup.details.get_text()
    assert script in content.html()


def test_code_and_derivations_have_their_colours():
    assert '<span class="k">for</span>' in code_html("for (;;) {}")
    assert "\\frac" in code_html("%%derivation rbm\n\\frac{1}{Z}") and 'class="err"' not in code_html("%%derivation\n\\frac{1}{Z}")


class Pages(HTMLParser):
    """The links, ids and languages of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.tags = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append(tag)
        self.ids += [attributes["id"]] if attributes.get("id") else []
        for name in ("href", "src"):
            if attributes.get(name):
                self.links.append(attributes[name])


def test_every_link_of_a_site_leads_somewhere_inside_it(course, tmp_path, monkeypatch):
    fake = tmp_path / "mathjax"
    fake.mkdir()
    (fake / "tex-chtml.js").write_text("")
    monkeypatch.setattr(assets, "mathjax", lambda: fake)
    for language in places.LANGUAGES:
        made = lecture(new_markdown_cell("# T\n\n[0](00-start.ipynb)"), new_code_cell("1", outputs=[html("<p>1</p>")]))
        nbformat.write(made.notebook, course / language / "01-one.ipynb")
    output = tmp_path / "out"
    assert command.main(["--to", "html", "--output", str(output)]) == 0
    found = sorted(output.rglob("*.html"))
    assert len(found) == 1 + 2 * (1 + 2 + len(guide.PAGES))
    for path in found:
        text = path.read_text(encoding="utf-8")
        page = Pages(text)
        assert len(page.ids) == len(set(page.ids))
        assert f'<html lang="{path.parent.name if path.parent != output else "ko"}"' in text
        for link in page.links:
            parts = urlsplit(link)
            guided = path.name.startswith("guide-")  # the real pages of the guide, which name their sources
            assert parts.scheme in ("", "data") or (guided and parts.scheme in ("http", "https")), link
            if parts.scheme == "":
                target = (path.parent / parts.path).resolve() if parts.path else path
                assert target.exists(), f"{path.name}: {link}"
                if parts.fragment:
                    assert parts.fragment in Pages(target.read_text(encoding="utf-8")).ids
    index = (output / "assets/search-en.js").read_text(encoding="utf-8")
    data = json.loads(index.removeprefix("window.descentIndex=").rstrip(";\n"))
    assert [(name, title) for name, title, _ in data] == [("00-start", "Lecture 1, one"), ("01-one", "Lecture 1, one")]
    assert ["01-one.html#c2", "T", "1"] in data[1][2]


@pytest.mark.parametrize(
    "text, expected",
    [
        (r"the rate $\eta$ and $\varepsilon$.", "the rate η and ε."),
        (r"$$\theta \leftarrow \theta - \eta\, g$$", "θ ← θ - η g"),
        (r"$\lambda_{\max}$ or $\Delta x \le \frac{1}{2}$", "λ_ max or Δ x ≤ 1 2"),
        ("costs 5 dollars", "costs 5 dollars"),
    ],
)
def test_formulas_are_found_as_they_are_typed(text, expected):
    assert search.readable(text) == expected


def test_the_question_of_a_lecture():
    assert lecture(new_markdown_cell("# T\n\n**How large\nmay $x$ be?** More.")).question == "How large\nmay $x$ be?"
    assert lecture(new_markdown_cell("# T")).question == ""


# Slides


def kinds(*cells):
    made = lecture(*cells)
    return [
        (slide.begins, re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", " ".join(slide.parts))).strip())
        for slide in slides.slides(made, body(made, set()).soup)
    ]


def test_headings_and_code_make_slides():
    found = kinds(
        new_markdown_cell("# T\n\nhello"),
        new_markdown_cell("so.\n\n## A\n\ntext\n\n### B\n\nmore"),
        new_code_cell("x"),
    )
    assert found == [(True, "T hello"), (False, "so."), (True, "A text"), (False, "B more"), (False, "x")]


def test_a_figure_below_long_code_has_a_slide_of_its_own():
    def shown(lines):
        picture = html("<img alt='a figure' src='data:image/png;base64,%s'>" % DOT)
        made = lecture(new_code_cell("\n".join(["x"] * lines), outputs=[picture]))
        return slides.slides(made, body(made, set()).soup)

    assert len(shown(6)) == 1
    code, figure = shown(7)
    assert "a figure" not in code.parts[0] and "a figure" in figure.parts[0] and not figure.begins
    assert 'id="c1"' in code.parts[0] and 'id="c1"' not in figure.parts[0]


def table(*rows, head="<tr><th>head</th></tr>"):
    """The slides of a short cell with a table and words around it, as the texts of what stands on each."""
    text = f"<p>before</p><table>{head}{''.join(f'<tr><td>{row}</td></tr>' for row in rows)}</table><p>verdict</p>"
    made = lecture(new_code_cell("x", outputs=[html(text)]))
    found = slides.slides(made, body(made, set()).soup)
    return [re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", " ".join(slide.parts))).split() for slide in found]


def test_a_table_longer_than_a_slide_is_cut_between_rows_with_its_head_on_each():
    code, first, second = table(*(f"$x_{n}$" for n in range(14)))
    assert code == ["x"]
    assert first == ["before", "head", *(f"$x_{n}$" for n in range(7))]
    assert second == ["head", *(f"$x_{n}$" for n in range(7, 14)), "verdict"]
    assert len(table(*(f"$x_{n}$" for n in range(9)))) == 3
    assert [page.count("head") for page in table(*map(str, range(41)))] == [0, 1, 1, 1]
    numbers = [word for page in table(*map(str, range(41)))[1:] for word in page if word.isdigit()]
    assert numbers == list(map(str, range(41)))


def test_a_table_that_fits_is_left_whole():
    assert len(table(*(f"$x_{n}$" for n in range(8)), head="")) == 2
    assert len(table(*map(str, range(20)), head="")) == 2
    assert len(table(*map(str, range(12)), head="")) == 1
    assert len(table(*(f"$x_{n}$" for n in range(5)), head="")) == 1


def test_what_a_cell_asks_for_goes_before_the_rule():
    def marked(text, *tags, **more):
        return new_markdown_cell(text, metadata={"tags": list(tags), **more})

    made = lecture(
        marked("# T"),
        marked("a", "slide"),
        marked("gone", "skip"),
        marked("whispered", "notes"),
        marked("## B", "subslide"),
        marked("c", slideshow={"slide_type": "slide"}),
    )
    found = slides.slides(made, body(made, set()).soup)
    assert [slide.begins for slide in found] == [True, True, False, True]
    assert "whispered" in found[1].notes[0] and "gone" not in str(found)
    assert [len(column) for column in slides.nested(found)] == [1, 2, 1]


def test_long_text_is_cut_between_paragraphs_and_a_formula_stays_with_its_sentence():
    long = "word " * 80
    found = kinds(new_markdown_cell(f"## A\n\n{long}\n\n{long}\n\n{long}"))
    assert [begins for begins, _ in found] == [True, False, False]
    full = "word " * 104  # as much as a slide takes
    found = kinds(new_markdown_cell(f"{full}\n\n$$x$$\n\n{long}"))
    assert [text[-5:] for _, text in found] == ["$$x$$", " word"]
    short = "\n\n".join(["a" * 150] * 3)
    assert len(kinds(new_markdown_cell(short))) == 1
    assert len(kinds(new_markdown_cell(short.replace("a", "가")))) == 3  # Hangul takes twice the room


# PDF, assets, words


def test_the_colours_that_derivations_bring_along_are_known_on_a_dark_page():
    java = (places.LIB / "derivation/src/main/java/descent/derivation/Report.java").read_text(encoding="utf-8")
    style = (assets.SITE / "static/site.css").read_text(encoding="utf-8")
    colours = set(re.findall(r'"(#[0-9a-f]{6})"', java))
    assert len(colours) >= 3
    for colour in colours:
        assert f'[style*="color:{colour}"]' in style, f"{colour} has no counterpart in site.css"


def test_a_missing_browser_is_named_with_the_lines_that_install_it(monkeypatch, tmp_path):
    monkeypatch.setattr(prerequisites.shutil, "which", lambda name: None)
    monkeypatch.setattr(prerequisites, "ELSEWHERE", ("/nowhere/chrome", "%NoSuchVariable%/chrome.exe"))
    with pytest.raises(ExportError) as error:
        pdf.write(tmp_path, [], ["en"])
    for line in ("sudo apt install chromium", "brew install", "winget install"):
        assert line in str(error.value)
    program = tmp_path / "chrome"
    program.touch()
    monkeypatch.setattr(prerequisites, "ELSEWHERE", ("/nowhere/chrome", str(program)))
    assert prerequisites.find_browser() == str(program)


def test_only_what_is_needed_of_a_package_is_kept(tmp_path):
    package = tmp_path / "package"
    (package / "es5/fonts").mkdir(parents=True)
    for name in ("es5/a.js", "es5/b.js", "es5/fonts/f.woff", "LICENSE"):
        (package / name).write_text("x")
    assets._keep(package, ("es5",), ("a.js", "fonts", "LICENSE"), tmp_path / "kept")
    assert sorted(p.relative_to(tmp_path / "kept").as_posix() for p in (tmp_path / "kept").rglob("*") if p.is_file()) == [
        "LICENSE",
        "a.js",
        "fonts/f.woff",
    ]
    with pytest.raises(ExportError, match="lacks c.js"):
        assets._keep(package, ("es5",), ("c.js",), tmp_path / "more")
    assert not (tmp_path / "more").exists()


def test_every_word_of_the_pages_is_used():
    messages = json.loads((places.NOTEBOOKS / "tools/messages/export.json").read_text(encoding="utf-8"))
    tools = "".join(p.read_text(encoding="utf-8") for p in (places.NOTEBOOKS / "tools/export").glob("*.py"))
    templates = "".join(p.read_text(encoding="utf-8") for p in assets.SITE.rglob("*.j2"))
    for key in messages:
        word = key.removeprefix("page.")
        if key.startswith("page."):
            used = f"t.{word.replace('.', '_')} " in templates or f'"{key}"' in tools or f"'{key}'" in tools
            assert used and (word in site.WORDS or f'"{key}"' in tools or f"'{key}'" in tools), key
        else:
            assert f'"{key}"' in tools, key
