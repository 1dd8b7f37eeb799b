"""`play`: which frames are made when, what a notebook keeps, what the browser may ask, what authors are told."""

import base64
import io
import os
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from utils.figures import Predict, picture, play
from utils.figures.modules import join_modules


def scene(ax):
    ax.set(xlim=(0, 10), ylim=(0, 10))


def draw(ax, w, b=0):
    ax.plot([0, 10], [b, b + w])
    ax.set_title(f"w = {w}, b = {b}")


@pytest.fixture(autouse=True)
def attended(monkeypatch):
    for name in ("COURSE_UNATTENDED", "COURSE_FRAMES"):
        monkeypatch.delenv(name, raising=False)


def figure(function=draw, **more):
    return play(function, **{"scene": scene, "alt": "A line through the origin.", "w": (0, 8), **more})


def frame(made, key):
    """Return the PNG of a frame that was sent at once."""
    k = made.steps.index(key) + 1
    return made.frames[made.offsets[k] : made.offsets[k + 1]]


def asked(made, key):
    """Return what the browser gets when it asks for a frame."""
    sent = []
    made.send = lambda content, buffers=None: sent.append((content, buffers))
    made._handle_custom_msg({"want": key}, [])
    return sent


def test_one_control_has_every_frame_with_it():
    made = figure()
    assert made.steps == list(range(9)) and not made.on_demand
    assert made.offsets[0] == 0 and made.offsets[-1] == len(made.frames) and len(made.offsets) == 11
    assert len({frame(made, key) for key in range(9)}) == 9
    assert made.captions[3] == "w = 3, b = 0"
    assert (made.width, made.height) == (704, 396)


def test_several_controls_send_what_is_asked_for():
    made = figure(b=(0, 9), start={"w": 2, "b": 5})
    assert made.on_demand and made.steps == [2 * 10 + 5] and made.values == {"w": 2, "b": 5}
    ((content, (png,)),) = asked(made, 37)
    assert content == {"frame": 37, "caption": "w = 3, b = 7", "problem": ""}
    assert Image.open(io.BytesIO(png)).size == (704, 396)
    assert asked(made, 37)[0][1] == [png]
    for nonsense in (-1, 90, "3", None, 2.0):
        assert asked(made, nonsense) == []


def test_values_follow_the_browser():
    made = figure(b={"low": 1.5, "high": 4}, start={"b": "high"})
    assert made.values == {"w": 0, "b": 4}
    made.set_state({"at": [7, 0]})
    assert made.values == {"w": 7, "b": 1.5}


def test_a_frame_that_cannot_be_drawn_says_so_and_the_others_are_there():
    def broken(ax, w):
        if w == 4:
            raise ValueError("four is too much")
        draw(ax, w)

    made = figure(broken)
    assert made.problems == ["", "", "", "", "ValueError: four is too much", "", "", "", ""]
    assert frame(made, 4) == b"" and frame(made, 5) == frame(figure(), 5)


def test_unattended_only_the_start_and_both_ends_of_each_control_are_drawn(monkeypatch):
    monkeypatch.setenv("COURSE_UNATTENDED", "1")
    seen = []
    made = figure(lambda ax, w, b: seen.append((w, b)), b=(0, 4), start={"w": 3, "b": 2})
    assert set(seen) == {(3, 2), (0, 2), (8, 2), (3, 0), (3, 4)}
    assert made.on_demand
    monkeypatch.setenv("COURSE_FRAMES", "all")
    assert len(figure(b=(0, 4)).steps) == 45


def test_unattended_an_end_that_raises_stops_the_run(monkeypatch):
    monkeypatch.setenv("COURSE_UNATTENDED", "1")
    with pytest.raises(ZeroDivisionError):
        figure(lambda ax, w: ax.plot([0, 1], [0, 1 / (8 - w)]))


def test_a_notebook_keeps_a_picture_and_words_the_same_each_time():
    first, second = (figure()._repr_mimebundle_()[0] for _ in range(2))
    view = "application/vnd.jupyter.widget-view+json"
    assert set(first) == {view, "image/png", "text/plain"}
    assert first["text/plain"] == "<figure: A line through the origin.>"
    assert {k: v for k, v in first.items() if k != view} == {k: v for k, v in second.items() if k != view}
    shown = Image.open(io.BytesIO(base64.b64decode(first["image/png"])))
    assert shown.size == (704, 396) and shown.mode == "RGB"
    moved = figure(start={"w": 8})._repr_mimebundle_()[0]
    assert moved["image/png"] != first["image/png"]


def test_a_still_picture_has_its_words(monkeypatch):
    made = picture(lambda ax: ax.plot([0, 1], [1, 0]), alt='A line that "falls".')
    bundle = made._repr_mimebundle_()
    assert bundle["text/plain"] == repr(made) == '<picture: A line that "falls".>'
    assert 'alt="A line that &quot;falls&quot;."' in bundle["text/html"]
    monkeypatch.setenv("COURSE_UNATTENDED", "1")
    assert set(made._repr_mimebundle_()) == {"text/plain", "image/png"}
    pixels = np.asarray(Image.open(io.BytesIO(base64.b64decode(bundle["image/png"]))))
    assert pixels.shape == (396, 704, 3) and len(np.unique(pixels)) > 2


@pytest.mark.parametrize(
    ("arguments", "kind", "says"),
    [
        ({"alt": ""}, ValueError, "alt must be a sentence"),
        ({"alt": None}, ValueError, "alt must be a sentence"),
        ({"function": 3}, TypeError, "draw must be a function"),
        ({"scene": "none"}, TypeError, "scene must be a function"),
        ({"predict": "0.5"}, TypeError, r"predict must be a Predict\("),
        ({"b": (0, 1), "c": (0, 1), "d": (0, 1)}, TypeError, "one to three controls, got 4: w, b, c, d"),
        ({"colour": [1, 2]}, TypeError, r"called as draw\(ax, w, colour\)"),
        ({"function": lambda ax: None}, TypeError, r"called as draw\(ax, w\)"),
        ({"start": {"z": 1}}, ValueError, "start must be a dict with keys among w"),
        ({"start": 3}, ValueError, "start must be a dict with keys among w"),
        ({"start": {"w": 99}}, ValueError, "w cannot be 99"),
        ({"labels": {"z": "zed"}}, ValueError, "labels must be a dict with keys among w"),
        ({"columns": 9}, ValueError, "columns must be 1, 2 or 3"),
    ],
)
def test_what_cannot_be_played_is_refused_in_words(arguments, kind, says):
    with pytest.raises(kind, match=says):
        figure(**arguments)


def test_no_control_at_all_is_refused():
    with pytest.raises(TypeError, match="one to three controls, got 0: none"):
        play(draw, alt="A line.")


def test_the_prediction_starts_empty_and_is_read_from_python():
    made = figure(predict=Predict("How much?", truth=0.5))
    assert made.prediction is None and made.predict["question"] == "How much?"
    made.set_state({"prediction": 0.25, "prediction_text": "1/4"})
    assert made.prediction == 0.25


def test_modules_are_joined_into_one(tmp_path):
    (tmp_path / "a.js").write_text("export function one() {}\nexport const two = 2;\n", "utf-8")
    (tmp_path / "b.js").write_text('import { one, two } from "./a.js";\nexport default { render: one };\n', "utf-8")
    joined = join_modules(tmp_path / "a.js", tmp_path / "b.js")
    assert joined == "function one() {}\nconst two = 2;\n\nexport default { render: one };\n"


def test_importing_draws_nothing_and_loads_no_plotting():
    code = (
        "import sys, matplotlib; before = matplotlib.rcParams.copy()\n"
        "from utils import play, Predict, picture\n"
        "assert matplotlib.rcParams.copy() == before\n"
        "print([m for m in ('matplotlib.pyplot', 'matplotlib.figure') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ}, check=True)
    assert done.stdout.strip() == "[]"


def test_what_the_hand_moves_is_not_echoed():
    """A late echo from a slow kernel would put the control back where it was."""
    figure = play(lambda ax, k: ax.plot([0, k]), scene=lambda ax: ax.set(xlim=(0, 1)), alt="A line.", k=(0, 3))
    assert [figure.trait_metadata(name, "echo_update") for name in ("at", "prediction", "prediction_text")] == [
        False
    ] * 3
