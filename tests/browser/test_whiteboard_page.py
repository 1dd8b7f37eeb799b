"""A board in a page of its own, which the other tests of the board open too, and what of it must agree with Python."""

import json
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from bare_page import MODEL, bare_pages

from utils.bench import chromium
from utils.whiteboard import Drill, Recording, Stroke, report
from utils.whiteboard.board import board
from utils.whiteboard.sessions import ROOMS, sitting, watch

ADDRESS = "https://board.test/"  # answered by the test itself: a secure page, with storage, and no network
FAKE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
PAGE = """<!doctype html><meta charset="utf-8"><style>%s</style><body style="margin: 0; padding: 12px"><div id="box"></div>
<script type="module">%s
window.code = await import(URL.createObjectURL(new Blob([%s], { type: "text/javascript" })));
window.model = stand_in(%s);
window.sent = [];
window.model.send = (message) => { if (window.dead) throw new Error("gone"); window.sent.push(structuredClone(message)); };
window.show = () => (window.cleanup = window.code.default.render({ model: window.model, el: document.getElementById("box") }));
window.show();
</script>"""
DARK = """() => { document.body.setAttribute("data-jp-theme-light", "false"); document.body.style.cssText += `background: #111;
  color: #e0e0e0; --jp-content-font-color1: #e0e0e0; --jp-content-font-color2: #bdbdbd; --jp-layout-color1: #111;
  --jp-layout-color2: #424242; --jp-border-color1: #616161;`; }"""
FREEHAND = Path(__file__).parents[1] / "whiteboard" / "freehand.json"
DRILL = Drill(
    "two-dice",
    "What is `P(seven)`?",
    [("write the space", 20, "36 pairs"), ("count", 40, "6 of 36"), ("say it in words", 55)],
    1,
    {"space": "wrote the 36 pairs", "count": "counted six of them"},
    asks=["How do you know they are 36?"],
    listens=["counts (2, 5) and (5, 2)"],
)


def open_board(context, shown, width=1080):
    """Return a page that shows the board; `page.wrong` must stay empty."""
    page = context.new_page()
    page.set_default_timeout(8_000)
    page.set_viewport_size({"width": width, "height": 1100})
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda said: said.type in ("error", "warning") and page.wrong.append(said.text))
    page.on(
        "request",
        lambda asked: asked.url.startswith(("http", "ws")) and asked.url != ADDRESS and page.wrong.append(asked.url),
    )
    state = {name: value for name, value in shown.get_state().items() if not name.startswith(("_", "layout"))}
    text = PAGE % (shown._css, MODEL, json.dumps(shown._esm).replace("</", "<\\/"), json.dumps(state))
    page.route(f"{ADDRESS}**", lambda route: route.fulfill(body=text, content_type="text/html"))
    page.goto(ADDRESS)
    page.wait_for_selector("[data-loaded]")
    return page


@contextmanager
def fake_microphone(context, *flags):
    """Yield a context of a browser that has a microphone, and grants it."""
    flags = [*chromium.FLAGS, "--no-sandbox", *FAKE, *flags]
    browser = context.browser.browser_type.launch(executable_path=chromium.find(), headless=True, args=flags)
    try:
        yield browser.new_context(accept_downloads=True)
    finally:
        browser.close()


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def begin(page):
    """Press Start, and wait until the clock runs."""
    button(page, "Start").click()
    page.locator("[data-stage=running]").wait_for()


def line(page, *points):
    """Draw through points given as shares of the surface."""
    box = page.locator(".wb-above").bounding_box()
    at = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*at[0])
    page.mouse.down()
    for x, y in at[1:]:
        page.mouse.move(x, y, steps=5)
    page.mouse.up()


def score(page, *points):
    """Score criterion by criterion and ask for the report."""
    page.get_by_text("Score yourself").first.wait_for()
    for row, point in zip(page.locator(".wb-criterion").all(), points, strict=True):
        row.get_by_role("radio", name="yes" if point else "no").check()
    button(page, "Show the report").click()


def ink(page, x0=0.0, y0=0.0, x1=1.0, y1=1.0):
    """Return how many pixels of the settled strokes are drawn in a part of the surface."""
    return page.evaluate(
        """([x0, y0, x1, y1]) => { const c = document.querySelector(".wb-canvas"), [w, h] = [c.width, c.height];
          const copy = new OffscreenCanvas(w, h).getContext("2d", { willReadFrequently: true });
          copy.drawImage(c, 0, 0);
          const { data } = copy.getImageData(x0 * w, y0 * h, (x1 - x0) * w, (y1 - y0) * h);
          return data.filter((v, i) => i % 4 === 3 && v > 0).length; }""",
        [x0, y0, x1, y1],
    )


def sent(page, did):
    """Return the messages of a kind that went to the kernel."""
    return [one for one in page.evaluate("() => window.sent") if one["did"] == did]


@pytest.fixture(scope="module")
def bare(context):
    with bare_pages(context) as shown:
        yield shown(board(DRILL), "Ear, Watch, freezesOf, reportOf, getStroke")


def test_without_storage_it_works_and_says_so(bare):
    bare.wait_for_selector("[data-loaded]", timeout=5000)
    assert "keeps nothing here" in bare.locator(".wb-foot").inner_text()
    begin(bare)
    line(bare, (0.1, 0.5), (0.4, 0.5))
    assert ink(bare) > 0


def test_the_outline_is_that_of_the_library(bare):
    cases = json.loads(FREEHAND.read_text("utf-8"))["cases"]
    for case in cases:
        found = bare.evaluate("({ points, options }) => code.getStroke(points, options)", case)
        assert np.allclose(found, case["outline"], atol=1e-4)
    assert len(cases) == 5


@pytest.mark.parametrize("room", ROOMS)
def test_the_browser_hears_and_watches_as_python_does(bare, room):
    given = sitting(room, np.random.default_rng(9), 120)
    found = bare.evaluate(
        """([levels, pen, seconds]) => { const ear = new code.Ear(), watch = new code.Watch(); let k = 0;
          for (let i = 0; i < Math.round(seconds / 0.05); i++) { const t = i * 0.05;
            while (k < pen.length && pen[k] <= t) watch.active(pen[k++]);
            const since = levels ? ear.level(t, levels[i]) : null;
            if (since !== null) { watch.active(since); watch.active(t); }
            watch.tick(t); }
          watch.tick(seconds); return watch.freezes; }""",
        [None if given.levels is None else given.levels.tolist(), given.pen.tolist(), given.seconds],
    )
    due = [[one.start, one.end] for one in watch(given)]
    assert len(found) == len(due) > 0
    assert np.allclose(found, due)


def board_at_random(rng):
    strokes, t = [], 0.0
    while (t := t + rng.exponential(6)) < 50:
        seconds = np.sort(rng.uniform(0, 3, 6)).round(3)
        points = np.column_stack([seconds - seconds[0], rng.uniform(0, 500, (6, 2)).round(1), np.full(6, 0.5)])
        strokes.append(Stroke(round(t, 3), points, tool=str(rng.choice(["pen", "pen", "eraser"]))))
    edges = np.sort(rng.uniform(0, 58, 2 * rng.integers(0, 5))).round(3)
    voice = None if rng.random() < 0.3 else tuple(map(tuple, edges.reshape(-1, 2).tolist()))
    marks = tuple((float(t), n) for n, t in enumerate(np.sort(rng.uniform(0, 58, rng.integers(0, 4))).round(3)))
    scores = [{}, {"space": 1, "count": 0}, {"space": 1, "count": 1}][rng.integers(3)]
    return Recording("two-dice", 60.0, tuple(strokes), voice, marks, ((30.0, 5.0, "paused"),), scores=scores)


def test_the_browsers_report_is_pythons(bare):
    for seed in range(40):
        recording = board_at_random(np.random.default_rng(seed))
        found = bare.evaluate("([board, drill]) => code.reportOf(board, drill)", [recording.plain(), DRILL.plain()])
        due = json.loads(json.dumps(report(recording, DRILL).plain()))
        for name, value in due.items():
            if name in ("freezes", "milestones"):
                assert [one[2 if name == "freezes" else 0] for one in found[name]] == [
                    one[2 if name == "freezes" else 0] for one in value
                ]
                assert all(
                    a == pytest.approx(b)
                    for one, other in zip(found[name], value, strict=True)
                    for a, b in zip(one, other, strict=True)
                )
            else:
                assert found[name] == (value if isinstance(value, str) or value is None else pytest.approx(value))
