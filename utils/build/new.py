"""Begin a chapter: a source and a module that build and pass every test as they are."""

import keyword
import re
from pathlib import Path

from utils.build import house
from utils.build.make import write
from utils.build.refusal import Refused
from utils.naming import STEM

TEMPLATES = Path(__file__).parent / "templates"
LAST = 99


def new(root: Path, wanted: str) -> list[Path]:
    """Write the two files of a new chapter and return their paths. Raises Refused on a bad or taken name."""
    stem = choose(wanted, [path.stem for path in house.sources(root)])
    name = stem[3:]
    module = root / "utils" / "chapters" / f"{name}.py"
    if module.exists() or module.with_suffix("").exists():
        raise Refused(f"utils/chapters has a module called {name} already.")
    words = {
        "STEM": stem,
        "NAME": name,
        "TITLE": name.replace("_", " ").capitalize(),
        "EXERCISE": name.replace("_", "-"),
    }
    targets = {"chapter.txt": root / "solutions" / f"{stem}.py", "module.txt": module}
    for template, target in targets.items():
        text = (TEMPLATES / template).read_text("utf-8")
        write(target, re.sub(r"\{\{(\w+)\}\}", lambda found: words[found[1]], text).encode())
    return list(targets.values())


def choose(wanted: str, stems: list[str]) -> str:
    """Turn `name` or `NN_name` into a free stem; without a number it gets the next one.

    >>> choose("retrieval", ["00_start_here", "03_conditional_probability"])
    '04_retrieval'
    """
    numbered = STEM.fullmatch(wanted)
    name = numbered[2] if numbered else wanted
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name) or keyword.iskeyword(name):
        raise Refused(
            f"{wanted} is not a chapter's name: lower-case words joined by `_`, such as matrix_factorization."
        )
    taken = {stem[3:]: stem for stem in stems} | {stem[:2]: stem for stem in stems}
    number = numbered[1] if numbered else f"{1 + max((int(stem[:2]) for stem in stems), default=-1):02}"
    if int(number) > LAST:
        raise Refused("The numbers end at 99; give a free one, as NN_name.")
    for part in (name, number):
        if part in taken:
            raise Refused(f"{part} is taken by {taken[part]}.")
    return f"{number}_{name}"
