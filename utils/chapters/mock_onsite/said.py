"""One sentence back to the learner, in a cell or in the room."""

from utils.exercise import views


class Said:
    """`text`, as plain text and as a box. `ok`: what was asked for was done; None: neither here nor there."""

    def __init__(self, text: str, ok: bool | None = None):
        self.text, self.ok = text, ok

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        colour = {True: "#009E73", False: "#B8860B", None: "#0072B2"}[self.ok]
        return views.box([f'<div role="status">{views.rich(self.text)}</div>'], colour)
