"""One normaliser of outputs, shared by the build, by nbval and by the leak lane.

What differs between two runs of the same cells says nothing: widget models, memory addresses, temporary file names,
times of execution. It is taken out of what is stored, and out of what a rerun is compared with.
"""

import re
from collections.abc import Iterator

from utils.stamp import joined

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
# Pattern and replacement. nbval reads them from an ini file, so none may begin with a space or hold a `%`.
REPLACEMENTS = (
    (r"[ ]at 0x[0-9A-Fa-f]+", ""),
    (r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", "<id>"),
    (r"\b[0-9a-f]{32}\b", "<id>"),
    (r"[^\s'\"]*ipykernel_[0-9]+[/\\][0-9]+\.py", "<cell>"),
)
_COMPILED = [(re.compile(pattern), replacement) for pattern, replacement in REPLACEMENTS]


def normalise_text(text: str) -> str:
    """Take out of a text what differs from run to run.

    >>> normalise_text("<Die object at 0x7f3a>")
    '<Die object>'
    """
    for pattern, replacement in _COMPILED:
        text = pattern.sub(replacement, text)
    return text


def normalise(notebook: dict) -> dict:
    """Normalise the outputs of an executed notebook in place, and return it."""
    notebook["metadata"].pop("widgets", None)
    for cell in notebook["cells"]:
        cell["metadata"].pop("execution", None)
        if cell["cell_type"] == "code":
            cell["outputs"] = _merged([_output(output) for output in cell["outputs"]])
    return notebook


def remaining_addresses(notebook: dict) -> Iterator[tuple[int, str]]:
    """Yield the index of each cell whose outputs still hold a memory address, with a piece of the text around it."""
    for index, cell in enumerate(notebook["cells"]):
        for text in strings(cell.get("outputs", [])):
            found = re.search(r".{0,40} at 0x.{0,20}", text)
            if found:
                yield index, found[0].strip()


def strings(value) -> Iterator[str]:
    """Yield every string in a piece of notebook JSON; a list of lines counts as one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):
            yield "".join(value)
        else:
            for inner in value:
                yield from strings(inner)


def sanitize_file() -> str:
    """Write the replacements as the ini file that `pytest --nbval-sanitize-with` reads."""
    parts = [f"[regex{n}]\nregex: {p}\nreplace: {r}\n" for n, (p, r) in enumerate(REPLACEMENTS, start=1)]
    return "\n".join(parts)


def _output(output: dict) -> dict:
    data = output.get("data")
    if data is not None:
        data.pop(WIDGET_VIEW, None)
        for mime in data:
            if mime.startswith("text/"):
                data[mime] = normalise_text(joined(data[mime]))
    if "text" in output:
        output["text"] = normalise_text(joined(output["text"]))
    return output


def _merged(outputs: list[dict]) -> list[dict]:
    """Join neighbouring pieces of one stream: where they were cut is a matter of timing."""
    merged: list[dict] = []
    for output in outputs:
        last = merged[-1] if merged else {}
        if output["output_type"] == "stream" == last.get("output_type") and output["name"] == last["name"]:
            last["text"] += output["text"]
        else:
            merged.append(output)
    return merged
