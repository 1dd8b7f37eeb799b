"""What follows from a design's fields: sums, products, the longest of a column. rules.js does the same in the browser."""

from utils.chapters.design_studio.fields import FIELDS, SECTIONS
from utils.chapters.design_studio.saying import say_number

TIMES = frozenset(
    [name for name, field in FIELDS.items() if field.kind == "duration"]
    + [column.name for field in FIELDS.values() for column in field.columns if column.kind == "duration"]
    + ["longest_delay"]
)
COUNTED = tuple(field.name for field in SECTIONS["clarify"][1] if field.kind == "number")


def quantities(values: dict) -> dict:
    """Return every field's value and what follows from them; None where something for it is missing."""
    found = {name: values.get(name) for name in FIELDS}
    labels, stages, metrics = (values.get(name) or [] for name in ("labels", "stages", "online_metrics"))

    slowest = max((row for row in labels if row["delay"] is not None), key=lambda row: row["delay"], default=None)
    found["longest_delay"], found["slowest"] = (slowest["delay"], _name(slowest)) if slowest else (None, None)
    found["labels_given"] = len(labels) or None
    found["explicit"] = sum(row["kind"] not in ("implicit", "loosely") for row in labels)
    found["by_position"] = next((_name(row) for row in labels if row["bias"] == "position"), None)

    spent = [row["ms"] for row in stages if row["ms"] is not None]
    found["total_ms"], found["sum_ms"] = (sum(spent), " + ".join(map(say_number, spent))) if spent else (None, None)
    left, ranking = values.get("items"), None
    for row in stages:
        row["before"] = left
        row["from"] = None if left is None else "starts with" if row is stages[0] else "is given"
        if row["kind"] == "ranking":
            ranking = row
        left = row["candidates"] if row["candidates"] is not None else left
    found["left"] = next((row["candidates"] for row in reversed(stages) if row["candidates"] is not None), None)
    found["ranked"] = ranking and ranking["before"]
    found["ranking_ms"] = ranking and ranking["ms"]
    found["score_ms"] = _product(found["ranked"], found["score_us"], 0.001)

    found["embedding_gb"] = _product(found["items"], found["dim"], found["bytes_each"], 1e-9)
    expected = found["by_users"] = _product(found["daily_users"], found["requests_per_user"], 1 / 86400)
    mean = found["mean_qps"]
    found["mean_off"] = max(expected / mean, mean / expected) if expected and mean else None
    found["explored"], found["random"] = found["explore_share"] or 0.0, found["random_share"] or 0.0
    found["none_of"] = next((FIELDS[name].label for name in COUNTED if found[name] == 0), None)
    found["peak_scores"] = _product(found["peak_qps"], found["ranked"])
    found["cores"] = _product(found["peak_scores"], found["score_us"], 1e-6)
    found["cores_twice"] = _product(found["cores"], 2.0)
    found["goals"] = sum(row["role"] == "goal" and row["method"] != "interleaving" for row in metrics)
    found["guardrails"] = sum(row["role"] == "guardrail" for row in metrics)
    found["early"] = sum(name in ("inputs", "predictions", "feature age") for name in found["watched"] or [])
    return found


def _name(row: dict) -> str:
    return row["name"] or "a row without a name"


def _product(*factors: float | None) -> float | None:
    product = 1.0
    for factor in factors:
        if factor is None:
            return None
        product *= factor
    return product
