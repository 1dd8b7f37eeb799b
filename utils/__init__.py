"""The course's toolbox. Importing it imports nothing heavy, changes nothing and touches no disk."""

__all__ = ["Predict", "picture", "play"]


def __getattr__(name):
    """Fetch a name chapters use from where it lives, on first use."""
    if name in __all__:
        from utils import figures

        return getattr(figures, name)
    raise AttributeError("module 'utils' has no attribute %r" % name)
