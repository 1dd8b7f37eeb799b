"""Frames: the quick way to paint one gives the picture matplotlib draws from scratch, and leaves nothing behind."""

import matplotlib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from utils.figures.frames import overlay, whole
from utils.figures.stage import Stage
from utils.figures.style import in_style

X = np.linspace(0, 1, 50)


def scene(ax):
    ax.plot(X, X**2, color="black", zorder=3)
    ax.scatter(X, 1 - X, s=6)
    ax.set(xlim=(0, 1), ylim=(0, 1), xlabel="x", ylabel="y", title="the scene's own title")


def curve(ax, k):
    ax.plot(X, X**k)


def band(ax, k):
    ax.fill_between(X, 0, X**k, alpha=0.4)  # below the scene's line: zorder 1


def bars(ax, k):
    ax.bar([0.2, 0.5], [k / 10, 0.4], width=0.1, label="bars")
    ax.legend(loc="upper right")
    ax.set_title(f"k is {k}")


def words(ax, k):
    ax.text(0.5, 0.5, f"k = {k}", color="red")
    ax.set_title("bold", fontweight="bold", color="green")


def wider(ax, k):
    ax.plot(X, X)
    ax.set_xlim(0, k + 1)


def second(ax, k):
    ax.inset_axes([0.5, 0.1, 0.3, 0.3]).plot(X, X**k)


def relabelled(ax, k):
    ax.set_xlabel(f"x to the {k}")


PAINTERS = {f.__name__: f for f in (curve, band, bars, words, wider, second, relabelled)}


def from_scratch(draw, k):
    """Draw the frame as one would without any of this: a new figure, everything in it drawn at once."""
    with in_style():
        figure = Figure(figsize=(6.4, 3.6))
        canvas = FigureCanvasAgg(figure)
        ax = figure.subplots()
        ax.spines[:].set_zorder(0.6)
        scene(ax)
        ax.autoscale(False)
        ax.set_prop_cycle(None)
        draw(ax, k=k)
        canvas.draw()
        return np.array(canvas.buffer_rgba())


@pytest.fixture(scope="module")
def stages():
    return {}


@settings(max_examples=15, deadline=None)
@given(order=st.lists(st.tuples(st.sampled_from(sorted(PAINTERS)), st.integers(1, 5)), min_size=2, max_size=5))
def test_a_frame_equals_a_full_redraw_whatever_was_drawn_before(order):
    def any_of(ax, name, k):
        PAINTERS[name](ax, k=k)

    stage = Stage(any_of, scene)
    for name, k in order:
        frame, _ = stage.render({"name": name, "k": k})
        difference = np.abs(frame.astype(int) - from_scratch(PAINTERS[name], k)).max()
        assert difference <= 1, (name, k)


def test_the_scene_is_drawn_once_and_frames_differ():
    calls = []
    stage = Stage(curve, lambda ax: (calls.append(1), scene(ax)))
    frames = [stage.render({"k": k})[0].tobytes() for k in (1, 2, 3, 1)]
    assert len(calls) == 1
    assert len(set(frames)) == 3 and frames[0] == frames[3]


def test_titles_are_the_caption_and_leave_no_trace():
    stage = Stage(lambda ax, on: ax.set_title("drawn") if on else None, scene)
    off, on, again = (stage.render({"on": on}) for on in (False, True, False))
    assert (off[1], on[1]) == ("the scene's own title", "drawn")
    assert not np.array_equal(off[0], on[0]) and np.array_equal(off[0], again[0])


def test_without_a_scene_every_frame_stands_alone():
    def draw(ax, k):
        ax.plot([0, k], [0, 1])
        ax.set_title(f"{k}")

    stage = Stage(draw)
    first = stage.render({"k": 1})[0]
    assert not np.array_equal(first, stage.render({"k": 1000})[0])  # the axis reaches to 1000
    assert np.array_equal(first, stage.render({"k": 1})[0])


def test_a_draw_that_raises_spoils_nothing():
    def draw(ax, k):
        ax.plot(X, X)
        ax.set_title("half done")
        ax.plot(X, X / k)

    with np.errstate(all="raise"):
        stage = Stage(draw, scene)
        before = stage.render({"k": 2})[0]
        with pytest.raises(FloatingPointError):
            stage.render({"k": 0})
        assert np.array_equal(before, stage.render({"k": 2})[0])


def test_several_columns_are_handed_to_draw_one_by_one():
    def draw(left, right, k):
        left.plot([0, 1], [0, k])
        right.text(0.5, 0.5, "right")

    frame, _ = Stage(draw, lambda left, right: left.set(ylim=(0, 9)), columns=2).render({"k": 3})
    assert frame.shape == (396, 704, 4)
    assert (frame[..., 3] == 255).all() and (frame[0, 0] == 255).all()  # opaque, on white


def test_the_readers_own_settings_neither_matter_nor_change():
    plain = Stage(curve, scene).render({"k": 2})[0]
    with matplotlib.rc_context({"lines.linewidth": 9, "axes.facecolor": "black"}):
        before = matplotlib.rcParams.copy()
        assert np.array_equal(Stage(curve, scene).render({"k": 2})[0], plain)
        assert matplotlib.rcParams.copy() == before


def decoded(png):
    from io import BytesIO

    from PIL import Image

    return Image.open(BytesIO(png)).convert("RGBA")


def painted(png, background):
    from PIL import Image

    ground = Image.fromarray(background)
    ground.alpha_composite(decoded(png))
    return np.asarray(ground).astype(int)


@pytest.mark.parametrize("draw", [curve, band, bars, words, lambda ax, k: None])
def test_a_packed_frame_over_its_background_is_the_frame(draw):
    stage = Stage(draw, scene)
    frame, background = stage.render({"k": 3})[0], stage.background()
    off = np.abs(painted(overlay(frame, background), background) - frame).max(axis=-1)
    assert off.max() <= 16
    same = (frame == background).all(axis=-1)
    assert (off[same] == 0).all()  # what did not change is exact
    assert len(overlay(frame, background)) < len(whole(frame))


def test_a_picture_that_changes_everywhere_keeps_all_its_colours():
    rng = np.random.default_rng(0)
    frame, background = (np.dstack([rng.integers(0, 256, (60, 80, 3)), np.full((60, 80), 255)]) for _ in range(2))
    frame, background = frame.astype(np.uint8), background.astype(np.uint8)
    assert np.array_equal(painted(overlay(frame, background), background), frame)


@pytest.mark.parametrize("size", ["huge", (1, 2, 3), (0, 4), 5])
def test_a_size_that_is_none_is_refused(size):
    with pytest.raises(ValueError, match="'wide', 'tall', 'square' or a pair of inches"):
        Stage(curve, scene, size=size)
