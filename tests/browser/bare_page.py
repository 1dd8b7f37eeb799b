"""A widget in a bare page, with a stand-in for its model, as in an exported page: no kernel, no JupyterLab."""

import json
from contextlib import contextmanager

MODEL = """const stand_in = (state) => {
  const heard = {};
  return { state, heard, saves: 0, get: (name) => state[name], save_changes() { this.saves += 1; },
    set(name, value) { state[name] = value; (heard[`change:${name}`] || []).forEach((react) => react()); },
    on(event, react) { (heard[event] ||= []).push(react); },
    off(event, react) { heard[event] = heard[event].filter((other) => other !== react); } };
};"""
PAGE = """<!doctype html><meta charset="utf-8"><style>%s</style><body style="margin: 0"><div id="box"></div>
<script type="module">%s
const url = URL.createObjectURL(new Blob([%s], { type: "text/javascript" }));
window.code = await import(url);
window.model = stand_in(%s);
window.cleanup = window.code.default.render({ model: window.model, el: document.getElementById("box") });
window.drawn = true;
</script>"""
# Boxes whose content does not fit, and words of a picture that leave it.
CUT = """() => {
  const wide = (box) => box.clientWidth && box.scrollWidth > box.clientWidth + 1;
  const outside = (words) => {
    const inner = words.getBoundingClientRect(), outer = words.closest("svg").getBoundingClientRect();
    return inner.left < outer.left - 1 || inner.right > outer.right + 1
      || inner.top < outer.top - 2 || inner.bottom > outer.bottom + 2;
  };
  return [...[...document.querySelectorAll(".cp-widget :not(svg, svg *, .cp-spoken)")].filter(wide),
    ...[...document.querySelectorAll(".cp-widget svg text")].filter(outside)].map((cut) => cut.textContent).filter(Boolean);
}"""


@contextmanager
def bare_pages(context):
    """Yield a function that renders a widget, `names` of its module exported; nothing may go wrong in its pages."""
    pages = []

    def shown(widget, names="", width=700):
        page = context.new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 1000})
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("console", lambda said: said.type == "error" and page.wrong.append(said.text))
        page.on("request", lambda asked: asked.url.startswith("http") and page.wrong.append(asked.url))
        state = {name: value for name, value in widget.get_state().items() if not name.startswith(("_", "layout"))}
        code = json.dumps(f"{widget._esm}\nexport {{ {names} }};").replace("</", "<\\/")
        page.set_content(PAGE % (widget._css, MODEL, code, json.dumps(state)))
        page.wait_for_function("() => window.drawn")
        return page

    yield shown
    for page in pages:
        assert page.wrong == []
        page.close()
