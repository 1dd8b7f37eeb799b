"""The chapter's ES modules as the one module a widget sends to the browser."""

import re
from pathlib import Path

HERE = Path(__file__).parent
# Imports from a neighbour fall away, since the neighbour stands above; `export default` is the widget's and stays.
IMPORT = re.compile(r'^import \{[^}]*\} from "\./[\w.]+";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


def module(*names: str) -> str:
    """Join the files `names` of this folder, each after those it imports; top-level names must not collide."""
    return "\n".join(EXPORT.sub("", IMPORT.sub("", (HERE / name).read_text(encoding="utf-8"))) for name in names)


def styles(*names: str) -> str:
    """Join the style sheets `names` of this folder."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)
