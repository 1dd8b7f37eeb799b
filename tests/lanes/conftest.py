"""A lane's test that takes `source` runs once for each chapter; one that takes `exercise`, once for each exercise."""

from pathlib import Path

from utils.build import house
from utils.lanes.verdicts import exercises

ROOT = Path(__file__).resolve().parents[2]


def pytest_generate_tests(metafunc):
    sources = house.sources(ROOT)
    if "source" in metafunc.fixturenames:
        metafunc.parametrize("source", sources, ids=[path.stem for path in sources])
    if "exercise" in metafunc.fixturenames:
        found = [exercise for source in sources for exercise in exercises(source.stem[3:])]
        metafunc.parametrize("exercise", found, ids=[exercise.name for exercise in found])
