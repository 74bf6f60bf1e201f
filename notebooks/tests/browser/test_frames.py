"""Figures behind a slider on a page without a kernel: keys, the play button, reduced motion, print."""

import html
import re

import nbformat
import pytest

from tools import places

LECTURE = "07-which-one.ipynb"  # the race of the rules


@pytest.fixture(scope="module")
def frames():
    """The built frames and the names of the figures."""
    notebook = nbformat.read(places.built("en") / LECTURE, as_version=4)
    found = [
        output.data["text/html"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if 'id="frames-' in output.get("data", {}).get("text/html", "")
    ]
    names = re.findall(r'\["(t = \d+)","', found[0])
    assert len(names) > 3
    return found[0], names


def opened(chromium, source, **media):
    page = chromium.new_page()
    page.emulate_media(**media)
    page.set_content(f"<!DOCTYPE html><title>frames</title>{source}")
    return page


def test_keys_and_play(chromium, frames):
    source, names = frames
    page = opened(chromium, source)
    name, slider = page.locator("[id^=frames-] p"), page.get_by_role("slider")
    assert name.inner_text() == names[0]
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert name.inner_text() == names[1] == slider.get_attribute("aria-valuetext")
    page.keyboard.press("End")
    assert name.inner_text() == names[-1]
    page.keyboard.press("Home")
    page.get_by_role("button", name="play").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("last => document.querySelector('[id^=frames-] p').textContent === last", arg=names[-1])
    page.get_by_role("button", name="play").wait_for()  # it has stopped by itself
    page.close()


def test_every_frame_is_another_picture_with_a_text_of_its_own(chromium, frames):
    source, names = frames
    page = opened(chromium, source)
    page.get_by_role("slider").focus()
    pictures, texts = set(), set()
    for _ in names:
        pictures.add(page.locator("[id^=frames-]").screenshot())
        texts.add(page.locator("[id^=frames-] img").first.get_attribute("alt"))
        page.keyboard.press("ArrowRight")
    assert len(pictures) == len(texts) == len(names)
    page.close()


def test_reduced_motion_takes_the_play_button_away_and_leaves_the_slider(chromium, frames):
    page = opened(chromium, frames[0], reduced_motion="reduce")
    assert page.get_by_role("slider").count() == 1
    assert page.get_by_role("button").count() == 0
    page.close()


def test_print_holds_the_last_frame_and_no_slider(chromium, frames):
    source, names = frames
    page = opened(chromium, source)
    page.evaluate(
        "addEventListener('beforeprint', () => { window.printed = [document.querySelector('p').textContent,"
        " document.querySelector('input').checkVisibility()]; })"
    )
    assert page.pdf().startswith(b"%PDF")
    assert page.evaluate("window.printed") == [names[-1], False]
    assert page.locator("[id^=frames-] p").inner_text() == names[0], "afterwards all is as before"
    assert page.get_by_role("slider").is_visible()
    page.close()


def test_without_scripts_the_last_frame_stands(chromium, frames):
    source, names = frames
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(source)
    assert page.locator("[id^=frames-] p").inner_text() == names[-1]
    alts = re.findall(r'\["t = \d+","((?:[^"\\]|\\.)*)"', source)
    assert page.locator("[id^=frames-] img").get_attribute("alt") == html.unescape(alts[-1])
    context.close()
