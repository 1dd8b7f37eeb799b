"""Paint frames quickly: what never moves is drawn once, each frame adds its own artists on top and takes them away."""

import numpy as np

from .style import in_style, inches


class Stage:
    """A persistent figure. `scene(*axes)` is drawn once, `draw(*axes, **params)` once a frame.

    Whatever `draw` adds to the axes is painted in zorder with the scene and removed again; titles it sets are put
    back. When it changes what a frame cannot take back cheaply (limits, ticks, axis labels), or when there is no scene
    at all, that frame is drawn in full from an empty figure: the same picture, some 50 ms instead of 5.
    """

    def __init__(self, draw, scene=None, size="wide", columns=1):
        if columns not in (1, 2, 3):
            raise ValueError(f"columns must be 1, 2 or 3, got {columns!r}")
        self.draw, self.scene, self.size, self.columns = draw, scene, inches(size), columns
        self.figure = None

    def render(self, params):
        """Return the frame as (height, width, 4) uint8, opaque, and its title as text."""
        with in_style():
            if self.figure is None:
                self._set_up()
            before = self._children()
            containers = [len(axes.containers) for axes in self.axes]
            titles = [(t, t.get_text(), t.get_color(), t.get_fontproperties().copy()) for t in self.titles]
            for axes in self.axes:
                axes.set_prop_cycle(None)  # else a curve's colour would depend on the frames before
            figure, self.figure = self.figure, None  # a draw that raises leaves nothing behind
            self.draw(*self.axes, **params)
            caption = " · ".join(text.get_text() for text in self.titles if text.get_text())
            added = self._children(but=before)
            if self.scene is None or _layout(figure) != self.layout:
                self._paint_all()
                return np.array(self.canvas.buffer_rgba()), caption
            self._paint(added)
            frame = np.array(self.canvas.buffer_rgba())
            for _, child in added:
                child.remove()
            for axes, count in zip(self.axes, containers, strict=True):
                del axes.containers[count:]
            for text, words, colour, font in titles:
                text.set(text=words, color=colour, fontproperties=font)
            self.figure = figure
            return frame, caption

    def background(self):
        """Return the scene alone as (height, width, 4) uint8."""
        with in_style():
            if self.figure is None:
                self._set_up()
            self.canvas.restore_region(self.with_scene)
            return np.array(self.canvas.buffer_rgba())

    def _set_up(self):
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.text import Text

        self.figure = Figure(figsize=self.size)
        self.canvas = FigureCanvasAgg(self.figure)
        self.axes = list(self.figure.subplots(1, self.columns, squeeze=False)[0])
        for spine in (spine for axes in self.axes for spine in axes.spines.values()):
            spine.set_zorder(0.6)  # below everything drawn, above the grid: blitting and redrawing agree
        self.titles = [child for axes in self.axes for child in axes.get_children() if isinstance(child, Text)]
        bare = self._children()
        if self.scene is not None:
            self.scene(*self.axes)
            for axes in self.axes:
                axes.autoscale(False)  # or every frame could choose its own limits
        self.fixed = self._children(but=bare)
        for artist in [child for _, child in self.fixed] + self.titles:
            artist.set_animated(True)  # left out of the canvas: painted per frame, in zorder with the frame's own
        self.canvas.draw()
        self.empty = self.canvas.copy_from_bbox(self.figure.bbox)
        self._paint_artists(self.fixed)
        self.with_scene = self.canvas.copy_from_bbox(self.figure.bbox)
        self.layout = _layout(self.figure)

    def _children(self, but=()):
        """Return (axes, child) for every artist in the axes, leaving out those in `but`."""
        known = {id(child) for _, child in but}
        return [(axes, child) for axes in self.axes for child in axes.get_children() if id(child) not in known]

    def _paint(self, added):
        """Paint the frame's own artists over the scene, or between its artists when zorder says so."""
        highest = max((child.zorder for _, child in self.fixed), default=-np.inf)
        if all(child.zorder >= highest for _, child in added):
            self.canvas.restore_region(self.with_scene)
            self._paint_artists(added)
        else:
            self.canvas.restore_region(self.empty)
            self._paint_artists(self.fixed + added)
        for text in self.titles:
            text.draw(self.canvas.get_renderer())

    def _paint_artists(self, owned):
        renderer = self.canvas.get_renderer()
        for axes in self.axes:
            mine = [child for owner, child in owned if owner is axes]
            for child in sorted(mine, key=lambda artist: artist.zorder):
                child.draw(renderer)

    def _paint_all(self):
        for axes in self.axes:
            for child in axes.get_children():
                child.set_animated(False)
        self.canvas.draw()


def _layout(figure):
    """Return what blitting takes for granted: anything here changed by `draw` asks for a full redraw."""
    state = [len(figure.get_children())]
    for axes in figure.axes:
        state += [axes.get_xlim(), axes.get_ylim(), axes.get_xscale(), axes.get_yscale(), axes.get_aspect()]
        state += [axes.get_xlabel(), axes.get_ylabel(), axes.axison, axes.get_position().bounds, axes.get_facecolor()]
        for axis in (axes.xaxis, axes.yaxis):
            state += [axis.get_major_locator(), axis.get_major_formatter(), axis.get_inverted()]
    return state
