"""A kernel that is busy for as long as a test wants it to be."""

import contextlib

START = """([n, source]) => {
  const book = jupyterapp.shell.currentWidget.content;
  book.activeCellIndex = n;
  book.activeCell.model.sharedModel.setSource(source);
  jupyterapp.commands.execute("notebook:run-cell");
}"""
SAID = """([n, word]) =>
  JSON.stringify(jupyterapp.shell.currentWidget.content.widgets[n].model.outputs.toJSON()).includes(word)"""
SOURCE = """
import pathlib, time
print("started")
end = time.monotonic() + 60
while not pathlib.Path({flag!r}).exists() and time.monotonic() < end:
    time.sleep(0.02)
print("ended")
"""


@contextlib.contextmanager
def busy(book, cell, folder):
    """Keep the kernel busy in cell number `cell` until the block ends; at the end of the block it must still have been."""
    flag = folder / "go-on"
    flag.unlink(missing_ok=True)
    book.page.evaluate(START, [cell, SOURCE.format(flag=str(flag))])
    book.page.wait_for_function(SAID, arg=[cell, "started"])
    try:
        yield
        # not the kernel's status: that is idle between the messages its subshells take
        assert not book.page.evaluate(SAID, [cell, "ended"])
    finally:
        flag.touch()
        book.ready()
