"""What is promised of a command beside another one, and the table of how it came out."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks.timing import Job, Took, cpu_ratio, ms, once, peak, ratio


class Target(NamedTuple):
    """A job shall take at most so many times what the other one takes; None: no promise."""

    job: Job
    beside: Job
    most: float | None = None


def show(title: str, targets: Sequence[Target], runs: int) -> dict[str, list[Took]]:
    """Measure each job and the one beside it in turn (A B A B …), and print the table.

    After one uncounted run of each, unless there is one run alone. Gives what each job took.
    """
    took: list[list[tuple[Took, Took]]] = [[] for _ in targets]
    for turn in range(runs + (runs > 1)):
        for target, pairs in zip(targets, took, strict=True):
            pair = once(target.job), once(target.beside)
            if turn or runs == 1:
                pairs.append(pair)
    print(f"\n### {title}\n")
    print("| command | median | beside | its median | ratio | by processor time | target | met |")
    print("|---|--:|---|--:|--:|--:|--:|---|")
    for target, pairs in zip(targets, took, strict=True):
        _print(target, pairs)
    return {t.job.name: [ours for ours, _ in pairs] for t, pairs in zip(targets, took, strict=True)}


def _print(target: Target, pairs: Sequence[tuple[Took, Took]]) -> None:
    job, beside, most = target
    ours, theirs = zip(*pairs, strict=True)
    found = ratio(ours, theirs)
    met = "" if most is None else "yes" if found <= most else "**no**"
    promised = "" if most is None else f"{most:g}"
    print(
        f"| `{job.name}` | {_time(ms(ours))} | {beside.name} | {_time(ms(theirs))} | {found:.2f} "
        f"| {cpu_ratio(ours, theirs):.2f} | {promised} | {met} |"
    )


def show_memory(took: Mapping[str, Sequence[Took]], most: float) -> None:
    """Print a table of the most memory that each job took."""
    print("\n| command | most memory | target | met |\n|---|--:|--:|---|")
    for name, runs in took.items():
        found = peak(runs)
        print(
            f"| `{name}` | {found:.0f} MB | {most:g} MB | {'yes' if found < most else '**no**'} |"
        )


def _time(milliseconds: float) -> str:
    return f"{milliseconds:.0f} ms" if milliseconds < 10_000 else f"{milliseconds / 1000:.1f} s"
