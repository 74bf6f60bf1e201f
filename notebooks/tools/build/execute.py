"""Runs notebooks on a Java kernel and says what is wrong with what came out."""

from __future__ import annotations

import atexit
import json
import os
import re
import signal
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from ..launch import copies
from ..lectures.source import LANGUAGE_INFO, Finding, first_words

CELL_SECONDS = 120
START_SECONDS = 90
LARGEST_OUTPUT = 200_000
WORKERS = 2

# A cell with this tag shows times: its outputs need only say the same words, and a build keeps the
# ones it has as long as they do and the cell itself is the same.
MEASURED = "measured"
NO_TIME = re.compile(r"(?<![\d.,\-])0\.0+(?![\de])")  # nothing takes no time: it was rounded away

# A path that can only come from the machine a notebook was run on. Web addresses hold slashes
# too: what stands before must not belong to one.
ABSOLUTE_PATH = re.compile(
    r"(?<![\w/.<~\-])/(?:home|Users|root|tmp|private|var|usr|opt|mnt|media|srv|work|builds|workspace)"
    r"/[\w.\-]+(?:/[\w.\-]*)*"
    r"|(?<!\w)[A-Za-z]:[\\/](?:Users|Windows|Program|Temp)[\w.\\/\- ]*"
)
OBJECT_ADDRESS = re.compile(r"[\w.$\[]{0,60}[\w$;]@[0-9a-f]{5,8}\b")
RANDOM_ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
# What the library shows in place of a value whose picture or text failed (descent.kernel).
UNSHOWN = re.compile(r"A value of type \S+ could not be shown: .*|표시할 수 없는 값입니다\. .*")
KERNEL_LOG = re.compile(r"\[[ID] \d{4}-\d\d-\d\d ")
BASE64 = re.compile(r"(data:[\w/+.\-]+;base64,)[A-Za-z0-9+/=\s]+")


@dataclass
class Job:
    """A notebook to run: the kernel's name, the folder it runs in, and the name it is called by."""

    name: str
    notebook: NotebookNode
    folder: Path
    kernel: str = "java"
    seconds: int = CELL_SECONDS
    findings: list[Finding] = field(default_factory=list)


def run(job: Job) -> Job:
    """Runs the notebook in place; what is wrong is in `job.findings` afterwards."""
    return run_all([job])[0]


def run_all(
    jobs: list[Job], workers: int = WORKERS, done: Callable[[Job], None] = lambda job: None
) -> list[Job]:
    """Runs several notebooks beside each other, and after them, one by one, those that measure times.

    An interrupt kills their kernels.
    """
    alone = [job for job in jobs if any(is_measured(cell) for cell in job.notebook.cells)]
    _run([job for job in jobs if job not in alone], workers, done)
    _run(alone, 1, done)
    return jobs


def is_measured(cell: NotebookNode) -> bool:
    """Whether a cell shows times, which are others in every run."""
    return MEASURED in cell.metadata.get("tags", [])


def _run(jobs: list[Job], workers: int, done: Callable[[Job], None]) -> None:
    clients: list[NotebookClient] = []
    stopped = threading.Event()

    def work(job: Job) -> None:
        _execute(job, clients)
        if not stopped.is_set():
            done(job)

    pool = ThreadPoolExecutor(max_workers=workers)
    futures = [pool.submit(work, job) for job in jobs]
    try:
        for finished in futures:
            finished.result()
    except BaseException:
        stopped.set()
        pool.shutdown(wait=False, cancel_futures=True)
        while not all(future.done() for future in futures):
            for client in clients:  # a kernel that is just starting is there the next time
                _kill(client)
            time.sleep(0.1)
        raise
    finally:
        pool.shutdown()


def _kill(client: NotebookClient) -> None:
    provisioner = getattr(client.km, "provisioner", None)
    pid = getattr(provisioner, "pid", None)
    if pid and provisioner.has_process:
        try:
            os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        except ProcessLookupError:
            pass


def _execute(job: Job, clients: list[NotebookClient]) -> None:
    current: list[int] = []

    def wrong(index: int | None, reason: str) -> None:
        place = "" if index is None else _place(job.notebook, index)
        job.findings.append(Finding(job.name, place, reason))

    client = NotebookClient(
        job.notebook,
        kernel_name=job.kernel,
        timeout=job.seconds,
        startup_timeout=START_SECONDS,
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(job.folder)}},
        on_cell_start=lambda cell, cell_index: current.append(cell_index),
    )
    # The notebook's language is that of its folder: a variable of the user must not decide.
    environment = {k: v for k, v in os.environ.items() if k != "DESCENT_LANG"}
    clients.append(client)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as stderr:
        try:
            client.execute(stderr=stderr, env=environment)
        except CellExecutionError as error:
            wrong(current[-1], f"throws {_last_line(error.ename, error.evalue)}")
        except CellTimeoutError:
            wrong(current[-1], f"is not done after {job.seconds} seconds")
        except DeadKernelError:
            wrong(current[-1] if current else None, "the kernel died")
        except Exception as error:  # no such kernel, no reply at the start
            wrong(current[-1] if current else None, f"kernel {job.kernel}: {error}")
        atexit.unregister(client._cleanup_kernel)  # left behind where a kernel was killed while it started
        stderr.seek(0)
        noise = [line for line in stderr if line.strip() and not KERNEL_LOG.match(line)]
    if noise and job.kernel == "java":  # IJava logs its start and end there, without a mark
        wrong(None, f"the kernel wrote to stderr: {_short(' '.join(noise))}")
    tidy(job.notebook)
    job.findings += check_outputs(job.name, job.notebook, addresses=job.kernel == "java")


def _last_line(name: str, value: str) -> str:
    return _short(f"{name}: {value}" if value and value != name else name)


def _short(text: str) -> str:
    line = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", text).split())
    return line if len(line) <= 300 else line[:297] + "..."


def _place(notebook: NotebookNode, index: int) -> str:
    return f"cell {index + 1} ({first_words(notebook.cells[index].source)})"


def check_outputs(name: str, notebook: NotebookNode, addresses: bool = True) -> list[Finding]:
    """What must not be in a notebook's outputs."""
    findings = []
    for index, cell in enumerate(notebook.cells):
        outputs = cell.get("outputs", [])
        reasons = []
        errors = [output for output in outputs if output.output_type == "error"]
        if "raises-exception" in cell.metadata.get("tags", []) and not errors:
            reasons.append("is tagged raises-exception and throws nothing")
        for output in outputs:
            if output.output_type == "stream" and output.name == "stderr":
                reasons.append(f"writes to stderr: {_short(output.text)}")
            size = len(json.dumps(output, ensure_ascii=False).encode())
            if size > LARGEST_OUTPUT:
                reasons.append(f"an output of {size:,} bytes; {LARGEST_OUTPUT:,} are allowed")
            for text in texts(output):
                path = ABSOLUTE_PATH.search(text)
                if path:
                    reasons.append(f"a path of this machine in an output: {path[0]}")
                address = addresses and OBJECT_ADDRESS.search(text)
                if address:
                    reasons.append(f"shows an object's address, not its value: {address[0]}")
                if is_measured(cell) and NO_TIME.search(text):
                    reasons.append(f"shows a measured time of {NO_TIME.search(text)[0]}: round it less, or measure more")
                unshown = UNSHOWN.search(text)
                if unshown:
                    reasons.append(_short(unshown[0]))
                random = RANDOM_ID.search(text)
                if random:
                    reasons.append(f"shows an id that is another one in every run: {random[0]}")
        findings += [Finding(name, _place(notebook, index), reason) for reason in reasons]
    return findings


def texts(output: NotebookNode) -> list[str]:
    """The texts of an output, pictures and other base64 data left out."""
    if output.output_type == "stream":
        return [output.text]
    if output.output_type == "error":
        return [output.ename, output.evalue, *output.traceback]
    return [
        BASE64.sub(r"\1", value if isinstance(value, str) else json.dumps(value))
        for kind, value in output.data.items()
        if not kind.startswith("image/") or kind == "image/svg+xml"
    ]


def tidy(notebook: NotebookNode) -> None:
    """Takes out what differs from run to run and carries no meaning."""
    count = 0
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = count
            output.pop("transient", None)
            # A live control has a random name; what it shows without a kernel stands beside it.
            output.get("data", {}).pop(copies.WIDGET_VIEW, None)
    notebook.metadata["language_info"] = dict(LANGUAGE_INFO)
    notebook.metadata.pop("widgets", None)
