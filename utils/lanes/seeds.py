"""A solved edition that asks each of its questions under several seeds, in the kernel that has the answers anyway."""

import copy

from utils.stamp import joined

SEED = "seed"  # in a cell's metadata: what its checks drew with


def under_seeds(notebook: dict, seeds: list[int]) -> dict:
    """Return the notebook with every cell that checks repeated right after itself, once for each further seed.

    Nothing but a check draws from the seed, so what stands between the checks need not run again. The notebook itself is
    executed with the first of `seeds`; every checking cell carries its seed in its metadata.
    """
    cells = []
    for cell in notebook["cells"]:
        cells.append(cell)
        if cell["cell_type"] != "code" or ".check(" not in joined(cell["source"]):
            continue
        for seed in seeds[1:]:
            cells += [_setting(cell, seed), _again(cell, seed)]
        cell["metadata"][SEED] = seeds[0]
        cells.append(_setting(cell, seeds[0]))
    return {**notebook, "cells": cells}


def _again(cell: dict, seed: int) -> dict:
    made = copy.deepcopy(cell)
    made["id"] = f"{cell['id']}-{seed}"
    made["metadata"][SEED] = seed
    return made


def _setting(cell: dict, seed: int) -> dict:
    source = f'__import__("os").environ["COURSE_SEED"] = "{seed}"'  # binds no name of the learner's
    return {**copy.deepcopy(cell), "id": f"{cell['id']}-to-{seed}", "metadata": {}, "source": source}
