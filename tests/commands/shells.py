"""Real shells, each on a terminal of its own, with completion installed as a user installs it."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from tests.commands.desk import Desk
from tests.support import PATIENCE_S, environment

PROMPT: Final = "READY>"
_CLEAR: Final = b"\x15"  # Ctrl-U
_TELL: Final = b"\x0f"  # Ctrl-O: the line as it stands, into $TOLD

_BASH: Final = f"""
PS1='{PROMPT}'
bind -x '"\\C-o": printf "%s\\n" "$READLINE_LINE" >"$TOLD"'
"""
_ZSH: Final = f"""
PROMPT='{PROMPT}'
tell() {{ print -r -- "$BUFFER" >"$TOLD" }}
zle -N tell
bindkey '^O' tell
"""
_FISH: Final = f"""
set fish_greeting
function fish_prompt; echo -n '{PROMPT}'; end
function fish_right_prompt; end
bind \\co 'commandline >$TOLD'
"""

#: Of each shell: its file of settings at home, what to add to it, and how to start it.
SHELLS: Final = {
    "bash": (".bashrc", _BASH, ["bash", "--noprofile", "--rcfile", "../.bashrc", "-i"]),
    "zsh": (".zshrc", _ZSH, ["zsh", "-d", "-i"]),
    "fish": (".config/fish/config.fish", _FISH, ["fish", "-i"]),
}


@dataclass
class Shell:
    """A shell at its prompt."""

    terminal: int
    told: int
    shown: bytes = field(default=b"")

    def complete(self, typed: str) -> str:
        """The line that stands there when this was typed, and then the tabulator."""
        os.write(self.terminal, typed.encode() + b"\t" + _TELL)
        line = b""
        while not line.endswith(b"\n"):
            line += self._read(self.told)
        os.write(self.terminal, _CLEAR)
        return line.decode().removesuffix("\n")

    def wait(self) -> None:
        """Wait for the prompt."""
        while PROMPT.encode() not in self.shown:
            self._read(self.terminal)

    def _read(self, wanted: int) -> bytes:
        """What comes from there; the terminal is read meanwhile, or the shell would stand still."""
        until = time.monotonic() + PATIENCE_S
        while True:
            ends = [self.terminal, self.told]
            ready, _, _ = select.select(ends, [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError(f"the shell had shown:\n{self.shown.decode(errors='replace')}")
            if self.terminal in ready:
                self.shown += os.read(self.terminal, 65536)
            if self.told in ready:
                return os.read(self.told, 65536)
            if wanted == self.terminal:
                return b""


def installed(desk: Desk, name: str) -> dict[str, str]:
    """Install completion from within a shell; its environment."""
    home = desk.folder.parent
    bin_ = home / "bin"
    bin_.mkdir(exist_ok=True)
    fta = bin_ / "fta"
    fta.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fta_tracker "$@"\n')
    fta.chmod(0o755)
    env = environment(
        desk.env(
            {
                "PATH": f"{bin_}:{os.environ['PATH']}",
                "HOME": str(home),
                "ZDOTDIR": str(home),
                "TERM": "xterm-256color",
                "TOLD": str(home / "told"),
            }
        ),
    )
    done = subprocess.run(
        # The shell's name is found by looking up who runs it, so it must not be replaced.
        [name, "-c", "fta --install-completion && true"],
        env=env,
        cwd=desk.folder,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=PATIENCE_S,
    )
    assert (done.returncode, done.stderr) == (0, b""), done
    assert done.stdout.decode().startswith(f"{name} completion installed in {home}")
    # Without this, fish reads all manuals of the machine in the background, for minutes.
    (home / ".local/share/fish/generated_completions").mkdir(parents=True, exist_ok=True)
    settings, more, _ = SHELLS[name]
    (home / settings).parent.mkdir(parents=True, exist_ok=True)
    with (home / settings).open("a") as file:
        file.write(more)
    return env


@contextmanager
def shell(desk: Desk, name: str, **env: str) -> Iterator[Shell]:
    """An interactive shell in the desk's folder."""
    whole = {**installed(desk, name), **env}
    told = whole["TOLD"]
    os.mkfifo(told)
    _, _, argv = SHELLS[name]
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, 120))
    # Open at both ends, or it would end with each line.
    reading = os.open(told, os.O_RDWR)
    process = subprocess.Popen(
        # Fish wants the terminal to be its own.
        ["setsid", "--ctty", *argv],
        env=whole,
        cwd=desk.folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        begun = Shell(ours, reading)
        begun.wait()
        yield begun
    finally:
        process.kill()
        process.wait()
        os.close(ours)
        os.close(reading)
