"""The lanes: what each one runs, and which an author asked for."""

from dataclasses import dataclass
from pathlib import Path

NBVAL = ("--nbval", "--nbval-current-env", "--nbval-cell-timeout=300", "--nbval-sanitize-with={workspace}/sanitize.ini")
UNITS = (
    *("tests", "utils", "--doctest-modules", "--ignore=tests/lanes", "--ignore=tests/browser"),
    *("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"),
)

# Each takes longer to load than all the rest of pytest: its name, and how its options begin.
SLOW_PLUGINS = {"nbval": "--nbval", "hypothesispytest": "--hypothesis", "anyio": "--anyio"}


@dataclass(frozen=True)
class Lane:
    """One pytest run. `editions` says that it executes chapters: unattended, and with a seed.

    `plugins` are those it needs among the ones that take long to load.
    """

    name: str
    says: str
    arguments: tuple[str, ...]
    editions: bool = True
    plugins: tuple[str, ...] = ()

    def without(self, rest: list[str]) -> list[str]:
        """Return pytest's arguments that leave out the slow plugins nothing here asks for.

        >>> Lane("leak", "", ("tests/lanes/test_leak.py",)).without(["--nbval"])
        ['-p', 'no:hypothesispytest', '-p', 'no:anyio']
        """
        words = [word for word in (*self.arguments, *rest) if word.startswith("--")]
        spare = [name for name, option in SLOW_PLUGINS.items() if not any(word.startswith(option) for word in words)]
        return [part for name in spare if name not in self.plugins for part in ("-p", f"no:{name}")]


# Longest first, because they run side by side.
LANES = (
    Lane("browser", "a real JupyterLab in headless Chromium", ("tests/browser",), editions=False),
    Lane("units", "units and properties", UNITS, editions=False, plugins=("hypothesispytest",)),
    Lane(
        "solved",
        "every chapter with its answers filled in, over several seeds: all right",
        ("tests/lanes/test_solved.py",),
    ),
    Lane("solution", "the teacher's editions give their stored outputs again", (*NBVAL, "{workspace}/teacher")),
    Lane("learner", "every chapter untouched: no error, nothing attempted", ("tests/lanes/test_learner.py",)),
    Lane("fresh", "the editions are current, and building twice gives the same bytes", ("tests/lanes/test_fresh.py",)),
    Lane("junk", "every check survives any object at all", ("tests/lanes/test_junk.py",)),
    Lane("mistakes", "every mistake gets its own words", ("tests/lanes/test_mistakes.py",)),
    Lane("leak", "nothing of the teacher's is in what a learner is given", ("tests/lanes/test_leak.py",)),
)


def split(argv: list[str], root: Path) -> tuple[list[Lane], list[str]]:
    """Split the command's arguments into the lanes to run and what goes on to pytest.

    Lanes stand in front; everything from the first other argument on is pytest's. Paths among it replace the lanes.
    """
    known = {lane.name: lane for lane in LANES}
    count = next((n for n, word in enumerate(argv) if word not in known), len(argv))
    named, rest = argv[:count], argv[count:]
    if rest[:1] == ["--"]:
        rest = rest[1:]
    if not named and any(is_path(word, root) for word in rest):
        return [Lane("paths", "", (), editions=False, plugins=("hypothesispytest",))], rest
    return [lane for lane in LANES if lane.name in named] if named else list(LANES), rest


def is_path(word: str, root: Path) -> bool:
    """Whether an argument is a file, a folder or a test in a file."""
    path = word.split("::")[0]
    return bool(path) and not word.startswith("-") and ("/" in path or path.endswith(".py")) and (root / path).exists()
