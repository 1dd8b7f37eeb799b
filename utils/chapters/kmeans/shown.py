"""What a measurement shows: a picture with lines under it, or a sentence on why there is none."""

from utils.exercise import views


class Sentence(str):
    """Words in place of a picture, shown without quotes."""

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        return f"<div>{views.rich(self)}</div>"


class Shown:
    """A picture, and under it lines: what was not run and why."""

    def __init__(self, figure, lines):
        self.figure, self.lines = figure, lines

    def __repr__(self):
        return "\n".join([repr(self.figure), *self.lines])

    def _repr_mimebundle_(self, include=None, exclude=None):
        bundle = self.figure._repr_mimebundle_()
        bundle["text/plain"] = repr(self)
        if "text/html" in bundle:
            bundle["text/html"] += "".join(f"<div>{views.rich(line)}</div>" for line in self.lines)
        return bundle
