"""Checks for what was never asked: a field or a cell that stands empty."""

from utils.chapters.design_studio.rules import Rule


def never(field: str, name: str, section: str, asks: str, says: str, *when: tuple) -> Rule:
    """Return the check that complains when a field is blank (and, if given, the other conditions hold)."""
    return Rule(name, section, asks, says, ((field, "blank"), *when), {field: None})


def in_each(rows: str, column: str, name: str, section: str, asks: str, says: str, *when: tuple, row: int = 0) -> Rule:
    """Return the check that complains when a cell is blank in some row; its example blanks it in row number `row`."""
    return Rule(name, section, asks, says, ((column, "blank"), *when), {rows: (row, {column: None})}, rows)


# fmt: off
ASKING = (
    never("daily_users", "no-users", "clarify", "How many people come?", "Users a day are open: the load has nothing to be held against."),
    never("mean_qps", "no-load", "clarify", "How many requests a second?", "No mean load is stated: nothing can be sized."),
    never("peak_qps", "no-peak", "clarify", "And at the peak?", "No peak load is stated. Machines are bought for the evening, not for the mean."),
    never("items", "no-corpus", "clarify", "How many items are there to choose from?", "The number of items is open. It decides whether you need retrieval at all."),
    never("shown", "no-page", "clarify", "How many do they see at once?", "Nobody said how many items are shown: no stage knows when it has enough."),
    never("latency_ms", "no-latency", "clarify", "How fast must it answer?", "Nobody asked about latency. Every choice further down spends it."),
    never("labels", "no-labels", "objective", "What does the model learn from?", "There is no label."),
    in_each("labels", "kind", "no-kind", "objective", "Said, or read off behaviour?", "Nobody said whether “{row}” is explicit or implicit."),
    in_each("labels", "bias", "no-bias", "objective", "What bends this behaviour besides liking?", "“{row}” is implicit and its bias is not named.", ("kind", "is", "implicit")),
    in_each("labels", "bias", "explicit-bias", "objective", "Who answers, and who does not?", "“{row}” is said on purpose, and that is no excuse: its bias is not named.", ("kind", "in", ["explicit", "loosely"]), row=2),
    in_each("labels", "delay", "no-delay", "objective", "When do you know the label?", "Nobody asked about the delay of “{row}”."),
    never("label_window", "no-window", "objective", "When is no answer a no?", "Nothing says after how long a row without the event counts as negative.", ("labels", "given")),
    never("features", "no-features", "data", "What does the model see?", "There is no feature."),
    in_each("features", "known", "no-time", "data", "Is it known when you must decide?", "Nobody said when “{row}” becomes known."),
    in_each("features", "max_age", "no-freshness", "data", "How old may it be?", "Nobody asked how fresh “{row}” must be.", ("known", "isnt", "at the request")),
    in_each("features", "every", "no-period", "data", "How often is it renewed?", "Nobody said how often “{row}” is renewed.", ("known", "isnt", "at the request")),
    never("split", "no-split", "data", "Which rows are held out?", "How train and test are split is open."),
    never("trained_on", "no-logging", "data", "Are these the values that were served?", "Nobody asked whether training sees the feature values that serving saw."),
    never("stages", "no-stages", "serving", "What happens to a request?", "There is no stage."),
    in_each("stages", "ms", "no-stage-time", "serving", "What does this stage cost?", "“{row}” has no latency, so the sum is not a sum."),
    in_each("stages", "candidates", "no-candidates", "serving", "How many are left after it?", "Nobody said how many items “{row}” leaves.", row=1),
    in_each("stages", "fallback", "no-fallback", "serving", "And when it is down?", "“{row}” has no fallback: when it fails, the page is empty."),
    never("retrain", "no-retraining", "serving", "How often is it trained again?", "Retraining is open."),
    never("dim", "no-vector-size", "retrieval", "How long is a vector?", "Candidates come from embeddings whose length nobody stated.", ("sources", "has", "embeddings")),
    never("bytes_each", "no-precision", "retrieval", "How many bytes is a number of it?", "A vector has {dim} numbers, and nobody said how many bytes each takes.", ("dim", "given")),
    never("machine_gb", "no-machine", "retrieval", "On what machines?", "The vectors take {embedding_gb} GB; nobody said how much memory there is.", ("embedding_gb", "given")),
    never("sources", "no-sources", "retrieval", "Where do candidates come from?", "No source of candidates is chosen."),
    never("recall", "no-recall", "retrieval", "What does retrieval lose?", "Its recall is open, and it is the ceiling of everything after it."),
    never("new_items", "cold-items", "retrieval", "What about an item added a minute ago?", "Cold start of new items is unanswered."),
    never("new_users", "cold-users", "retrieval", "What does somebody see on the first visit?", "Cold start of new users is unanswered."),
    never("model", "no-model", "ranking", "What ranks?", "No model is chosen."),
    never("score_us", "no-scoring-cost", "ranking", "What does one score cost?", "The cost of scoring is open, and it is why there are two stages."),
    never("offline_metrics", "no-offline", "evaluation", "How would you know before launch?", "No offline metric is named."),
    never("ab_length", "no-length", "evaluation", "How long does the test run?", "The length of the A/B test is open.", ("goals", ">", 0)),
    never("unit", "no-unit", "evaluation", "Who is randomised?", "Nobody said what is randomised: a user, a request or a region."),
    never("drift_after", "no-drift", "drift", "How fast does the world move?", "Nobody asked how long a trained model stays good."),
    never("watched", "unwatched", "drift", "Who notices?", "Nothing is watched after the launch."),
    never("rollback", "no-rollback", "drift", "How do you get back?", "There is no way back from a bad model."),
    never("abuse", "no-abuse", "ethics", "Who will play against it?", "There is no abuse case. Whoever gains from rank will work for it."),
    in_each("abuse", "answer", "no-answer", "ethics", "And what do you do about it?", "“{row}” has no answer."),
    never("groups", "no-groups", "ethics", "For whom does it work badly?", "No group's results are looked at apart."),
    never("control", "no-control", "ethics", "What can the user do about it?", "The user has no control."),
)
# fmt: on
