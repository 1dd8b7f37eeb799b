"""Every learner's edition with its answers filled in: all right, whatever the checks draw at random."""

import json

from utils.lanes.seeds import SEED, under_seeds
from utils.lanes.verdicts import exercises, verdicts

SEEDS = [1, 2, 3]  # the teacher's edition has 0


def test_all_right(source, workspace, executed, tmp_path):
    edition = json.loads((workspace.solved / f"{source.stem}.ipynb").read_bytes())
    several = tmp_path / "several.ipynb"
    several.write_text(json.dumps(under_seeds(edition, SEEDS)), "utf-8")
    done = executed(several, SEEDS[0])
    found = [(done["cells"][each.cell]["metadata"][SEED], each) for each in verdicts(done)]
    assert [each for each in found if each[1].kind != "right"] == []
    everything = {exercise.name for exercise in exercises(source.stem[3:])}
    for seed in SEEDS:
        assert {each.exercise for drawn, each in found if drawn == seed} == everything, f"under seed {seed}"
