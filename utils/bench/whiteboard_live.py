"""A board in a real JupyterLab in Chromium with its fake microphone, and a script for what is drawn and said there."""

import contextlib
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from utils.bench import chromium
from utils.bench.notebook import Notebook

RATE = 48_000  # samples a second
SPOKEN = ((0.5, 1.5), (10.6, 11.2))  # s of the file in which somebody speaks
NOTEBOOK = """from utils.whiteboard import Drill
from utils.whiteboard.board import board, board_exercise
milestones = [("space", 10, "36 pairs"), ("count", 20, "6 of 36")]
drill = Drill("bench-board", "P(seven)?", milestones, 1, {"space": "wrote it", "count": "counted"})
shown = board(drill, board_exercise(drill, []))
shown"""
TRUTH = Path(__file__).with_name("whiteboard.js").read_text(encoding="utf-8")


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
    """A board in JupyterLab: `page`, and in `frames` what went over its sockets, and by HTTP as far as it can be seen."""

    def __init__(self, context, url: str, name: str, truth: str | None = TRUTH):
        if truth:
            context.add_init_script(truth)
        self.context, self.notebook, self.frames = context, Notebook(context.new_page(), url), []
        self.page = self.notebook.page
        self.page.on("websocket", self._listen)
        self.page.on("request", lambda asked: self.frames.append(asked.post_data_buffer or b""))
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
        self.begin()
        self.end()

    def begin(self) -> None:
        """Start, draw, and let the voice go on by itself."""
        self.button("Start").click()
        self.button("Use the microphone").click()
        self.page.get_by_text("Listening.").first.wait_for()
        self.began = time.monotonic()
        self.page.wait_for_timeout(500)
        self.line(0.3, 6)

    def end(self) -> None:
        """Draw again, eight seconds and more after the last word."""
        left = SPOKEN[-1][1] + 8.6 - (time.monotonic() - self.began)
        self.page.wait_for_timeout(max(0.0, 1000 * left))
        self.line(0.6, 6)
        self.page.wait_for_timeout(300)

    def truth(self) -> tuple[list[tuple[float, float]], dict]:
        """Return the two freezes as the script and the page's own listeners have them, in seconds after Start."""
        seen = self.page.evaluate("() => window.truth")
        pen = [(t - seen["start"]) / 1000 for t in seen["pen"]]
        voice = [[(seen["microphone"] - seen["start"]) / 1000 + t for t in span] for span in SPOKEN]
        early = max(t for t in pen if t < voice[1][0])
        return [(max(early, voice[0][1]), voice[1][0]), (voice[1][1], min(t for t in pen if t > voice[1][1]))], seen


@contextlib.contextmanager
def chromium_with_microphone(sound: Path | str, browser_type) -> Iterator:
    """Yield a context of a Chromium whose microphone plays `sound`, again and again unless it ends on "%noloop"."""
    flags = [*chromium.FLAGS, "--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    flags.append(f"--use-file-for-fake-audio-capture={sound}")
    browser = browser_type.launch(executable_path=chromium.find(), headless=True, args=flags)
    try:
        yield browser.new_context(viewport={"width": 1400, "height": 1000})
    finally:
        browser.close()


@contextlib.contextmanager
def live(url: str, sound: Path, name: str, browser_type) -> Iterator[Live]:
    """Yield a board of the notebook `name` in a Chromium whose microphone plays `sound` once."""
    with chromium_with_microphone(f"{sound}%noloop", browser_type) as context:
        yield Live(context, url, name)


def used(shown: Live) -> tuple[float, float]:
    """Return seconds of CPU and megabytes of all of Chromium's processes; megabytes only on Linux.

    The program itself, mapped from its file, is left out: its share of it changes whenever another Chromium comes or goes.
    """
    processes = shown.context.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    kilobytes = 0
    for one in processes:
        with contextlib.suppress(OSError):
            lines = Path(f"/proc/{one['id']}/smaps_rollup").read_text().splitlines()
            kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith(("Pss_Anon", "Pss_Shmem")))
    return sum(one["cpuTime"] for one in processes), kilobytes / 1000
