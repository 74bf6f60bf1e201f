"""Only one ./course at a time sets a folder up. The operating system gives the lock back when its owner ends, however it ends."""

import os
import sys
import time
from contextlib import contextmanager

from .. import places, say

_BYTE = 1 << 20  # the locked byte lies behind the process number, so that this can be read

if places.WINDOWS:
    import msvcrt

    def _take(file) -> bool:
        os.lseek(file, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            return True
        except OSError:
            return False

else:
    import errno
    import fcntl

    def _take(file) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except OSError as e:
            if e.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return False
            return True  # a file system without locks: go on as if alone


@contextmanager
def only_one(path=None, wait: float = 0.3):
    """Runs the body while no other process runs it; waits, and says for whom."""
    path = path or places.LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        tries = 0
        while not _take(file):
            tries += 1
            if tries == 2:  # by now the owner has written its number, and a short step of it is not worth a word
                os.lseek(file, 0, os.SEEK_SET)
                owner = os.read(file, 20).decode("ascii", "replace").strip() or "?"
                print(say.text("lock.wait", process=owner), flush=True)
            time.sleep(wait)
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(file)
        sys.stdout.flush()
