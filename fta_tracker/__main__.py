"""`fta` and `python -m fta_tracker`."""

import gc
import os
import sys


def main() -> None:
    """Run the program. `--version` alone is answered before anything is imported."""
    _open_streams()
    # A program that runs once, for a moment: to look for garbage costs more than it frees.
    gc.disable()
    try:
        if sys.argv[1:] == ["--version"]:
            from fta_tracker import __version__

            print(f"fta {__version__}", flush=True)
        else:
            from fta_tracker.cli import app

            app(prog_name="fta")
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(141)
    except OSError as error:
        if os.environ.get("FTA_DEBUG") == "1":
            raise
        # Help and the version are written without a context, which would say the same.
        _say(f"fta: The answer could not be written: {error.strerror}.")
        sys.exit(74)
    finally:
        _let_go()
        # Nor does it look through all that it has once more, before the system takes it back.
        gc.freeze()


def _open_streams() -> None:
    """Give each stream that the caller has closed (`fta list >&-`) the null device."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def _say(text: str) -> None:
    try:
        print(text, file=sys.stderr)
    except OSError:  # the code tells
        return


def _let_go() -> None:
    """Drop what a stream still holds and cannot write: it was told, or nobody is there to tell.

    Else Python would try again at exit, complain, and end with a code of its own.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    main()
