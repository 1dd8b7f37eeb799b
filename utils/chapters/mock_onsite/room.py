"""The room as a widget: the clock ticks in the browser, the kernel hears what is pressed and what is handed in."""

from pathlib import Path

import anywidget
import traitlets

from utils.chapters.mock_onsite import reading
from utils.chapters.mock_onsite.said import Said
from utils.chapters.mock_onsite.still import describe, still
from utils.chapters.mock_onsite.view import view
from utils.figures.modules import DOM, STYLE, join_modules, join_styles
from utils.figures.still import stored

BROWSER = Path(__file__).with_name("browser")
BUTTONS = ("start", "pause", "resume", "next", "end", "close")
OTHERS = {"another": "another", "forget": "forget", "take": "take_over"}


class Room(anywidget.AnyWidget):
    """The room of one `Onsite`. `screen` is what it shows; what the browser sends is looked at, never trusted."""

    _esm = join_modules(DOM, *(BROWSER / f"{part}.js" for part in ("ticking", "inputs", "drafts", "asking", "room")))
    _css = join_styles(STYLE, BROWSER / "room.css")
    screen = traitlets.Dict().tag(sync=True)
    said = traitlets.Dict().tag(sync=True)  # one line about the last button: {"text", "ok", "n"}

    def __init__(self, onsite, **traits):
        self._onsite, self._count = onsite, 0
        super().__init__(screen=view(onsite), **traits)
        self.on_msg(self._heard)

    def show(self) -> None:
        """Show how the day stands now."""
        self.screen = view(self._onsite)

    def __repr__(self) -> str:
        return describe(self._onsite.day)

    def _repr_mimebundle_(self, include=None, exclude=None):
        self.show()
        shown, metadata = super()._repr_mimebundle_()
        day = self._onsite.day
        return {**shown, **stored(still(day.compressed), f"<{describe(day)}>")}, metadata

    def _heard(self, _, message, buffers) -> None:
        """Do what was pressed; whatever the browser sends, nothing is raised."""
        if not isinstance(message, dict):
            return
        what = message.get("do")
        if what == "beat":
            at = message.get("at")
            if isinstance(at, (int, float)) and not isinstance(at, bool) and at == at:
                self._onsite.beat(float(at))
                self.send({"ack": True, "clock": view(self._onsite)["clock"]})
        elif what in OTHERS:
            getattr(self._onsite, OTHERS[what])()
            self._say("")
            self.show()
        elif message.get("place") != self.screen.get("place") or message.get("id") != self._onsite.day.id:
            self.show()  # it was pressed twice, or in another view that shows something older
        elif what in BUTTONS:
            self._say(self._onsite.do(what), ok=False)
        elif what == "answer":
            self._answer(message)

    def _answer(self, message: dict) -> None:
        question = self._onsite.question
        value = reading.read(question, message.get("value")) if question is not None else ...
        if value is ...:
            self._say("There is nothing to hand in yet.", ok=False)
            return
        sure = message.get("confidence")
        told = self._onsite.answer(value, sure if isinstance(sure, (int, float)) else None)
        if isinstance(told, Said):
            self._say(told.text, told.ok)
        else:  # practice: the verdict at once
            self._say(str(told).partition("\n")[2] or str(told), told.right)

    def _say(self, text: str, ok: bool | None = None) -> None:
        self._count += 1
        self.said = {"text": text.replace("`", ""), "ok": ok, "n": self._count}
