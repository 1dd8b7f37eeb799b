"""From the pen to the painted picture: the board beside a plain canvas of its size on the same page, stroke by stroke."""

import time
from pathlib import Path

import numpy as np

from utils.bench import table
from utils.bench.whiteboard_live import Live, used

FRAME = 1000 / 60  # ms
CLOCK = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
# An event sent when the one before was handled comes at the same moment of every frame; a hand's come at any.
PACES = {"one after another": 0, "at any moment": 3 * FRAME}  # ms waited at most before each event
SPANS = {"told": ("began", "seen"), "our code": ("seen", "drawn"), "painted": ("began", "painted")}


def pen(shown: Live, rounds: int = 15, steps: int = 60) -> dict[str, dict]:
    """Return `drawn` for each of PACES."""
    shown.page.evaluate(CLOCK)
    return {pace: drawn(shown, wait, rounds, steps) for pace, wait in PACES.items()}


def drawn(shown: Live, wait: float, rounds: int, steps: int) -> dict[str, dict]:
    """Draw `rounds` strokes of `steps` events on each, in turns, each event up to `wait` ms after the one before was handled.

    Returns {"board" | "canvas": {span: ms of each event, "CPU": ms an event}}.
    """
    page, moments = shown.page, np.random.default_rng(0)
    page.evaluate("() => penTimes.forget()")
    box, cpu = page.locator(".wb-above").bounding_box(), dict.fromkeys(("board", "canvas"), 0.0)
    for k in range(rounds):
        y = box["y"] + box["height"] * (0.1 + 0.8 * k / rounds)
        for name in ("board", "canvas") if k % 2 else ("canvas", "board"):
            page.evaluate("(name) => penTimes.show(name)", name)
            before = used(shown)[0]
            page.mouse.move(box["x"] + 30, y)
            page.mouse.down()
            for i in range(1, steps + 1):
                if wait:
                    time.sleep(moments.uniform(0, wait) / 1000)
                page.mouse.move(box["x"] + 30 + (box["width"] - 60) * i / steps, y + 12 * np.sin(i / 2))
            page.mouse.up()
            cpu[name] += used(shown)[0] - before
    page.evaluate("() => penTimes.show('board')")
    found = {}
    for name in cpu:
        times = [one for one in page.evaluate("(name) => penTimes[name]", name) if "painted" in one]
        found[name] = {span: [one[b] - one[a] for one in times] for span, (a, b) in SPANS.items()}
        found[name]["CPU"] = 1000 * cpu[name] / (rounds * steps)
    return found


def pen_table(found: dict) -> str:
    """Return the figures as a table."""
    rows = []
    for pace, both in found.items():
        for name, spans in both.items():
            cells = [f"{table.median(spans[span]):.1f} ({table.p95(spans[span]):.1f})" for span in SPANS]
            painted = spans["painted"]
            within = sum(ms <= FRAME for ms in painted) / len(painted)
            rows.append([f"{name}, {pace}", len(painted), *cells, f"{within:.0%}", spans["CPU"]])
    spans = [f"{span}, ms" for span in SPANS]
    return table.markdown(["pen event to, median (p95)", "events", *spans, "within 16.7 ms", "CPU, ms an event"], rows)
