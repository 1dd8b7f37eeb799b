"""The whiteboard in a real JupyterLab in Chromium with its fake microphone: freezes, pen to paint, idle load."""

import json
import tempfile
from pathlib import Path

import numpy as np

from utils.bench import table
from utils.bench.jupyter import Server
from utils.bench.notebook import write_notebook
from utils.bench.whiteboard_idle import BARE, bare, idle_table, load
from utils.bench.whiteboard_live import NOTEBOOK, Live, chromium_with_microphone, live, write_speech
from utils.bench.whiteboard_pen import pen, pen_table
from utils.whiteboard import sessions
from utils.whiteboard.pauses import GAP

TITLE = "Whiteboard"


def measure(seconds: float = 20) -> dict:
    """Sit once, draw on the board and on a plain canvas, and idle `seconds` in each state."""
    from playwright.sync_api import sync_playwright

    found: dict = {"simulated": simulated(), "idle": {}}
    with tempfile.TemporaryDirectory() as name, Server(Path(name)) as server, sync_playwright() as player:
        folder, kind = Path(name), player.chromium
        write_speech(folder / "speech.wav")
        write_speech(folder / "silence.wav", spoken=())
        write_notebook(folder / "a.ipynb", NOTEBOOK, "...")
        with live(server.url, folder / "speech.wav", "a.ipynb", kind) as shown:
            found["freezes"] = sitting(shown)
        with chromium_with_microphone(folder / "silence.wav", kind) as context:
            for state, scripts in BARE.items():
                with bare(context, scripts) as shown:
                    found["idle"][state] = load(shown, seconds)
        with chromium_with_microphone(folder / "silence.wav", kind) as context:
            shown = Live(context, server.url, "a.ipynb", truth=None)
            found["idle"]["JupyterLab, no board"] = load(shown, seconds)
            shown.notebook.run()
            shown.page.wait_for_selector("[data-loaded]")
            found["idle"]["board, not started"] = load(shown, seconds)
            shown.button("Start").click()
            found["idle"]["board, clock running"] = load(shown, seconds)
            found["pen"] = pen(shown)
            shown.button("Use the microphone").click()
            shown.page.get_by_text("Listening.").first.wait_for()
            found["idle"]["board, clock running and recording, silent"] = load(shown, seconds)
    return found


def sitting(shown: Live) -> dict[str, list]:
    """Sit by the script; return the two freezes as they were and as the report has them."""
    shown.notebook.run()
    shown.page.wait_for_selector("[data-loaded]")
    shown.sit()
    due = shown.truth()[0]
    if min(end - start for start, end in due) < GAP:
        raise RuntimeError(f"the machine was too busy to keep to the script: silences {due}")
    shown.button("Done").click()
    shown.page.get_by_text("Score yourself").first.wait_for()
    shown.notebook.run_cell(1, "import json; print(json.dumps(shown.report().freezes[:2]))")
    return {"due": due, "found": [one[:2] for one in json.loads(shown.notebook.outputs(1)[0]["text"])]}


def simulated(each: int = 40) -> dict[str, dict]:
    """Return what the detector makes of `each` sittings of three minutes in each kind of room."""
    found = {}
    for n, room in enumerate(sessions.ROOMS):
        sat = [sessions.sitting(room, np.random.default_rng([k, n])) for k in range(each)]
        results = [sessions.compare(sessions.watch(one), one.silences) for one in sat]
        counts = {name: sum(one[name] for one in results) for name in ("due", "found", "false")}
        found[room] = {"sittings": each, **counts, "errors": [error for one in results for error in one["errors"]]}
    return found


def report(found: dict) -> str:
    """Return the figures as tables."""
    rooms = [
        [room, r["sittings"], r["due"], f"{r['found'] / r['due']:.1%}", r["false"], f"{table.median(r['errors']):.2f}",
         f"{sum(e <= 0.5 for e in r['errors']) / r['due']:.1%}"]
        for room, r in found["simulated"].items()
    ]  # fmt: skip
    header = ["sittings of 3 min", "number", "freezes", "found", "false alarms", "median s off", "within 0.5 s"]
    freezes = [
        [f"freeze {n + 1}, {what}", f"{due:.2f}", f"{got:.2f}", f"{got - due:+.2f}"]
        for n, (one, other) in enumerate(zip(found["freezes"]["due"], found["freezes"]["found"], strict=True))
        for what, due, got in zip(("from", "to"), one, other, strict=True)
    ]
    return "\n\n".join([
        table.markdown(header, rooms),
        table.markdown(["in JupyterLab, seconds after Start", "script", "found", "off"], freezes),
        pen_table(found["pen"]),
        idle_table(found["idle"]),
    ])  # fmt: skip
