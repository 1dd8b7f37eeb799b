"""A pad in a bare page, its kernel side in this process: real keys and real verdicts, without JupyterLab."""

import itertools
import json
from contextlib import contextmanager

from utils.derivation import Problem
from utils.derivation.exercise import derivation

DEFINITIONS = "z = w.x + b\np = sigma(z)\nL = -(y log p + (1 - y) log(1 - p))"
KINDS = {"w": "vec d", "x": "vec d", "b": "real", "y": "unit"}
FIRST = "dL/dw_j = dL/dp * dp/dz * dz/dw_j"
SLIPPED = "= -(y/p - (1-y)/(1-p)) * x_j"
MENDED = "= -(y/p - (1-y)/(1-p)) * p (1-p) * x_j"
LAST = "= (p - y) x_j"
SETUP = f"""
from utils.derivation import Problem
from utils.derivation.exercise import derivation
from utils.derivation.pad import pad
problem = Problem({DEFINITIONS!r}, {KINDS!r})
collapse = derivation("collapse", "Derive dL/dw_j.", problem, start="dL/dw_j", goal="(p - y) x_j")
"""
STATUSES = "() => [...document.querySelectorAll('.dp-row')].map((row) => row.dataset.status).filter(Boolean)"
_serial = itertools.count()
STAND_IN = """const standIn = (state) => {
  const heard = {};
  const model = {
    state, widget_manager: {}, dead: false, held: null,
    get: (name) => state[name],
    set(name, value) { state[name] = value; (heard[`change:${name}`] || []).forEach((react) => react()); },
    on(event, react) { (heard[event] ||= []).push(react); },
    off(event, react) { heard[event] = (heard[event] || []).filter((other) => other !== react); },
    listeners: () => Object.values(heard).flat().length,
    save_changes() { if (model.dead) throw new Error("gone"); window.toKernel(JSON.stringify({ text: state.text })); },
    send(message) {
      if (model.dead) throw new Error("gone");
      const answer = window.toKernel(JSON.stringify({ message })).then((said) => () => JSON.parse(said).forEach(([name, value]) =>
        name ? model.set(name, value) : (heard["msg:custom"] || []).forEach((react) => react(value))));
      if (model.held) model.held.push(answer);
      else answer.then((act) => act());
    },
  };
  return model;
};"""
PAGE = """<!doctype html><meta charset="utf-8"><style>%s</style><style>%s</style>
<body style="margin: 0; padding: 12px"><div id="box"></div><script type="module">%s
const url = URL.createObjectURL(new Blob([%s], { type: "text/javascript" }));
window.code = await import(url);
window.model = standIn(%s);
window.show = () => (window.cleanup = window.code.default.render({ model: window.model, el: document.getElementById("box") }));
window.show();
window.drawn = true;
</script>"""
THEMES = {
    "light": "",
    "dark": "body { background: #111; color: #e0e0e0; --jp-content-font-color1: #e0e0e0; --jp-content-font-color2: #bdbdbd;"
    " --jp-layout-color1: #111; --jp-layout-color2: #424242; --jp-border-color1: #616161; --jp-border-color2: #424242; }",
}


def state_of(pad) -> dict:
    """Return what the browser is given of a pad."""
    return {name: value for name, value in pad.get_state().items() if not name.startswith(("_", "layout"))}


def open_pad(context, pad, width=1000, theme="light"):
    """Return a page that shows `pad` and talks to it; `page.wrong` must stay empty, `page.asked` is what it sent."""
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.wrong, page.asked = [], []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda said: said.type in ("error", "warning") and page.wrong.append(said.text))
    page.on("request", lambda asked: asked.url.startswith("http") and page.wrong.append(asked.url))

    def to_kernel(said):
        said, changed = json.loads(said), []
        if "text" in said:
            pad.text = said["text"]
            return "[]"
        page.asked.append(said["message"])
        names = ["read", "told", "verdict", "help_taken"]
        note = lambda change: changed.append([change["name"], change["new"]])  # noqa: E731
        pad.observe(note, names)
        sends, pad.send = pad.send, lambda content, *_: changed.append(["", content])
        pad._heard(pad, said["message"], [])
        pad.send = sends
        pad.unobserve(note, names)
        return json.dumps(changed)

    page.expose_function("toKernel", to_kernel)
    code = json.dumps(pad._esm).replace("</", "<\\/")
    state = json.dumps(state_of(pad)).replace("</", "<\\/")
    page.set_content(PAGE % (THEMES[theme], pad._css, STAND_IN, code, state))
    if theme == "dark":
        page.evaluate("() => document.body.setAttribute('data-jp-theme-light', 'false')")
    page.wait_for_function("() => window.drawn", timeout=10_000)
    return page


def new_problem():
    """Return logistic regression's loss, of which the gradient is asked."""
    return Problem(DEFINITIONS, KINDS)


def new_exercise():
    """Return an exercise nobody has typed anything for."""
    return derivation(
        f"collapse-{next(_serial)}", "Derive dL/dw_j.", new_problem(), start="dL/dw_j", goal="(p - y) x_j"
    )


@contextmanager
def pads(context):
    """Yield a function that opens a pad in a bare page; nothing may go wrong in its pages."""
    pages = []

    def opened(shown, **how):
        pages.append(open_pad(context, shown, **how))
        pages[-1].set_default_timeout(8000)
        return pages[-1]

    yield opened
    for page in pages:
        assert page.wrong == []
        page.close()


def wait_for(page, *statuses):
    """Wait until the lines that have a status have these."""
    page.wait_for_function(f"(wanted) => JSON.stringify(({STATUSES})()) === JSON.stringify(wanted)", arg=list(statuses))


def words(page, selector):
    """Return the words of one element."""
    return " ".join(page.locator(selector).inner_text().split())


def begin(page):
    """Put the caret behind what the pad begins with."""
    page.locator(".dp-text").focus()
    page.keyboard.press("Control+End")


def write(page, text):
    """Put a text in place of what is there."""
    page.locator(".dp-text").fill(text)


def field_of(book, cell):
    """The field one types into, of the pad in a cell of an open notebook."""
    return book.cell(cell).locator(".dp-text")


def lab_wait(book, cell, *statuses):
    """Wait until the rows of that pad have these statuses."""
    book.page.wait_for_function(
        """([cell, wanted]) => JSON.stringify([...cell.querySelectorAll('.dp-row')]
          .map((row) => row.dataset.status).filter(Boolean)) === wanted""",
        arg=[book.cell(cell).element_handle(), str(list(statuses)).replace("'", '"').replace(" ", "")],
    )
