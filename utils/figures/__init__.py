"""Live figures: `play` a draw function with sliders, `Predict` before it moves, a static `picture`, named `colours`."""

_HOMES = {"play": "player", "Predict": "prediction", "picture": "still"}
__all__ = ["Predict", "colours", "picture", "play"]


def __getattr__(name):
    """Import what is asked for, so that a chapter pays only for what it uses."""
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    if name == "colours":
        return import_module(f"{__name__}.colours")
    raise AttributeError(f"{__name__} has no {name!r}; it has {', '.join(__all__)}")
