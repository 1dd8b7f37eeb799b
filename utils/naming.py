"""How chapters are named, and which one is meant. Standard library only."""

import re

STEM = re.compile(r"(\d\d)_([a-z][a-z0-9_]*)")  # 03_conditional_probability
PRISTINE = ".pristine"  # in a bundle: the chapters as released, inside notebooks/


def resolve(name: str, known: list[str]) -> str:
    """Find the chapter meant by `03`, `conditional_probability`, its file name or its path.

    Raises LookupError where none or several are meant.

    >>> resolve("3", ["00_start_here", "03_conditional_probability"])
    '03_conditional_probability'
    """
    wanted = re.sub(r"\.(ipynb|py)$", "", re.split(r"[/\\]", name)[-1])
    if wanted.isdigit():
        wanted = wanted.zfill(2)
    matches = [stem for stem in known if wanted in (stem, stem[:2], stem[3:])]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise LookupError(f"{name} could be any of {', '.join(matches)}.")
    raise LookupError(f"There is no chapter {name}. There are: {', '.join(known) or 'none'}.")
