"""A sheet to fill in with the mouse and a few words; what it holds is handed in like a dictionary."""

from functools import cache

import ipywidgets

from utils.chapters.framing.deck import Copy
from utils.chapters.framing.entries import Pick
from utils.chapters.framing.prompt import GROUPS, sheet
from utils.chapters.framing.prompts import GOALS

WIDE = {"width": "min(46em, 98%)"}
LABEL = {"description_width": "21em"}


class FramingSheet(ipywidgets.VBox):
    """The sheet of a goal as a form; `filled` holds what was entered, without the empty fields, `text` the same to copy."""

    def __init__(self, name: str):
        self.goal, fields = GOALS[name], sheet(GOALS[name]).fields
        looks = _looks()
        self.inputs = {field: _input(field, kind, looks) for field, kind in fields.items()}
        groups = []
        for title, names in GROUPS.items():
            groups.append(ipywidgets.HTML(f"<strong>{title}</strong>", **looks["HTML"]))
            groups += [self.inputs[field] for field in names]
        super().__init__(groups)

    @property
    def filled(self) -> dict[str, str]:
        """What was entered, field by field."""
        return {field: each.value for field, each in self.inputs.items() if each.value.strip()}

    @property
    def text(self) -> Copy:
        """What was entered, as a dictionary to paste."""
        return Copy(self.goal.name, self.filled)

    def __repr__(self) -> str:
        return f"A sheet of {len(self.inputs)} fields to fill in for “{self.goal.says}”"


def _looks() -> dict[str, dict]:
    """Return layout and style by kind of widget; shared, since each is a message of its own to the browser."""
    wide = ipywidgets.Layout(**WIDE)
    return {
        "Text": {"layout": wide, "style": ipywidgets.Text.style.klass(**LABEL)},
        "Dropdown": {"layout": wide, "style": ipywidgets.Dropdown.style.klass(**LABEL)},
        "HTML": {"layout": wide, "style": ipywidgets.HTML.style.klass()},
    }


def _input(field: str, kind, looks: dict[str, dict]):
    label = {"description": kind.what.split(" (")[0].split(":")[0], "tooltip": field}
    if isinstance(kind, Pick):
        options = [("", ""), *((words, key) for key, words in kind.options.items())]
        return ipywidgets.Dropdown(options=options, value="", **label, **looks["Dropdown"])
    such = kind.such.replace("`", "").replace('"', "").split(" or ")[0]
    such = "a or b" if field == "between" else such
    such = "such as " + such if such else ""
    return ipywidgets.Text(placeholder=such, continuous_update=False, **label, **looks["Text"])


@cache
def form(name: str) -> FramingSheet:
    """Return the form of a goal; asked for again, the same one, with what was entered."""
    if name not in GOALS:
        raise ValueError(f"there is no goal {name!r:.40}; there are {', '.join(GOALS)}")
    return FramingSheet(name)
