"""Slider to painted picture in a real JupyterLab in Chromium, `play` beside `interact` and ipympl."""

import base64
import tempfile
from itertools import combinations
from pathlib import Path

import numpy as np

from utils.bench import peers, table
from utils.bench.chromium import browser
from utils.bench.jupyter import Server
from utils.bench.notebook import Notebook
from utils.bench.picture import GRID

TITLE = "Slider to picture"
FRAME = 1000 / 60  # ms: one display frame
ROUNDS, MOVES, PAUSE = 6, 18, 150  # the figures take turns; ms of rest between moves, after the kernel has come to rest
CLOCK = Path(__file__).with_name("clock.js").read_text(encoding="utf-8")
CONFIG = Path(__file__).resolve().parents[2] / "binder" / "jupyter_server_config.py"  # as under `lab` and on Binder
HANDLES = ".jp-OutputArea-output input[type=range], .jp-OutputArea-output .noUi-handle"
NAMES = {
    "play": "`play`, one control",
    "interact": "`interact` + `plt.show`",
    "ipympl": "ipympl",
    "next": "`play`, two controls, first visit, next step",
    "jump": "`play`, two controls, first visit, far jump",
    "cached": "`play`, two controls, cached",
}


class Figure:
    """One figure on a page of its own; `move` times one move of its control."""

    def __init__(self, context, server: Server, name: str):
        self.notebook = Notebook(context.new_page(), server.url)
        self.page = self.notebook.page
        self.notebook.load(f"{name}.ipynb")
        self.notebook.run(120)
        self.page.wait_for_selector(HANDLES)
        self.page.wait_for_timeout(1500)  # first paints, late resizes
        self.page.evaluate(CLOCK)

    def handle(self, number: int = 0):
        """Return the part of control `number` that takes the keyboard."""
        return self.page.locator(HANDLES).nth(number)

    def rest(self) -> None:
        """Let the kernel and the figure come to rest, so that every move starts from the same."""
        self.notebook.ready()
        self.page.wait_for_timeout(PAUSE)

    def _timed(self, act) -> dict[str, float] | None:
        self.rest()
        self.page.evaluate("() => moveClock.arm()")
        act()
        return self.page.evaluate("() => moveClock.result")

    def press(self, key: str, number: int = 0) -> dict[str, float] | None:
        """Press a key on control `number`; return `drawn` and `painted` in ms after the event, None if nothing changed."""
        self.handle(number).focus()
        return self._timed(lambda: self.page.keyboard.press(key))

    def click(self, place: int, number: int = 0, timed: bool = True) -> dict[str, float] | None:
        """Click control `number` at step `place` of `GRID`, as `press`."""
        box = self.handle(number).bounding_box()
        x, y = box["x"] + 8 + (box["width"] - 16) * place / (GRID - 1), box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        if timed:
            return self._timed(lambda: self.page.mouse.click(x, y))
        self.page.mouse.click(x, y)
        return self.rest()

    def pixels(self) -> np.ndarray:
        """Return the picture shown as (height, width, 3) float."""
        got = self.page.evaluate("() => moveClock.pixels()")
        flat = np.frombuffer(base64.b64decode(got["data"]), np.uint8)
        return flat.reshape(got["height"], got["width"], 4)[..., :3].astype(float)


def measure(rounds: int = ROUNDS, moves: int = MOVES) -> dict:
    """Move every figure `rounds` times `moves` steps, taking turns; return times in ms and how far the pictures differ."""
    times: dict[str, list] = {name: [] for name in NAMES}
    with tempfile.TemporaryDirectory(prefix="course-bench-") as folder:
        peers.write(Path(folder))
        with Server(Path(folder), options=[f"--config={CONFIG}"]) as server, browser(1200, 900) as context:
            figures = {name: Figure(context, server, name) for name in peers.NOTEBOOKS}
            apart = differences(figures)
            for turn in range(rounds):
                for name, figure in figures.items():
                    figure.page.bring_to_front()
                    if name == "play-two":
                        two_controls(figure, times, turn, moves)
                    else:
                        key = "ArrowRight" if turn % 2 == 0 else "ArrowLeft"
                        times[name] += [figure.press(key) for _ in range(moves)]
    lost = {name: sum(time is None for time in found) for name, found in times.items()}
    kept = {name: [time for time in found if time] for name, found in times.items()}
    dead = [NAMES[name] for name, found in kept.items() if not found]
    if dead:
        raise RuntimeError(f"no move of {', '.join(dead)} reached the screen")
    return {"times": kept, "lost": lost, "apart": apart}


def two_controls(figure: Figure, times: dict[str, list], turn: int, moves: int) -> None:
    """Step over places never visited, back over them, then jump to places neither visited nor near one."""
    figure.click(3, 0, timed=False)
    figure.click(int((turn + 0.5) * GRID / ROUNDS) % GRID, 1, timed=False)
    figure.click(3, 0, timed=False)  # clicks bring the pointer near; the steps start from a known place
    times["next"] += [figure.press("ArrowRight", 0) for _ in range(moves)]
    times["cached"] += [figure.press("ArrowLeft", 0) for _ in range(moves)]
    for i in range(turn * moves, (turn + 1) * moves):
        figure.click((29 * i + 60) % GRID, 1, timed=False)
        times["jump"].append(figure.click((41 * i + 30) % GRID, 0))


def differences(figures: dict[str, Figure]) -> dict[str, float]:
    """Return the mean difference of the one-control pictures, of 255 levels: they must show the same."""
    shown = {name: figure.pixels() for name, figure in figures.items() if name != "play-two"}
    shapes = {name: picture.shape for name, picture in shown.items()}
    if len(set(shapes.values())) > 1:
        raise RuntimeError(f"the figures are not of one size: {shapes}")
    return {f"{a} and {b}": round(float(np.abs(shown[a] - shown[b]).mean()), 2) for a, b in combinations(shown, 2)}


def report(found: dict) -> str:
    """Return the figures as a table with what they are to be read against."""
    times = found["times"]
    base = table.median([t["painted"] for t in times["play"]])
    rows = []
    for name, label in NAMES.items():
        drawn, painted = ([t[what] for t in times[name]] for what in ("drawn", "painted"))
        share = sum(t <= FRAME for t in drawn) / len(drawn)
        rows.append([
            label, len(drawn), table.median(drawn), table.p95(drawn), f"{share:.0%}",
            table.median(painted), table.p95(painted), f"{table.median(painted) / base:.1f}",
        ])  # fmt: skip
    header = ["figure", "moves", "drawn, median ms", "p95", "within 16.7 ms", "painted, median ms", "p95", "ratio"]
    drawn = {name: table.median([t["drawn"] for t in found]) for name, found in times.items()}
    notes = [
        "Both from the time stamp of the key or pointer event, by the browser's clock. Drawn: the canvas, or the image,",
        "holds the new picture. Painted: the display frame with it is done, and up to 16.7 ms of waiting for it are in it.",
        f"`interact` over `play` at the median: {drawn['interact'] / drawn['play']:.0f} times drawn, "
        f"{table.median([t['painted'] for t in times['interact']]) / base:.0f} times painted.",
        f"Mean difference of the pictures, of 255 levels: {', '.join(f'{k} {v}' for k, v in found['apart'].items())}.",
    ]
    lost = {NAMES[name]: count for name, count in found["lost"].items() if count}
    if lost:
        notes.append(f"Moves that never reached the screen: {lost}.")
    return "\n".join([table.markdown(header, rows), "", *notes])
