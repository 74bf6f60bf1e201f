"""A filter of system calls for the sandbox: threads may be made, processes may not.

bubblewrap takes it as the kernel's own program (struct sock_filter); it is short enough to be written by hand.
"""

import platform
import struct

_LOAD, _EQUAL, _GREATER, _TEST, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # BPF_LD|W|ABS, BPF_JMP|JEQ|JGE|JSET|K, BPF_RET|K
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_EPERM, _ENOSYS = 1, 38
_CLONE_THREAD = 0x10000
_X32 = 0x40000000  # the same calls under other numbers

# architecture -> its number in the kernel, clone, clone3, and the calls that nobody needs who computes
_SYSTEMS = {
    # fork vfork ptrace unshare setns mount add_key request_key keyctl perf_event_open bpf execveat userfaultfd io_uring_setup
    "x86_64": (0xC000003E, 56, 435, (57, 58, 101, 272, 308, 165, 248, 249, 250, 298, 321, 322, 323, 425)),
    # ptrace unshare setns mount add_key request_key keyctl perf_event_open bpf execveat userfaultfd io_uring_setup
    "aarch64": (0xC00000B7, 220, 435, (117, 97, 268, 40, 217, 218, 219, 241, 280, 281, 282, 425)),
}


def program(machine: str = None):
    """The filter for a machine, as bytes; None where its system calls are not known here."""
    known = _SYSTEMS.get(machine or platform.machine())
    if known is None:
        return None
    architecture, clone, clone3, refused = known
    lines = [(_LOAD, 0, 0, _ARCHITECTURE), (_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, _NUMBER)]
    lines += [(_GREATER, 0, 1, _X32), (_RETURN, 0, 0, _ERRNO | _EPERM)]
    # The C library asks for clone3 first and takes clone where there is none; only clone shows its flags to a filter.
    lines += [(_EQUAL, 0, 1, clone3), (_RETURN, 0, 0, _ERRNO | _ENOSYS)]
    for number in refused:
        lines += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ERRNO | _EPERM)]
    lines += [(_EQUAL, 1, 0, clone), (_RETURN, 0, 0, _ALLOW)]
    lines += [(_LOAD, 0, 0, _FIRST_ARGUMENT), (_TEST, 1, 0, _CLONE_THREAD)]
    lines += [(_RETURN, 0, 0, _ERRNO | _EPERM), (_RETURN, 0, 0, _ALLOW)]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)
