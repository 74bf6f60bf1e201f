"""Starts each kernel once and says, as JSON, whether it answers: python -m tools.launch.probe. Runs in the course's environment."""

import json
import sys
import time

from jupyter_client.manager import start_new_kernel

from .kernels import NAMES


def probe(name: str) -> dict:
    """What one kernel says about itself, and how long it took to compute a first value."""
    start = time.monotonic()
    try:
        manager, client = start_new_kernel(kernel_name=name, startup_timeout=60)
    except Exception as e:  # whatever it is, the doctor shows it
        return {"error": f"{type(e).__name__}: {e}"}
    try:
        client.kernel_info()
        info = client.get_shell_msg(timeout=30)["content"]
        shown = []

        def hear(message):
            content = message["content"]
            if message["msg_type"] in ("execute_result", "stream", "error"):
                shown.append(content.get("data", {}).get("text/plain") or content.get("text") or content.get("evalue"))

        client.execute_interactive("6 * 7", timeout=30, output_hook=hear, allow_stdin=False)
        seconds = time.monotonic() - start
        return {"version": info.get("implementation_version", ""), "shown": shown, "seconds": seconds}
    except Exception as e:
        return {"error": f"{type(e).__name__}: {e}"}
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    json.dump({name: probe(name) for name in NAMES}, sys.stdout)
