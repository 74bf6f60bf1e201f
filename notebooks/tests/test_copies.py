"""The copies of the lectures: no change of a reader is ever lost."""

import json

import pytest

from tools.launch import copies


def notebook(*sources, output=None, **metadata):
    cells = [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# " + sources[0]}]
    for source in sources:
        outputs = [{"output_type": "execute_result", "execution_count": 1, "data": {"text/plain": output or source}, "metadata": {}}]
        cells.append({"cell_type": "code", "id": "b", "execution_count": 1, "metadata": {}, "outputs": outputs, "source": source})
    about = {"kernelspec": {"name": "java", "display_name": "Java (JJava)", "language": "java"}, **metadata}
    return {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}


class Course:
    def __init__(self, folder):
        self.source, self.work, self.record = folder / "notebooks", folder / "work", folder / "copies.json"
        for language in ("ko", "en"):
            (self.source / language).mkdir(parents=True)
        self.build(notebook("one"))

    def build(self, content):
        (self.source / "ko/01-a.ipynb").write_text(json.dumps(content), encoding="utf-8")

    def read(self, name="ko/01-a.ipynb"):
        return json.loads((self.work / name).read_text(encoding="utf-8"))

    def change(self, content, name="ko/01-a.ipynb"):
        (self.work / name).write_text(json.dumps(content, indent=1), encoding="utf-8")

    def update(self):
        return copies.update(self.work, self.source, self.record)


@pytest.fixture
def course(tmp_path):
    found = Course(tmp_path)
    assert found.update().copied == ["ko/01-a.ipynb"]
    return found


def test_a_second_update_does_nothing(course):
    before = (course.work / "ko/01-a.ipynb").stat().st_mtime_ns
    result = course.update()
    assert not result.copied and not result.kept and not result.removed
    assert (course.work / "ko/01-a.ipynb").stat().st_mtime_ns == before


def test_unchanged_copy_follows_the_course(course):
    course.build(notebook("two"))
    assert course.update().copied == ["ko/01-a.ipynb"]
    assert course.read() == notebook("two")


def test_what_jupyterlab_rewrites_is_no_change(course):
    saved = notebook("one", language_info={"name": "java", "version": "17"})
    saved["metadata"]["kernelspec"]["display_name"] = "Java"
    for cell in saved["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
        cell["metadata"] = {"trusted": True, "execution": {"iopub.status.busy": "now"}}
    saved["cells"][1]["execution_count"] = 12
    saved["cells"][1]["outputs"][0]["execution_count"] = 12
    saved["cells"][1]["outputs"][0]["data"]["text/plain"] = ["one"]
    # a live control, which has another name in every run, and where it stood
    saved["cells"][1]["outputs"][0]["data"][copies.WIDGET_VIEW] = {"model_id": "84d8c7e7", "version_major": 2}
    saved["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {"84d8c7e7": {}}}}
    course.change(saved)
    course.build(notebook("two"))
    assert course.update().copied == ["ko/01-a.ipynb"]


def cell_changed(n):
    n["cells"][1]["source"] = "mine"


def text_changed(n):
    n["cells"][0]["source"] += "\nmy note"


def output_changed(n):
    n["cells"][1]["outputs"][0]["data"]["text/plain"] = "other"


def cell_added(n):
    n["cells"].append({"cell_type": "markdown", "id": "c", "metadata": {}, "source": "mine"})


def cell_removed(n):
    del n["cells"][0]


def cells_swapped(n):
    n["cells"].reverse()


def slide_marked(n):
    n["cells"][0]["metadata"]["slideshow"] = {"slide_type": "slide"}


def picture_attached(n):
    n["cells"][0]["attachments"] = {"a.png": {"image/png": "AAAA"}}


def kernel_chosen(n):
    n["metadata"]["kernelspec"]["name"] = "ijava"


@pytest.mark.parametrize(
    "change", [cell_changed, text_changed, output_changed, cell_added, cell_removed, cells_swapped, slide_marked, picture_attached, kernel_chosen]
)
def test_changed_copy_is_never_overwritten(course, change):
    mine = notebook("one")
    change(mine)
    course.change(mine)
    course.build(notebook("two"))
    result = course.update()
    assert result.kept == [("ko/01-a.ipynb", "ko/01-a.new.ipynb")] and not result.copied
    assert course.read() == mine
    assert course.read("ko/01-a.new.ipynb") == notebook("two")
    assert not course.update().kept, "said once"
    course.build(notebook("three"))
    assert course.update().kept == [("ko/01-a.ipynb", "ko/01-a.new.ipynb")]
    assert course.read() == mine
    assert course.read("ko/01-a.new.ipynb") == notebook("three")


def test_a_changed_new_version_is_kept_too(course):
    course.change(notebook("mine"))
    course.build(notebook("two"))
    course.update()
    course.change(notebook("mine too"), "ko/01-a.new.ipynb")
    course.build(notebook("three"))
    assert course.update().kept == [("ko/01-a.ipynb", "ko/01-a.new2.ipynb")]
    assert course.read("ko/01-a.new.ipynb") == notebook("mine too")


def test_a_broken_copy_is_kept(course):
    (course.work / "ko/01-a.ipynb").write_text('{"cells": [', encoding="utf-8")
    course.build(notebook("two"))
    assert course.update().kept
    assert (course.work / "ko/01-a.ipynb").read_text(encoding="utf-8") == '{"cells": ['


def test_a_lost_record_loses_no_work(course):
    course.change(notebook("mine"))
    course.record.unlink()
    assert course.update().kept
    assert course.read() == notebook("mine")


def test_a_broken_record_loses_no_work(course):
    course.change(notebook("mine"))
    course.record.write_text("{", encoding="utf-8")
    assert course.update().kept
    assert course.read() == notebook("mine")


def test_a_lost_record_adopts_an_equal_copy(course):
    course.record.unlink()
    assert not course.update().kept


def test_a_deleted_copy_comes_back(course):
    (course.work / "ko/01-a.ipynb").unlink()
    assert course.update().copied == ["ko/01-a.ipynb"]


def test_a_lecture_that_is_gone(course):
    (course.source / "ko/01-a.ipynb").unlink()
    assert course.update().removed == ["ko/01-a.ipynb"]
    assert not (course.work / "ko/01-a.ipynb").exists()


def test_a_changed_copy_of_a_lecture_that_is_gone_stays(course):
    course.change(notebook("mine"))
    (course.source / "ko/01-a.ipynb").unlink()
    assert not course.update().removed
    assert course.read() == notebook("mine")


def test_own_files_and_hidden_folders_are_left_alone(course):
    (course.work / "ko/mine.ipynb").write_text("{}", encoding="utf-8")
    hidden = course.source / "ko/.ipynb_checkpoints/01-a.ipynb"
    hidden.parent.mkdir()
    hidden.write_text("{}", encoding="utf-8")
    course.update()
    assert (course.work / "ko/mine.ipynb").exists()
    assert not (course.work / "ko/.ipynb_checkpoints").exists()
