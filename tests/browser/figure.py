"""What a learner does with one live figure: predict, move its controls by key and by mouse, look at the picture."""

# Two sums over every pixel: as good as the pixels themselves, and far cheaper to ask for again and again.
PIXELS = """const pixels = (canvas) => {
  const copy = new OffscreenCanvas(canvas.width, canvas.height), context = copy.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  const words = new Uint32Array(context.getImageData(0, 0, copy.width, copy.height).data.buffer);
  let one = 17, two = 23;
  for (let i = 0; i < words.length; i++) {
    one = (Math.imul(one, 31) + words[i]) | 0;
    two = Math.imul(two, 37) ^ words[i];
  }
  return `${one} ${two}`;
};"""
SETTLED = "(figure) => !figure.classList.contains('cf-loading')"
SHOWN = f"(canvas) => {{ {PIXELS} return pixels(canvas); }}"
ANOTHER = f"""([canvas, before]) => {{ {PIXELS}
  return !canvas.closest('.cf-figure').classList.contains('cf-loading') && pixels(canvas) !== before; }}"""
PAUSE = 40  # milliseconds between two looks: looked at in every display frame, the picture is drawn the later for it
AGAIN = f"([canvas, wanted]) => {{ {PIXELS} return pixels(canvas) === wanted; }}"


class Figure:
    """A live figure on the page, found by its locator."""

    def __init__(self, root):
        self.root, self.page = root, root.page
        self.canvas = root.locator("canvas")
        self.sliders = root.locator("input[type=range]")
        self.settle()

    def settle(self) -> None:
        """Wait until the figure shows the frame of its controls."""
        self.root.scroll_into_view_if_needed()
        self.page.wait_for_function(SETTLED, arg=self.root.element_handle())

    def picture(self) -> str:
        """Return a fingerprint of the picture."""
        return self.canvas.evaluate(SHOWN)

    def wait_for_another(self, before: str) -> str:
        """Wait until the settled picture is no longer `before`; return it."""
        self.page.wait_for_function(ANOTHER, arg=[self.canvas.element_handle(), before], polling=PAUSE)
        return self.picture()

    def wait_for(self, picture: str) -> None:
        """Wait until the picture is `picture` again, to the pixel."""
        self.page.wait_for_function(AGAIN, arg=[self.canvas.element_handle(), picture], polling=PAUSE)

    def drag(self, slider, start: float, end: float) -> None:
        """Press the mouse at one share of the slider's width and let it go at another."""
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        y = box["y"] + box["height"] / 2
        x = [box["x"] + 1 + share * (box["width"] - 2) for share in (start, end)]
        self.page.mouse.move(x[0], y)
        self.page.mouse.down()
        self.page.mouse.move(x[1], y, steps=2)
        self.page.mouse.up()

    def choices(self):
        """Yield (a name, a function that picks option k, how many there are) for every list and group of radio buttons."""
        panel = self.root.locator("fieldset.cf-controls")
        for chooser in panel.locator("select").all():
            yield "list", lambda k, at=chooser: at.select_option(index=k), chooser.locator("option").count()
        for group in panel.locator("[role=radiogroup]").all():
            buttons = group.locator("input")
            yield "radio buttons", lambda k, at=buttons: at.nth(k).check(), buttons.count()

    def locked(self) -> bool:
        """Whether the figure waits for a prediction."""
        return self.root.locator("fieldset.cf-controls").evaluate("(panel) => panel.disabled")

    def predict(self, answer: str | int) -> None:
        """Hand in a prediction: text for a number, the index of an option otherwise."""
        form = self.root.locator(".cf-predict form")
        if isinstance(answer, str):
            form.locator("input[type=text]").fill(answer)
        elif form.locator("select").count():
            form.locator("select").select_option(index=answer)
        else:
            form.locator("input[type=radio]").nth(answer).check()
        form.locator("button").click()

    def unlock(self) -> None:
        """Predict anything that is accepted, when the figure asks."""
        if self.locked():
            wish = self.root.locator(".cf-predict form")
            guesses = ("0.3", "3", "30", "300") if wish.locator("input[type=text]").count() else (0,)
            for guess in guesses:  # the first within the figure's bounds
                self.predict(guess)
                if not self.locked():
                    break
            self.root.locator(".cf-result").wait_for()


def figures(notebook) -> list[Figure]:
    """Return every live figure of the shown notebook."""
    return [Figure(root) for root in notebook.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .cf-figure").all()]
