"""Join a widget's few ES modules into the one that anywidget takes: no bundler, and each file stays readable."""

import re
from pathlib import Path

IMPORT = re.compile(r'^import \{[^}]*\} from "\./[\w-]+\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=function|const|class)", re.MULTILINE)


def join_modules(*paths):
    """Return one module: each file after those it imports from, their imports and named exports taken out.

    The files share one scope, so no two may declare the same name; the last one has the `export default`.
    """
    return "\n".join(EXPORT.sub("", IMPORT.sub("", Path(path).read_text(encoding="utf-8"))) for path in paths)
