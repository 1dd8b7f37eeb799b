"""One page with JupyterLab in it, and what a learner does there: open a notebook, run it, read it."""

import json
from pathlib import Path
from urllib.parse import quote

# `data-status="idle"` shows idle before the kernel has started, so the kernel itself is asked.
READY = """async (limit) => {
  await jupyterapp.restored;
  const shown = jupyterapp.shell.currentWidget;
  await shown.context.ready;
  await shown.sessionContext.ready;
  const kernel = shown.sessionContext.session.kernel, end = Date.now() + limit;
  await kernel.info;
  while (!(kernel.connectionStatus === "connected" && kernel.status === "idle")) {
    if (Date.now() > end) throw new Error(`the kernel is ${kernel.connectionStatus} and ${kernel.status}`);
    await new Promise((again) => setTimeout(again, 20));
  }
}"""
OPEN = """async (path) => {
  await jupyterapp.restored;
  for (const shown of [...jupyterapp.shell.widgets("main")]) { if (shown.context?.model) shown.context.model.dirty = false; }
  await jupyterapp.commands.execute("application:close-all");
  const shown = await jupyterapp.commands.execute("docmanager:open", { path });
  await shown.revealed;
}"""
RUN = """(limit) => Promise.race([
  jupyterapp.commands.execute("notebook:run-all-cells"),
  new Promise((resolve) => setTimeout(() => resolve("time is up"), limit))])"""
RUN_CELL = """async ([cell, source, limit]) => {
  const notebook = jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = cell;
  if (source !== null) notebook.activeCell.model.sharedModel.setSource(source);
  return Promise.race([
    jupyterapp.commands.execute("notebook:run-cell"),
    new Promise((resolve) => setTimeout(() => resolve("time is up"), limit))]);
}"""
SOURCES = "() => [...jupyterapp.shell.currentWidget.content.widgets].map((cell) => cell.model.sharedModel.getSource())"
OUTPUTS = """(cell) => {
  const outputs = jupyterapp.shell.currentWidget.content.widgets[cell].model.outputs;
  return outputs ? outputs.toJSON() : [];
}"""
SWITCHED = "(name) => document.body.dataset.jpThemeName === name && !document.querySelector('#jupyterlab-splash')"
FRAMES = """(n) => new Promise((done) => {
  const wait = () => (n-- > 0 ? requestAnimationFrame(wait) : done());
  wait();
})"""
THEME = "(theme) => jupyterapp.commands.execute('apputils:change-theme', { theme })"


def write_notebook(path: Path, *sources: str) -> None:
    """Write a notebook of code cells, never run."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [
        {"cell_type": "code", "id": f"c{i}", "metadata": {}, "source": source, "outputs": [], "execution_count": None}
        for i, source in enumerate(sources)
    ]
    whole = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(whole), encoding="utf-8")


class Notebook:
    """A JupyterLab page driven through a Playwright `page`; `errors` and `requests` hold what should not have happened.

    `errors` are console errors and uncaught exceptions, `requests` addresses outside the server.
    """

    def __init__(self, page, url: str):
        self.page, self.url = page, url
        page.set_default_timeout(15_000)
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda said: said.type == "error" and self.errors.append(said.text[:400]))
        page.on("pageerror", lambda error: self.errors.append(f"uncaught: {(error.stack or str(error))[:900]}"))
        page.on("request", lambda request: self._seen(request.url))

    def _seen(self, address: str) -> None:
        own = (self.url, self.url.replace("http", "ws", 1), "data:", "blob:")
        if not address.startswith(own):
            self.requests.append(address)

    def load(self, path: str | None = None) -> None:
        """Load JupyterLab anew, with the notebook `path` open when given, and wait for it and its kernel."""
        self.page.goto(f"{self.url}/lab{f'/tree/{quote(path)}' if path else ''}?reset")
        self.page.wait_for_function("() => window.jupyterapp?.restored", timeout=60_000)
        if path:
            self.page.wait_for_selector(".jp-NotebookPanel .jp-Notebook .jp-Cell", timeout=60_000)
            self.ready()

    def open(self, path: str) -> None:
        """Open `path` in place of what is open now, and wait for its kernel."""
        self.page.evaluate(OPEN, path)
        self.ready()

    def ready(self, seconds: float = 60) -> None:
        """Wait until the kernel of the shown notebook is connected and idle."""
        self.page.evaluate(READY, seconds * 1000)

    def run(self, seconds: float = 60) -> None:
        """Run every cell. RuntimeError when that does not end in time."""
        self._ended(self.page.evaluate(RUN, seconds * 1000))

    def run_cell(self, cell: int, source: str | None = None, seconds: float = 30) -> None:
        """Run the cell with number `cell`, having typed `source` in it when given."""
        self._ended(self.page.evaluate(RUN_CELL, [cell, source, seconds * 1000]))

    def sources(self) -> list[str]:
        """Return the text of every cell."""
        return self.page.evaluate(SOURCES)

    def outputs(self, cell: int) -> list[dict]:
        """Return the stored outputs of one cell."""
        return self.page.evaluate(OUTPUTS, cell)

    def theme(self, name: str) -> None:
        """Switch to the "Light" or the "Dark" theme and wait until the page has it."""
        self.page.evaluate(THEME, f"JupyterLab {name}")
        # JupyterLab covers the page while it switches; a second switch before the cover is gone makes it stumble
        self.page.wait_for_function(SWITCHED, arg=f"JupyterLab {name}")

    def cell(self, number: int):
        """Return the locator of one cell."""
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-Cell").nth(number)

    def frames(self, count: int = 2) -> None:
        """Let the browser paint `count` frames."""
        self.page.evaluate(FRAMES, count)

    @staticmethod
    def _ended(outcome: object) -> None:
        if outcome == "time is up":
            raise RuntimeError("the notebook did not finish running in time")
