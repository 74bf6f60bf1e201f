"""The tools behind ./course: set-up (standard library only), then building and testing the notebooks."""

import sys


def _end(kind, error, trace):
    """Ctrl-C while the modules are still being read: a sentence, not a traceback."""
    if issubclass(kind, KeyboardInterrupt):
        from . import say

        print("\n" + say.text("stopped"), file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _end
