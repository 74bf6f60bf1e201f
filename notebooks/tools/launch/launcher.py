"""The command line of ./course."""

import importlib.util
import os
import signal
import subprocess
import sys

from .. import places, progress, say
from . import choice, copies, setup
from .prerequisites import Missing

# Commands that run as a module of their own, in the environment that the set-up made.
MODULES = {
    "test": "tools.testing",
    "build": "tools.build",
    "export": "tools.export",
    "homework": "tools.homework",
    "bench": "tools.bench",
    "release": "tools.release",
    "spark": "tools.launch.spark",
}
# The package of students holds fewer of them (tools/release).
COMMANDS = ("doctor", *(name for name, module in MODULES.items() if importlib.util.find_spec(module)))


def main(arguments) -> int:
    """Runs a command and gives its exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a console without Hangul must not stop the set-up
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a script started us with & and ignores it
    return guarded(lambda: _main(list(arguments)))


def guarded(action, stopped="stopped") -> int:
    """Runs an action; what goes wrong in the usual ways is said in a sentence, an interrupt in that of the key given."""
    try:
        return action() or 0
    except choice.NoSuchLecture as unknown:
        print(unknown, file=sys.stderr)
    except Missing as missing:
        print(missing.message(), file=sys.stderr)
    except progress.CommandFailed as failed:
        print(describe(failed), file=sys.stderr)
    except BrokenPipeError:  # whoever read our words has gone, as `| head` does; Python must not try again at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as e:
        print(say.text("failed.write", reason=e, folder=places.ROOT), file=sys.stderr)
    except KeyboardInterrupt:
        print("\n" + say.text(stopped), file=sys.stderr)
        return 130
    return 1


def describe(failed: progress.CommandFailed) -> str:
    """What a person needs of the output of a failed program: its error lines, or else its last ones."""
    errors = [line for line in failed.lines if "ERROR" in line or "error" in line]
    shown = (errors or failed.lines)[:12] if errors else failed.lines[-12:]
    command = " ".join(str(c) for c in failed.command)
    return say.text("failed.command", command=command, lines="\n".join("    " + line for line in shown), log=failed.log)


def _main(arguments) -> int:
    arguments, language = take_language(arguments)
    if language is not None:
        if language not in places.LANGUAGES:
            print(say.text("unknown.language", value=language), file=sys.stderr)
            return 2
        say.use(language)
    command = arguments[0] if arguments and not arguments[0].startswith("-") else "open"
    rest = arguments if command == "open" else arguments[1:]
    if command != "open" and command not in COMMANDS:
        print(say.text("unknown.command", word=command, commands=", ".join(COMMANDS)), file=sys.stderr)
        return 2
    if "--help" in rest or "-h" in rest:
        print(say.text("help." + command))
        return 0
    if command == "doctor":
        from . import doctor

        if rest:
            print(say.text("unknown.argument", word=rest[0]), file=sys.stderr)
            return 2
        return doctor.main()
    if command == "open":
        return open_lab(setup.run(steps=5), rest)
    if command in choice.COMMANDS:
        choice.lectures(choice.names(rest, choice.COMMANDS[command]))
    if command == "export" and language:  # without --lang it exports both languages
        rest += ["--lang", language]
    ready = setup.run()
    return become([ready.python, "-m", MODULES[command], *rest], setup.environment(ready))


def take_language(arguments):
    """Takes --lang ko or --lang=ko out of the arguments."""
    rest, language = [], None
    words = iter(arguments)
    for word in words:
        if word == "--lang":
            language = next(words, "")
        elif word.startswith("--lang="):
            language = word[len("--lang=") :]
        else:
            rest.append(word)
    return rest, language


def open_lab(ready: setup.Ready, arguments) -> int:
    """Brings the copies up to date and opens JupyterLab on the start page."""
    environment = setup.environment(ready)
    with progress.step("step.copies", "5/5") as s:
        with setup.lock.only_one():
            result = copies.update()
            trust(ready, [places.WORK / name for name in result.copied if name.endswith(".ipynb")], environment)
        s.done(say.text("step.copies.done", count=len(result.copied)) if result.copied else say.text("step.fresh"))
    for copy, beside in result.kept:
        print(say.text("copies.kept", copy=f"work/{copy}", beside=f"work/{beside}"))
    for copy in result.removed:
        print(say.text("copies.removed", copy=f"work/{copy}"))
    language = say.language()
    start = sorted(places.work(language).glob("00*.ipynb"))
    if not start:
        print(say.text("open.none", language=language))
    page = f"/lab/tree/{language}/{start[0].name}" if start else "/lab"
    print(say.text("open.now"), flush=True)
    return become([ready.python, "-m", "jupyterlab", f"--LabApp.default_url={page}", *arguments], environment)


def trust(ready: setup.Ready, notebooks, environment):
    """Signs the course's own copies, so that their figures with a slider work before a cell is run."""
    if notebooks:
        code = "import sys; from nbformat.sign import TrustNotebookApp as app; app.launch_instance(sys.argv[1:])"
        command = [str(ready.python), "-c", code, *map(str, notebooks)]
        subprocess.run(command, env=environment, check=False, capture_output=True)


def become(command, environment) -> int:
    """Hands this process over to a program, so that signals and the exit status are the program's own."""
    command = [str(c) for c in command]
    sys.stdout.flush()
    if not places.WINDOWS:
        os.execve(command[0], command, environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program; it gets it from the console
    return subprocess.call(command, env=environment)
