"""The design board: nine sections to fill in, and what is open said while one types."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import anywidget
import traitlets

from utils.chapters.design_studio.complaints import FACTS, LOOKED_AT, NO_COMPLAINT, RULES
from utils.chapters.design_studio.design import Design
from utils.chapters.design_studio.export import files, load, stem_of
from utils.chapters.design_studio.fields import schema
from utils.chapters.design_studio.quantities import TIMES
from utils.figures.modules import DOM, STYLE, join_modules, join_styles
from utils.figures.still import stored

HERE = Path(__file__).parent
PARTS = ("saying", "reading", "rules", "inputs", "board")
ALT = (
    "Design board in nine sections: clarify, objective, data, offline and online, retrieval, ranking, evaluation, drift, ethics. Each has "
    "fields to fill in, and below them what was not asked and what does not add up."
)


@cache
def board_data() -> dict:
    """Return what the browser needs: fields, rules, words."""
    rules = [rule.plain() for rule in RULES]
    return {
        **schema(),
        "rules": rules,
        "times": sorted(TIMES),
        "facts": FACTS,
        "looked_at": LOOKED_AT,
        "no_complaint": NO_COMPLAINT.strip(),
    }


class DesignBoard(anywidget.AnyWidget):
    """Show the board; it judges in the browser, so it works without a kernel. Only saving asks the kernel.

    `design` is what was entered, a plain dictionary of fields; `as_design()` reads it, with the same verdicts.
    """

    _esm = join_modules(DOM, *(HERE / f"{part}.js" for part in PARTS))
    _css = join_styles(STYLE, HERE / "board.css")

    # What the hand changes is not echoed by the kernel: an echo that comes late would undo it.
    design = traitlets.Dict().tag(sync=True, echo_update=False)
    wanted = traitlets.Int(0).tag(sync=True, echo_update=False)  # how often Save was pressed
    files = traitlets.Dict().tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)
    saved = traitlets.Int(0).tag(sync=True)  # the last `wanted` that was answered: files may be the same as before
    data = traitlets.Dict().tag(sync=True)
    alt = traitlets.Unicode(ALT).tag(sync=True)

    def __init__(self, start: Design | Mapping | None = None, *, title: str = "My design", **traits):
        given = start if isinstance(start, Design) else Design(start, title=title)
        self.title = given.title
        super().__init__(**{"data": board_data(), "design": given.fields, **traits})

    def as_design(self) -> Design:
        """Return what the board holds as a `Design`."""
        return Design(self.design, title=self.title)

    @traitlets.observe("wanted")
    def _save(self, change):
        now, made = self.as_design(), {}
        try:
            now.save()
            self.note = ""
            made = files(now)
        except ValueError as refused:  # an empty board over a filled one
            self.note = str(refused)
        except OSError as fault:  # a read-only folder: the links still work
            self.note = f"Not written here ({fault.strerror}); to download: "
            made = files(now)
        self.files = made
        self.saved = self.wanted

    def _repr_mimebundle_(self, include=None, exclude=None):
        view, metadata = super()._repr_mimebundle_()
        return {**view, **stored(self.as_design().diagram().png, f"<board: {self.alt}>")}, metadata


@cache
def my_board(name: str = "My design") -> DesignBoard:
    """Return the board of that name, always the same one: running the cell again keeps what was entered.

    After a restart it takes up what was saved beside the notebook.
    """
    kept = Path(f"{stem_of(name)}.json")
    if not kept.is_file():
        return DesignBoard(title=name)
    try:
        return DesignBoard(load(kept).fields, title=name, note=f"Taken up from {kept.name}.")
    except (OSError, ValueError) as fault:
        return DesignBoard(title=name, note=f"{fault} The board starts empty.")
