"""The shells' side of completion: Typer's scripts as they are, with better answers to them.

Typer's own answers have each help text rendered by Rich, which takes longer than all the rest and
reads `[draft]` as markup; let zsh run what a stored name holds; and are at a loss where a shell
makes one word of `status=held` and where bash makes three.
"""

from __future__ import annotations

from typer import _completion_classes as typers
from typer import _completion_shared as shared
from typer._click.shell_completion import CompletionItem, ShellComplete, add_completion_class

__all__ = ["CompletionItem", "mend"]

#: Zsh loads an installed script at the first use of the key, which would else complete nothing.
_AT_ONCE = """
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then %(complete_func)s "$@"; fi
"""

#: What a word to come ends in: no blank is wanted behind it.
_OPEN = ("=", "/")


def mend() -> None:
    """Have our answers given in place of Typer's."""
    for cls, *shells in ((Bash, "bash"), (Zsh, "zsh"), (Fish, "fish")):
        add_completion_class(cls, *shells)
    for shell in ("powershell", "pwsh"):
        add_completion_class(PowerShell, shell)
    shared._completion_scripts["zsh"] = Zsh.source_template


class _Whole(ShellComplete):
    """Answers with whole words, options that hold their value (`--mode=video`) included."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """The items for a word, each to stand in its place."""
        items = super().get_completions(args, incomplete)
        option, sign, _ = incomplete.partition("=")
        if sign and option.startswith("-"):
            for item in items:
                item.value = f"{option}={item.value}"
        return items


class Bash(_Whole, typers.BashComplete):
    """For bash, which parts words at `=` and `:` and puts an answer behind the last of these."""

    _behind = ""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor and the one at it, put together again."""
        args, incomplete = super().get_completion_args()
        words: list[str] = []
        joins = False
        for word in [*args, incomplete]:
            parts = word != "" and not word.strip("=:")
            if words and word and (joins or parts):
                self._behind = words[-1] + word if parts else words[-1]
                words[-1] += word
            else:
                self._behind = ""
                words.append(word)
            joins = parts
        return words[:-1], words[-1]

    def format_completion(self, item: CompletionItem) -> str:
        """The item without what bash leaves standing."""
        return str(item.value).removeprefix(self._behind)

    def complete(self) -> str:
        """The items, one a line."""
        answer = super().complete()
        # Bash puts a blank behind the one word there is, and behind no beginning of two.
        if "\n" not in answer and answer.endswith(_OPEN):
            return f"{answer}\n{answer}..."
        return answer


class Zsh(_Whole, typers.ZshComplete):
    """For zsh, which runs the answer."""

    source_template = shared.COMPLETION_SCRIPT_ZSH + _AT_ONCE

    def complete(self) -> str:
        """A call of zsh's own `_describe`; files where there is nothing to say."""
        items = self.get_completions(*self.get_completion_args())
        groups = [
            (name, suffix, [self.format_completion(item) for item in items if wanted(item)])
            for name, suffix, wanted in (("ended", "", _is_ended), ("open", " -S ''", _is_open))
        ]
        groups = [group for group in groups if group[2]]
        if not groups:
            return "_files"
        arrays = " ".join(f"{name}=({' '.join(items)})" for name, _, items in groups)
        asked = " -- ".join(
            f"{name} -M 'm:{{a-zA-Z}}={{A-Za-z}}'{suffix}" for name, suffix, _ in groups
        )
        return f"local -a {arrays}; _describe -t values value {asked}"

    def format_completion(self, item: CompletionItem) -> str:
        """The item and its help, between quotes in which zsh finds nothing to run."""
        parts = [item.value, *([_line(item.help)] if item.help else [])]
        text = ":".join(part.replace("\\", "\\\\").replace(":", "\\:") for part in parts)
        return "'" + text.replace("'", "'\\''") + "'"


class Fish(_Whole, typers.FishComplete):
    """For fish."""

    def format_completion(self, item: CompletionItem) -> str:
        """The item, and its help behind a tab."""
        return f"{item.value}\t{_line(item.help)}" if item.help else str(item.value)


class PowerShell(_Whole, typers.PowerShellComplete):
    """For both PowerShells."""

    def format_completion(self, item: CompletionItem) -> str:
        """The item and its help, which PowerShell does not let be empty."""
        return f"{item.value}:::{_line(item.help or '') or ' '}"


def _is_open(item: CompletionItem) -> bool:
    return str(item.value).endswith(_OPEN)


def _is_ended(item: CompletionItem) -> bool:
    return not _is_open(item)


def _line(text: str) -> str:
    """The text in one line, in which nothing steers the terminal."""
    text = " ".join(text.split())
    if text.isprintable():
        return text
    from fta_tracker.delivery import visible

    return visible(text)
