"""The whiteboard in a real JupyterLab in Chromium with its fake microphone: freezes, pen to paint, idle load, memory."""

import contextlib
import json
import tempfile
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from utils.bench import chromium, table
from utils.bench.jupyter import Server
from utils.bench.notebook import Notebook, write_notebook
from utils.whiteboard import sessions

TITLE = "Whiteboard"
FRAME = 1000 / 60  # ms
RATE = 48_000  # samples a second
SPOKEN = ((0.5, 1.5), (10.6, 11.6))  # s of the file in which somebody speaks
NOTEBOOK = """from utils.whiteboard import Drill
from utils.whiteboard.board import board, board_exercise
milestones = [("space", 10, "36 pairs"), ("count", 20, "6 of 36")]
drill = Drill("bench-board", "P(seven)?", milestones, 1, {"space": "wrote it", "count": "counted"})
shown = board(drill, board_exercise(drill, []))
shown"""
TRUTH = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def write_speech(path: Path, spoken=SPOKEN, seconds: float = 40) -> None:
    """Write a WAV of a quiet room in which a voice of 120 Hz speaks three syllables a second now and then."""
    t = np.arange(int(seconds * RATE)) / RATE
    voice = 0.12 * sum(np.sin(2 * np.pi * 120 * k * t + k) / k for k in range(1, 12))
    loud = np.clip(np.sin(2 * np.pi * 3.1 * t) + 0.55, 0, 1)
    gate = np.zeros(len(t))
    for a, b in spoken:
        gate[int(a * RATE) : int(b * RATE)] = 1
        for edge in (a, b - 0.2):  # it begins and ends aloud
            loud[int(edge * RATE) : int((edge + 0.2) * RATE)] = 1
    sound = np.clip(np.random.default_rng(0).normal(0, 0.001, len(t)) + voice * loud * gate, -1, 1)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((32767 * sound).astype("<i2").tobytes())


class Live:
    """A board in JupyterLab: `page`, and what was sent over its sockets in `frames`."""

    def __init__(self, context, url: str, name: str):
        context.add_init_script(TRUTH)
        self.context, self.notebook, self.frames = context, Notebook(context.new_page(), url), []
        self.page = self.notebook.page
        self.page.on("websocket", self._listen)
        self.notebook.load(name)

    def _listen(self, socket) -> None:
        for event in ("framesent", "framereceived"):
            socket.on(
                event, lambda payload: self.frames.append(payload if isinstance(payload, bytes) else payload.encode())
            )

    def button(self, name: str):
        """Return one of the board's buttons."""
        return self.page.locator(".wb-board").get_by_role("button", name=name, exact=True)

    def line(self, share: float, steps: int = 20) -> None:
        """Draw a line at a share of the surface's height."""
        box = self.page.locator(".wb-above").bounding_box()
        y = box["y"] + share * box["height"]
        self.page.mouse.move(box["x"] + 40, y)
        self.page.mouse.down()
        for k in range(1, steps + 1):
            self.page.mouse.move(box["x"] + 40 + (box["width"] - 80) * k / steps, y + 6 * np.sin(k))
        self.page.mouse.up()

    def sit(self) -> None:
        """Speak, draw, fall silent, speak, fall silent, draw: two freezes, one ended by voice and one by the pen."""
        self.button("Start").click()
        self.button("Use the microphone").click()
        self.page.get_by_text("Listening.").first.wait_for()
        self.page.wait_for_timeout(1000)
        self.line(0.3)
        self.page.wait_for_timeout(19_500)
        self.line(0.6)
        self.page.wait_for_timeout(300)

    def truth(self) -> tuple[list[tuple[float, float]], dict]:
        """Return the two freezes as the script and the page's own listeners have them, in seconds after Start."""
        seen = self.page.evaluate("() => window.truth")
        pen = [(t - seen["start"]) / 1000 for t in seen["pen"]]
        voice = [[(seen["microphone"] - seen["start"]) / 1000 + t for t in span] for span in SPOKEN]
        early = max(t for t in pen if t < voice[1][0])
        return [(max(early, voice[0][1]), voice[1][0]), (voice[1][1], min(t for t in pen if t > voice[1][1]))], seen


@contextlib.contextmanager
def live(url: str, sound: Path, name: str, browser_type) -> Iterator[Live]:
    """Yield a board of the notebook `name` in a Chromium whose microphone plays `sound` once."""
    flags = [*chromium.FLAGS, "--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    flags.append(f"--use-file-for-fake-audio-capture={sound}%noloop")
    browser = browser_type.launch(executable_path=chromium.find(), headless=True, args=flags)
    try:
        yield Live(browser.new_context(viewport={"width": 1400, "height": 1000}), url, name)
    finally:
        browser.close()


def used(shown: Live) -> tuple[float, float]:
    """Return seconds of CPU and megabytes (PSS) of all of Chromium's processes; megabytes only on Linux."""
    processes = shown.context.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    kilobytes = 0
    for one in processes:
        with contextlib.suppress(OSError):
            kilobytes += int(Path(f"/proc/{one['id']}/smaps_rollup").read_text().partition("Pss:")[2].split()[0])
    return sum(one["cpuTime"] for one in processes), kilobytes / 1000


def load(shown: Live, seconds: float) -> float:
    """Return the share of one core that Chromium takes while nothing is done."""
    shown.page.wait_for_timeout(2000)
    before, began = used(shown)[0], time.monotonic()
    shown.page.wait_for_timeout(1000 * seconds)
    return (used(shown)[0] - before) / (time.monotonic() - began)


def measure(seconds: float = 20, strokes: int = 675) -> dict:
    """Sit once; then idle `seconds` in each state, and draw what 45 minutes hold, in real time but faster."""
    from playwright.sync_api import sync_playwright

    found: dict = {"simulated": simulated(), "idle": {}}
    with tempfile.TemporaryDirectory() as name, Server(Path(name)) as server, sync_playwright() as player:
        write_speech(Path(name, "speech.wav"))
        write_notebook(Path(name, "a.ipynb"), NOTEBOOK, "...")
        with live(server.url, Path(name, "speech.wav"), "a.ipynb", player.chromium) as shown:
            found["idle"]["JupyterLab, no board"] = load(shown, seconds)
            shown.notebook.run()
            shown.page.wait_for_selector("[data-loaded]")
            found["idle"]["board, not started"] = load(shown, seconds)
            shown.sit()
            due = shown.truth()[0]
            found["idle"]["clock running, microphone on"] = load(shown, seconds)
            shown.button("Microphone off").click()
            found["idle"]["clock running"] = load(shown, seconds)
            before = used(shown)[1]
            for k in range(strokes):
                shown.line(0.1 + 0.8 * (k % 23) / 23)
            shown.page.wait_for_timeout(3000)
            found["memory"] = {"strokes": strokes, "MB": used(shown)[1] - before}
            times = [t for t in shown.page.evaluate("() => truth.times") if "painted" in t]
            shown.button("Done").click()
            shown.page.get_by_text("Score yourself").wait_for()
            shown.notebook.run_cell(1, "import json; print(json.dumps(shown.report().freezes[:2]))")
            frozen = json.loads(shown.notebook.outputs(1)[0]["text"])
            found["freezes"] = {"due": due, "found": [one[:2] for one in frozen]}
    found["times"] = {what: [t[what] - t["began"] for t in times] for what in ("drawn", "painted")}
    return found


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
    times = [
        [what, len(ms), table.median(ms), table.p95(ms), f"{sum(t <= FRAME for t in ms) / len(ms):.0%}"]
        for what, ms in found["times"].items()
    ]
    idle = [[state, f"{share:.2%}"] for state, share in found["idle"].items()]
    memory = found["memory"]
    return "\n\n".join([
        table.markdown(header, rooms),
        table.markdown(["in JupyterLab, seconds after Start", "script", "found", "off"], freezes),
        table.markdown(["pen event to", "events", "median ms", "p95", "within 16.7 ms"], times),
        table.markdown(["all of Chromium, idle", "of one core"], idle),
        f"Memory of all of Chromium after {memory['strokes']} strokes: {memory['MB']:+.1f} MB.",
    ])  # fmt: skip
