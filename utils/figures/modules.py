"""Join a widget's few ES modules into the one that anywidget takes: no bundler, and each file stays readable."""

import re
from pathlib import Path

BROWSER = Path(__file__).parent / "browser"
CONTROLS = BROWSER / "controls.js"
DOM = BROWSER / "dom.js"  # elements, ids, keys and a live region, for widgets made by hand
STYLE = BROWSER / "widget.css"  # what they look like: buttons, choices, quiet text
IMPORT = re.compile(r'^import \{[^}]*\} from "\./[\w-]+\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=function|const|class)", re.MULTILINE)


def join_modules(*paths):
    """Return one module: each file after those it imports from, their imports and named exports taken out.

    The files share one scope, so no two may declare the same name; the last one has the `export default`.
    """
    return "\n".join(EXPORT.sub("", IMPORT.sub("", Path(path).read_text(encoding="utf-8"))) for path in paths)


def join_styles(*paths):
    """Return one style sheet of several."""
    return "\n".join(Path(path).read_text(encoding="utf-8") for path in paths)
