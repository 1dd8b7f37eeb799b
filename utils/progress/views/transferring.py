"""Three buttons: carry everything that is kept away as a file, add such a file, and take what is due along to Anki."""

import html
import time
from pathlib import Path

import anywidget
import traitlets

from utils.figures.modules import CONTROLS, join_modules
from utils.progress import exchange
from utils.progress.memory import kept, unattended
from utils.progress.views.decks import named, packed
from utils.progress.views.files import take_in
from utils.progress.views.quizzing import BROWSER
from utils.progress.views.shown import counted

SAID = "<buttons: download my progress as a file, add a progress file, download what is due as cards for Anki>"


def transfer() -> "Transfer":
    """Show the three buttons. The same from code: `export_file`, `import_file` and `anki`."""
    return Transfer()


class Transfer(anywidget.AnyWidget):
    """Answers the browser's wish for the file, and takes the file it hands in."""

    _esm = join_modules(CONTROLS, BROWSER / "transfer.js")
    _css = Path(BROWSER / "progress.css")
    largest = traitlets.Int(exchange.LARGEST).tag(sync=True)

    def __init__(self):
        super().__init__()
        self.on_msg(self._answer)

    def _answer(self, _, message, buffers):
        if unattended() or not isinstance(message, dict):
            return
        if message.get("want") == "file":
            rows = kept()
            content = exchange.written(rows).encode()
            said = f"{counted(len(rows))} in the file."
            self.send({"name": f"progress-{time.strftime('%Y-%m-%d')}.jsonl", "says": said}, [content])
        elif message.get("want") == "deck":
            content, said = packed(False)
            name = {"name": named()} if content else {"refused": True}
            self.send({**name, "says": said.text}, [content] if content else None)
        elif message.get("add") and buffers:
            try:
                text = bytes(buffers[0]).decode("utf-8")
            except UnicodeDecodeError:
                text = ""  # no progress file: refused like any other
            taken = take_in(text)
            self.send({"says": taken.text, "refused": not taken.ok})

    def _repr_mimebundle_(self, include=None, exclude=None):
        view, metadata = super()._repr_mimebundle_()
        return {**view, "text/plain": SAID, "text/html": f"<p>{html.escape(SAID[1:-1])}</p>"}, metadata
