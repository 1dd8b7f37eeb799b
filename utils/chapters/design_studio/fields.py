"""What a design holds: nine sections of structured fields and a box of prose each. Plain data, for Python and the browser."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Field:
    """One field. `kind`: number, duration, text, choice, choices, rows or prose; prose is never looked at by a check."""

    name: str
    label: str
    kind: str
    unit: str = ""
    options: tuple[str, ...] = ()
    columns: tuple["Field", ...] = ()
    one: str = ""  # what one row is called


def number(name: str, label: str, unit: str = "") -> Field:
    """Declare a number of a unit."""
    return Field(name, label, "number", unit)


def duration(name: str, label: str) -> Field:
    """Declare a time with its unit: 14 d, 2 h, 30 min, 150 ms."""
    return Field(name, label, "duration")


def text(name: str, label: str) -> Field:
    """Declare a few words: looked at only for being there."""
    return Field(name, label, "text")


def prose(name: str, label: str) -> Field:
    """Declare prose: scored by its author, never by a check."""
    return Field(name, label, "prose")


def choice(name: str, label: str, *options: str) -> Field:
    """Declare one of several options."""
    return Field(name, label, "choice", options=options)


def choices(name: str, label: str, *options: str) -> Field:
    """Declare any of several options."""
    return Field(name, label, "choices", options=options)


def rows(name: str, label: str, one: str, *columns: Field) -> Field:
    """Declare a short table; `one` names a row."""
    return Field(name, label, "rows", columns=columns, one=one)


BIASES = ("position", "exposure", "curiosity", "length", "social", "one-sided", "respondents", "other")

# fmt: off
SECTIONS = {
    "clarify": ("Clarify and scale", [
        choice("brief", "Brief", "marketplace", "feed", "own"),
        number("daily_users", "Users a day"),
        number("requests_per_user", "Requests a user a day"),
        number("mean_qps", "Mean load", "requests/s"),
        number("peak_qps", "Peak load", "requests/s"),
        number("items", "Items to choose from, for one request"),
        number("shown", "Items shown at once"),
        number("latency_ms", "Latency promised to the user, p99", "ms"),
        prose("decision", "Which decision, for whom, and what do they see?"),
    ]),
    "objective": ("Objective and labels", [
        rows("labels", "Labels", "label", text("name", "Name"), choice("kind", "Kind", "explicit", "loosely", "implicit"),
             duration("delay", "Delay"), choice("bias", "Bias", *BIASES)),
        duration("label_window", "A row without the event is called negative after"),
        prose("objective", "What is optimised, and what is it a stand-in for?"),
    ]),
    "data": ("Data and features", [
        rows("features", "Features", "feature", text("name", "Name"),
             choice("source", "Source", "request", "event stream", "batch table", "content"),
             choice("known", "Known", "before the request", "at the request", "after the event"),
             duration("max_age", "May be old by"), duration("every", "Renewed every")),
        choice("split", "Train and test split", "by time", "random rows", "by user"),
        choice("trained_on", "Feature values trained on", "logged when served", "recomputed as of the event", "today's tables"),
        prose("data_notes", "How is a training row made?"),
    ]),
    "serving": ("Offline and online", [
        rows("stages", "Stages of one request, in order (what runs side by side is one row)", "stage", text("name", "Name"),
             choice("kind", "Kind", "retrieval", "filter", "features", "ranking", "re-ranking"),
             number("candidates", "Leaves", "items"), number("ms", "Takes", "ms"), text("fallback", "If it fails")),
        duration("retrain", "Trained again every"),
        prose("serving_notes", "What is computed before anybody asks, and why?"),
    ]),
    "retrieval": ("Retrieval", [
        choices("sources", "Candidates come from", "embeddings", "followed or subscribed", "popular", "recent", "same category"),
        number("dim", "Embedding length"),
        number("bytes_each", "Bytes a number"),
        number("machine_gb", "Memory for one copy of the vectors, all shards", "GB"),
        number("recall", "Recall of retrieval", "%"),
        choice("new_items", "New items", "content features", "reserved slots", "by category", "shown only once popular"),
        choice("new_users", "New users", "popular in context", "asked at sign-up", "session only"),
        prose("retrieval_notes", "Why these sources, and what do they miss?"),
    ]),
    "ranking": ("Ranking", [
        choice("model", "Model", "logistic regression", "boosted trees", "deep network", "rules"),
        number("score_us", "Scoring one candidate in the last ranking stage, batched", "µs"),
        number("random_share", "Traffic in random order", "%"),
        number("explore_share", "Slots given to exploration", "%"),
        prose("ranking_notes", "What is predicted, and how are predictions combined?"),
    ]),
    "evaluation": ("Evaluation", [
        choices("offline_metrics", "Offline metrics", "recall@k", "nDCG@k", "AUC", "log loss", "calibration", "coverage"),
        rows("online_metrics", "Online metrics", "metric", text("name", "Name"), choice("role", "Role", "goal", "guardrail"),
             choice("measures", "Measures", "preference", "money", "retention", "latency", "complaints", "supply"),
             choice("method", "Method", "A/B test", "interleaving")),
        duration("ab_length", "Length of the A/B test"),
        choice("unit", "Randomised by", "user", "request", "region"),
        prose("evaluation_notes", "What would make you not launch?"),
    ]),
    "drift": ("Drift, failure, fallback", [
        duration("drift_after", "The world has moved noticeably after"),
        choices("watched", "Watched", "inputs", "predictions", "labels", "feature age", "latency", "errors"),
        choice("rollback", "Way back", "last model kept warm", "flag to the baseline", "deploy again"),
        prose("drift_notes", "What breaks first, and who notices?"),
    ]),
    "ethics": ("Ethics and abuse", [
        rows("abuse", "Abuse", "case", text("name", "What they do"), text("gain", "What they gain"), text("answer", "Your answer")),
        text("groups", "Groups whose results are looked at apart"),
        choices("control", "The user can", "hide", "see why", "reset", "turn it off"),
        prose("ethics_notes", "Who can be hurt by this working as designed?"),
    ]),
}
# fmt: on

FIELDS = {field.name: field for _, fields in SECTIONS.values() for field in fields}
SECTION_OF = {field.name: name for name, (_, fields) in SECTIONS.items() for field in fields}
MOST_ROWS = 12
LONGEST = 4000  # characters of one text


def schema() -> dict:
    """Return the sections as plain data for the browser."""
    return {
        "sections": [
            {"name": name, "title": title, "fields": [asdict(field) for field in fields]}
            for name, (title, fields) in SECTIONS.items()
        ],
        "rows": MOST_ROWS,
        "longest": LONGEST,
    }
