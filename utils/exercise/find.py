"""The chapters there are, and the exercises of each, wherever in its package they stand."""

import importlib
import pkgutil
from types import ModuleType

from utils.exercise.exercise import Exercise


def chapters() -> list[str]:
    """Return the names of the modules and packages in `utils.chapters`, in alphabetical order; none is imported."""
    package = importlib.import_module("utils.chapters")
    return sorted(info.name for info in pkgutil.iter_modules(package.__path__))


def course() -> dict[str, list[Exercise]]:
    """Return the exercises of every chapter; one that cannot be imported, or has none, is left out."""
    found = {}
    for chapter in chapters():
        try:
            exercises = exercises_of(chapter)
        except Exception:  # a chapter somebody is at work on must not hide the others
            continue
        if exercises:
            found[chapter] = exercises
    return found


def exercises_of(chapter: str) -> list[Exercise]:
    """Return the exercises of `utils.chapters.<chapter>`, a module or a package, in the order they are defined."""
    found: dict[str, Exercise] = {}
    for module in modules_of(chapter):
        for value in vars(module).values():
            if isinstance(value, Exercise) and found.setdefault(value.name, value) is not value:
                raise ValueError(f"two exercises of {chapter} are called {value.name}")
    return list(found.values())


def modules_of(chapter: str) -> list[ModuleType]:
    """Return the modules of `utils.chapters.<chapter>`, imported."""
    module = importlib.import_module(f"utils.chapters.{chapter}")
    inside = pkgutil.walk_packages(getattr(module, "__path__", []), module.__name__ + ".")
    return [module, *(importlib.import_module(info.name) for info in inside)]
