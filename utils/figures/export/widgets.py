"""Take the widgets of an executed notebook with the page: their modules once each, their state, their binary data."""

import hashlib
import html
import json

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
NEEDS_KERNEL = "This figure has more positions than one page can hold; it moves in the running course."
BOXES = {"VBoxModel": "column", "HBoxModel": "row", "BoxModel": "row"}
TEXTS = {"HTMLModel", "HTMLMathModel", "LabelModel"}


class Widgets:
    """The widgets of one notebook, collected as its outputs are turned into HTML."""

    def __init__(self, metadata):
        self.saved = metadata.get("widgets", {}).get(STATE, {}).get("state", {})
        self.modules, self.styles, self.models = {}, {}, {}

    def element(self, data):
        """Return HTML for an output whose mime bundle is `data`: a place for the live widget, its picture inside."""
        model = data.get(VIEW, {}).get("model_id")
        return self._placed(model, data)

    def script(self):
        """Return the JSON the page's own script reads; safe inside a script element."""
        return for_script({"modules": self.modules, "styles": self.styles, "models": self.models})

    def _placed(self, model, data):
        saved = self.saved.get(model, {})
        state, kind = saved.get("state", {}), saved.get("model_name")
        if "_esm" in state and not state.get("on_demand"):
            self._keep(model, saved)
            return f'<div class="widget" data-model="{html.escape(model)}">{_picture(data)}</div>'
        if kind in BOXES:
            inside = [self._placed(str(child).removeprefix("IPY_MODEL_"), {}) for child in state.get("children", [])]
            return f'<div class="box {BOXES[kind]}">{"".join(inside)}</div>'
        if kind in TEXTS:
            value = state.get("value", "")
            return f"<div>{html.escape(value) if kind == 'LabelModel' else value}</div>"
        words = NEEDS_KERNEL if "_esm" in state else "This control works in the running course."
        return f'<div class="widget">{_picture(data)}<p class="aside">{words}</p></div>'

    def _keep(self, model, saved):
        state = {name: value for name, value in saved["state"].items() if name not in ("_esm", "_css")}
        self.models[model] = {
            "module": _once(self.modules, saved["state"]["_esm"]),
            "style": _once(self.styles, saved["state"].get("_css", "")),
            "state": state,
            "buffers": [{"path": part["path"], "data": part["data"]} for part in saved.get("buffers", [])],
        }


def for_script(value):
    """Return `value` as JSON in which nothing can end a script element or open a comment."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _once(known, text):
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    known[name] = text
    return name


def _picture(data):
    words = "".join(data.get("text/plain", "")).removeprefix("<figure: ").removesuffix(">")
    png = "".join(data.get("image/png", ""))
    if png:
        return f'<img alt="{html.escape(words)}" src="data:image/png;base64,{png.strip()}">'
    return f"<pre>{html.escape(words)}</pre>" if words else ""
