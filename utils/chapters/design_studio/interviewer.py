"""What an interviewer asks at each box of the design, and what a strong spoken answer contains."""

from utils.exercise import FollowUp
from utils.exercise.help import FollowUps


class Box(FollowUps):
    """The follow-ups at one box, under its name."""

    def _repr_html_(self) -> str:
        return (
            super()
            ._repr_html_()
            .replace("The interviewer asks", f"At <em>{self.exercise}</em> the interviewer asks", 1)
        )


def _box(name: str, *asked: tuple[str, str]) -> Box:
    return Box(name, tuple(FollowUp(question, strong) for question, strong in asked))


clarify = _box(
    "clarify and scale",
    (
        "You have asked me six questions. Which two would change your design?",
        "Names two whose answers would move a box, and how: the time a request may take (it decides how heavy the ranker may be), and how fast a new item must appear (it decides whether the index is rebuilt or appended to). The number of users is a multiplication; it rarely changes the drawing.",
    ),
    (
        "I won't give you any numbers.",
        "States assumptions aloud, with a range, carries the one that drives the result, and says at which value the design would change: 'below ten million items I would skip the index and scan'.",
    ),
)
labels = _box(
    "objective and labels",
    (
        "You train on clicks. What goes wrong in the second month?",
        "The model learns what gets clicked where *it* put it: position bias, loud titles, and a log made by the model itself. Adds a signal nearer to value (dwell, purchase, hide, a survey), logs the position and a small randomised share, and says what each signal's own bias is: a like is explicit only loosely, dwell rewards length, surveys reach those who answer.",
    ),
    (
        "A purchase comes eleven days after the click. How do you train today?",
        "The label is late, so today's negatives are partly unknown. Waits a fixed window and trains on older rows, or trains at once and corrects with a model of the delay, or uses an early proxy with a check that it predicts the late label. Says how long the window is and what share of purchases it catches.",
    ),
    (
        "Several objectives: how do you combine them?",
        "One calibrated prediction each, then a weighted sum whose weights are a product decision, kept outside the model so that they can be changed without training. Guardrails (hides, returns, complaints) are limits, not terms.",
    ),
)
features = _box(
    "data and features",
    (
        "How do you know a feature was available when you scored?",
        "Logs the features at serving time and trains on the log, or joins by the time of the event with the delay of the pipeline added. A check: recompute a day's features from history and compare with what was logged, row by row.",
    ),
    (
        "Your best feature is the item's click rate. What is wrong with it?",
        "Counted over all time it leaks the label into its own row, and it knows the future of old rows; for a new item it is 0/0. Counts up to the event, smooths towards the category's rate, adds the number of impressions beside it, and looks at what happens when it is an hour, a day, a month old.",
    ),
)
retrieval = _box(
    "retrieval",
    (
        "Recall of retrieval is 0.8 and everyone works on the ranker. Comment?",
        "End to end, recall cannot pass 0.8 whatever the ranker does. Asks: recall of what, against which truth, for whom? It may be 0.95 for regulars and 0.4 for new users. Several sources (embedding, popular in the region, followed, recent) and their overlap; the number of candidates is paid in ranking time.",
    ),
    (
        "An item was listed a minute ago. How can it be retrieved?",
        "It has no interactions, so its vector comes from its content (text, image, seller) through the item tower, or from similar listings. It goes into a small index that is searched exactly and merged later; and some impressions are set aside for new items, or they will never have labels.",
    ),
    (
        "Why an approximate index, and what did it cost you?",
        "The sum: 25.6 GB read for a query at 20 GB/s is 1.3 s. Then the curve of recall against time, the point chosen on it, recall lost to approximation apart from recall lost to the embedding, and the filter problem: 'in stock, in this city' after the search may leave nothing.",
    ),
)
ranking = _box(
    "ranking",
    (
        "Trees or a network?",
        "Trees first: hundreds of tabular features, little to tune, microseconds a score, easy to inspect. A network when ids, text, images or sequences carry the signal, when several objectives share a body, or when it must learn continuously. The decision is a measurement under the same latency, and the gain has to pay for its machines.",
    ),
    (
        "Your ranker is 0.3% better and takes two seconds.",
        "Not shipped as it is: the page's whole budget is a fraction of that, and a slightly worse list in time beats a better one nobody waits for. Ways on: fewer candidates, a distilled model, precomputed parts, a third stage for the last fifty. Asks whether 0.3% is beyond noise, and of which metric.",
    ),
)
evaluation = _box(
    "evaluation",
    (
        "Offline nDCG rose by 2%, online nothing moved. Why?",
        "The log only has labels for what the old system showed, so agreement with the old system is rewarded; the metric may count items below what people see; the online metric may be too noisy for 2%; training and serving may differ. Finds out which: interleaving is sensitive to ranking, replay of logged features shows skew, a power calculation shows the noise.",
    ),
    (
        "Interleaving or A/B?",
        "Interleaving to choose between rankers fast: each person sees both, so the difference between people drops out. Netflix (2017) reports more than 100 times fewer users for its case. It says which list is preferred, not what happens to retention, latency or sellers: then an A/B test with guardrails, long enough for novelty to wear off.",
    ),
    (
        "Users in both arms buy from the same stock. Is your test valid?",
        "They interfere: what the treated buy is gone for the control, so the difference is usually exaggerated. Randomises by region or market, or over time in switchbacks; fewer units, so more noise, and it says so.",
    ),
)
serving = _box(
    "offline and online",
    (
        "Draw the request with its budget.",
        "Starts from the page's limit and subtracts: network, retrieval, features, ranking, rules, each with a 99th percentile, and a timeout with what happens then. Stages in sequence add, parallel reads wait for the slowest: with 100 independent reads each late once in a hundred, 63 of 100 requests meet a late one.",
    ),
    (
        "What is precomputed and what is not, and why?",
        "Precomputed: item vectors, the index, slow features. On request: what depends on the context or the last minutes. Precomputing whole lists costs users x list every day, most of it for people who do not come, and it cannot see this session. As a fallback it is excellent.",
    ),
)
drift = _box(
    "drift, failure and fallback",
    (
        "How do you notice that the model has gone bad, before the labels come?",
        "In order of speed: service (latency, share of fallbacks, empty lists), inputs (share of missing values and distributions a feature, with an alert that accounts for the number of features and for weekends), outputs (distribution of scores, share of new items, calibration on early labels), then labels. Each with an owner and what they do about it.",
    ),
    (
        "The feature store times out. What does the user see?",
        "A page. Ranking with the features that came, missing ones marked as in training; past a threshold the cached or popular list of the region. The switch is automatic, is counted, and is rehearsed. A blank page or an endless wait is the one wrong answer.",
    ),
    (
        "You retrain daily. What could one day's data do?",
        "A logging error or a flood of bots becomes tomorrow's model. Checks volumes and label rates before training, compares with the last model on a fixed set, releases to a small share first, keeps the previous one ready. Data made under a fault is marked, and left out for good.",
    ),
)
abuse = _box(
    "ethics and abuse",
    (
        "How would you attack your own system?",
        "As a seller: buy clicks, copy a successful listing, reopen as a new item to get the bonus for new ones. As a spammer: bait that is opened and left at once. Defences: weight signals by trust in the account, cap what one account moves, signals that are dear to fake (a purchase kept), limits on speed, people who look at what rises fastest.",
    ),
    (
        "Who is worse off when your metric rises?",
        "Looks at groups rather than the mean: new sellers, small regions, other languages, people who came for something else. Reports exposure and quality a group, sets a floor where the product needs one, says what it costs the main metric, and names who decides.",
    ),
)

BOXES = {
    "clarify": clarify,
    "labels": labels,
    "features": features,
    "retrieval": retrieval,
    "ranking": ranking,
    "evaluation": evaluation,
    "serving": serving,
    "drift": drift,
    "abuse": abuse,
}
