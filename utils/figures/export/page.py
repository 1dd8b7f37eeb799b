"""Turn an executed notebook into one HTML page that asks nothing of anyone."""

import html
from pathlib import Path

from .formulas import mathml, typeset
from .widgets import VIEW, Widgets

HERE = Path(__file__).parent
# Whatever a cell put into the page, the reader's browser fetches nothing from anywhere.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data: blob:; "
    "font-src data:; media-src data: blob:; base-uri 'none'; form-action 'none'"
)
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
<main>
{body}
<footer>A picture of a chapter: figures move, checks and code need the running course.</footer>
</main>
<script type="application/json" id="widgets">{widgets}</script>
<script type="module">
{script}
</script>
</body>
</html>
"""


def page(notebook, folder="."):
    """Return the HTML of an executed notebook (with its widget state); local pictures are read from `folder`."""
    widgets = Widgets(notebook.metadata)
    body = _body(notebook, widgets, folder)
    return PAGE.format(
        policy=POLICY,
        title=html.escape(title(notebook)),
        style=(HERE / "page.css").read_text(encoding="utf-8") + _highlighting(),
        body=body,
        widgets=widgets.script(),
        script=(HERE / "page.js").read_text(encoding="utf-8"),
    )


def title(notebook):
    """Return the notebook's first heading."""
    for cell in notebook.cells:
        for line in cell.source.splitlines() if cell.cell_type == "markdown" else ():
            if line.startswith("# "):
                return line[2:].strip()
    return "Chapter"


def _body(notebook, widgets, folder):
    from nbconvert import HTMLExporter
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    class Renderer(IPythonRenderer):
        def block_math(self, body):
            return mathml(body, display=True)

        def inline_math(self, body):
            return mathml(body)

        def latex_environment(self, name, body):
            return mathml(f"\\begin{{{name}}}{body}\\end{{{name}}}", display=True)

    def markdown(source):
        made = Renderer(escape=False, embed_images=True, exclude_anchor_links=True, path=str(folder))
        return MarkdownWithMath(renderer=made).render(source)

    exporter = HTMLExporter(template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True)
    exporter.register_filter("markdown2html", markdown)
    return exporter.from_notebook_node(_plain(notebook, widgets))[0]


def _plain(notebook, widgets):
    """Return a copy in which every output is text, a picture or HTML, its formulas set."""
    from copy import deepcopy

    notebook = deepcopy(notebook)
    notebook.metadata.pop("widgets", None)  # nbconvert would call for a widget manager
    for output in (o for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs):
        data = output.get("data", {})
        if VIEW in data:
            output.data = {"text/html": widgets.element(data)}
        elif "text/html" in data:
            output.data = {"text/html": typeset("".join(data["text/html"]))}
        elif "text/latex" in data:
            output.data = {"text/html": typeset(html.escape("".join(data["text/latex"])))}
        elif "image/png" in data:
            words = html.escape("".join(data.get("text/plain", "")))
            source = "".join(data["image/png"]).strip()
            output.data = {"text/html": f'<img alt="{words}" src="data:image/png;base64,{source}">'}
    return notebook


def _highlighting():
    from pygments.formatters import HtmlFormatter

    light = HtmlFormatter(style="default").get_style_defs(".highlight")
    dark = HtmlFormatter(style="github-dark").get_style_defs(".highlight")
    return f"\n{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}"
