"""A whole sitting of 45 minutes at the board in a real JupyterLab, in real time: what it does to the browser's memory."""

import tempfile
import time
from pathlib import Path

from utils.bench import table
from utils.bench.jupyter import Server
from utils.bench.notebook import write_notebook
from utils.bench.whiteboard_live import NOTEBOOK, Live, chromium_with_microphone, used, write_speech

TITLE = "A sitting at the whiteboard"
SPOKEN = ((0.5, 8.0), (10.0, 21.0), (40.0, 55.0))  # s of each minute
STROKES = 15  # a minute


def measure(minutes: int = 45) -> dict:
    """Draw and speak for `minutes`; return what Chromium held (MB) and took (share of a core) minute by minute."""
    from playwright.sync_api import sync_playwright

    found: dict = {"MB": [], "heap": [], "share": []}
    with tempfile.TemporaryDirectory() as name, Server(Path(name)) as server, sync_playwright() as player:
        write_speech(Path(name, "speech.wav"), SPOKEN, 60)
        write_notebook(Path(name, "a.ipynb"), NOTEBOOK, "...")
        with chromium_with_microphone(Path(name, "speech.wav"), player.chromium) as context:
            shown = Live(context, server.url, "a.ipynb", truth=None)
            shown.notebook.run()
            shown.page.wait_for_selector("[data-loaded]")
            shown.button("Use the microphone").click()
            shown.page.get_by_text("Listening.").first.wait_for()
            shown.button("Start").click()
            began = at = time.monotonic()
            before = 0.0
            for minute in range(minutes + 1):
                _until(shown, began + 60 * minute)
                cpu, megabytes, heap = _settled(shown)
                now = time.monotonic()
                if minute:
                    found["share"].append((cpu - before) / (now - at))
                before, at = cpu, now
                found["MB"].append(megabytes)
                found["heap"].append(heap)
                for k in range(STROKES if minute < minutes else 0):
                    shown.line(0.05 + 0.9 * k / STROKES)
                    _until(shown, began + 60 * minute + 3 * (k + 1))
            shown.button("Done").click()
            shown.page.get_by_text("Score yourself").first.wait_for()
            shown.notebook.run_cell(1, "print(len(shown.recording.strokes), len(shown.recording.voice))")
            found["kept"] = shown.notebook.outputs(1)[0]["text"].split()
    return found


def _settled(shown: Live) -> tuple[float, float, float]:
    """Return seconds of CPU, and megabytes of all of Chromium and of the page's own heap without its garbage."""
    client = shown.page.context.new_cdp_session(shown.page)
    client.send("HeapProfiler.collectGarbage")
    heap = client.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    client.detach()
    return *used(shown), heap


def _until(shown: Live, moment: float) -> None:
    shown.page.wait_for_timeout(max(1.0, 1000 * (moment - time.monotonic())))


def report(found: dict) -> str:
    """Return the figures as a table."""
    minutes = len(found["share"])
    after = [minute for minute in (0, 1, 5, 15, 30, minutes) if minute <= minutes]
    rows = [
        [
            f"{minute} min",
            found["MB"][minute] - found["MB"][0],
            found["heap"][minute] - found["heap"][0],
            f"{found['share'][max(0, minute - 1)]:.1%}",
        ]
        for minute in dict.fromkeys(after)
    ]
    kept = f"Kept at the end: {found['kept'][0]} strokes, {found['kept'][1]} stretches of voice."
    header = ["after", "all of Chromium, MB more", "the page's heap, MB more", "of one core, drawing and speaking"]
    return f"{table.markdown(header, rows)}\n\n{kept}"
