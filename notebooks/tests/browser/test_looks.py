"""The measure of likeness itself: it lets another font pass, and no missing figure and no blank page."""

import looks
import pytest

PAGE = """<body style="margin:0;width:640px;height:512px;background:{paper};font:{font}">
<h1>1강 경사 하강법</h1>
<p>한 단계를 얼마나 크게 내디뎌도 될까요? 너무 작으면 끝이 나지 않고, 너무 크면 목적지에서 오히려 멀어집니다.</p>
<svg width="600" height="220" style="visibility:{figure}"><rect width="600" height="220" fill="#fdfdfb"/>
<g fill="none" stroke="#0066a8" stroke-width="2">
<path d="M20 10V200H580"/><path d="M20 30C200 40 300 180 580 190"/><path d="M20 190C200 180 300 40 580 30"/>
<ellipse cx="300" cy="110" rx="250" ry="80"/><ellipse cx="300" cy="110" rx="120" ry="40"/></g></svg>
<p>How large may one step be? Too small, and you never arrive; too large, and every step takes you away.</p></body>"""
FONT = "16px/1.4 sans-serif"


@pytest.fixture(scope="module")
def picture(chromium):
    page = chromium.new_page(viewport={"width": 640, "height": 512})

    def draw(paper="#fff", font=FONT, figure="visible"):
        page.set_content(PAGE.format(paper=paper, font=font, figure=figure))
        return page, page.screenshot()

    yield draw
    page.close()


def test_the_same_page_is_alike(picture):
    page, first = picture()
    assert looks.likeness(page, first, first) == 1
    for other in ({"font": "17px/1.4 serif"}, {"font": "15px/1.4 monospace"}, {"paper": "#f4f4f0"}):
        found = looks.likeness(page, first, picture(**other)[1])
        assert found > looks.ALIKE + 0.03, (other, found)


def test_a_missing_figure_and_a_blank_page_are_not(picture):
    page, first = picture()
    assert looks.likeness(page, first, picture(figure="hidden")[1]) < looks.ALIKE - 0.05
    page.set_content("<body style='background:#fff'></body>")
    assert looks.likeness(page, first, page.screenshot()) < 0.1
