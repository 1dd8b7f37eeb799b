"""What an idle board takes of one core, beside what the browser takes by itself with a bare page in the same state."""

import contextlib
import time
from collections.abc import Iterator

from utils.bench import table
from utils.bench.whiteboard_live import Live, used

ADDRESS = "https://bare.test/"  # answered here: a secure page, which may have a microphone, and no network
OPEN = """async () => { window.stream = await navigator.mediaDevices.getUserMedia({
  audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } }); }"""
KEEP = """() => {
  window.recorder = new MediaRecorder(stream, { audioBitsPerSecond: 24000 });
  recorder.ondataavailable = () => {};
  recorder.start(1000);
}"""
LEVEL = """async () => {
  window.context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 2048 }), wave = new Float32Array(2048);
  context.createMediaStreamSource(stream).connect(analyser);
  await context.resume();
  window.look = setInterval(() => analyser.getFloatTimeDomainData(wave), 50);
}"""
CLOCK = "() => { let n = 0; setInterval(() => (document.body.textContent = `0:${n++}`), 1000); }"
BARE = {
    "a bare page": (),
    "a bare page with a clock of seconds": (CLOCK,),
    "a bare page that holds the microphone open": (OPEN,),
    "... and records it": (OPEN, KEEP),
    "... and looks at its level 20 times a second": (OPEN, KEEP, LEVEL),
}


def load(shown: Live, seconds: float) -> float:
    """Return the share of one core that Chromium takes while nothing is done."""
    shown.page.wait_for_timeout(2000)
    before, began = used(shown)[0], time.monotonic()
    shown.page.wait_for_timeout(1000 * seconds)
    return (used(shown)[0] - before) / (time.monotonic() - began)


class Bare:
    """A page with nothing on it, as far as `load` needs one."""

    def __init__(self, context):
        self.context, self.page = context, context.new_page()
        self.page.route(f"{ADDRESS}**", lambda route: route.fulfill(body="<p>Nothing.", content_type="text/html"))
        self.page.goto(ADDRESS)


@contextlib.contextmanager
def bare(context, scripts) -> Iterator[Bare]:
    """Yield a bare page in which the scripts have run."""
    shown = Bare(context)
    for script in scripts:
        shown.page.evaluate(script)
    yield shown
    shown.page.close()


def idle_table(found: dict) -> str:
    """Return the figures as a table."""
    return table.markdown(
        ["all of Chromium, nothing happening", "of one core"], [[k, f"{v:.2%}"] for k, v in found.items()]
    )
