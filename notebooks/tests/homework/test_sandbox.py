"""The walls themselves, without bubblewrap too."""

import os
import shutil
import socket
import struct
import sys

import pytest
from homework.classroom import Classroom, points, solved

from tools.homework import runner, sandbox, seccomp

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")


def verdict(program: bytes, architecture: int, number: int, argument: int = 0) -> int:
    """What the filter says about a system call: the kernel's little machine, done again in Python."""
    data = struct.pack("=iIQQ", number, architecture, 0, argument)
    lines = list(struct.iter_unpack("=HBBI", program))
    at, value = 0, 0
    while True:
        code, yes, no, k = lines[at]
        at += 1
        if code == 0x20:
            value = struct.unpack_from("=I", data, k)[0]
        elif code == 0x06:
            return k
        else:
            true = {0x15: value == k, 0x35: value >= k, 0x45: bool(value & k)}[code]
            at += yes if true else no


ALLOW, EPERM, ENOSYS, KILL = 0x7FFF0000, 0x50001, 0x50026, 0x80000000
X86 = 0xC000003E


@pytest.mark.parametrize(
    "architecture, number, argument, expected",
    [
        (X86, 0, 0, ALLOW),  # read
        (X86, 59, 0, ALLOW),  # execve: that is how Java itself starts
        (X86, 56, 0x3D0F00, ALLOW),  # clone as for a thread
        (X86, 56, 0x1200011, EPERM),  # clone as for a process
        (X86, 57, 0, EPERM),  # fork
        (X86, 58, 0, EPERM),  # vfork
        (X86, 435, 0, ENOSYS),  # clone3
        (X86, 272, 0, EPERM),  # unshare
        (X86, 0x40000000 + 57, 0, EPERM),  # fork under the numbers of x32
        (0x40000003, 2, 0, KILL),  # fork of 32 bits
    ],
)
def test_filter(architecture, number, argument, expected):
    assert verdict(seccomp.program("x86_64"), architecture, number, argument) == expected


def test_filter_of_other_machines():
    arm = seccomp.program("aarch64")
    assert verdict(arm, 0xC00000B7, 220, 0x1200011) == EPERM and verdict(arm, 0xC00000B7, 220, 0x3D0F00) == ALLOW
    assert seccomp.program("riscv64") is None


@linux
def test_without_bubblewrap_there_is_a_warning_and_grading_works(tmp_path, toy_jars, monkeypatch, capsys):
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: None)
    room = Classroom(tmp_path, toy_jars)
    tools = room.tools()
    assert tools.sandbox.weak and "bubblewrap" in capsys.readouterr().err
    room.hand_in(anna=solved(square="double square(double x) { while (true) { } }"))
    assert points(room.grade(), "anna") == {"half": 3, "square": 0, "negate": 2, "word": 2}


@linux
def test_a_bubblewrap_that_does_not_work_is_no_sandbox(tmp_path, monkeypatch, toy_jars):
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho 'setting up uid map: Permission denied' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: str(fake))
    assert sandbox.find_bwrap(toy_jars[0].jdk.home) == (None, "setting up uid map: Permission denied")


@linux
def test_what_can_be_seen_inside(toy_jars):
    jars, _ = toy_jars
    bwrap, why = sandbox.find_bwrap(jars.jdk.home)
    assert bwrap and shutil.which("bwrap"), why
    box = sandbox.Sandbox(jars.jdk.home, jars.inside, bwrap=bwrap)
    look = 'String look(String folder) { String[] all = new File(folder).list(); if (all != null) { Arrays.sort(all); } return Arrays.toString(all); }'
    calls = ['look("/box")', 'look("/usr")', f'look("{os.path.expanduser("~")}")', 'look("/tmp")', 'look("/proc/1/cwd")', "System.getenv().keySet().toString()"]
    calls += ['new ProcessBuilder("/usr/lib/jvm").start().toString()', "InetAddress.getByName(\"localhost\").isReachable(10)"]
    calls += [f'new FileOutputStream("{place}").toString()' for place in ("/x", "/box/x", "/box/script")]
    listener = socket.create_server(("127.0.0.1", 0))
    calls += [f'new Socket("127.0.0.1", {listener.getsockname()[1]}).toString()']
    found = runner.ask(box, [look], [runner.Question(f"t{i}", call) for i, call in enumerate(calls)])
    kinds, texts = zip(*found.answers)
    names = sorted(["answers", "script", *(jar.name for jar in jars.inside)])
    assert texts[0] == "[" + ", ".join(names) + "]"
    assert not {"bin", "share", "local"} & set(texts[1].strip("[]").split(", "))
    assert texts[2:4] == ("null", "[]")
    assert kinds[4] == "VALUE" and "HOME" not in texts[5] and "USER" not in texts[5]
    assert kinds[6] == "THROWN" and kinds[8:] == ("THROWN",) * 4, found.answers
    listener.close()
    assert not any("descent-" in name and "grader" not in name for name in names)
