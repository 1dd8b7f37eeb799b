"""Sizing features: what the store holds, what ranking reads from it, and a year of training rows."""

from utils.chapters.design_studio.sizing_exercise import sized
from utils.chapters.design_studio.sizing_question import Assumption, Question, Slip
from utils.chapters.design_studio.units_words import BYTES, FLOW
from utils.exercise import FollowUp

STORE = Question(
    "The online feature store: a row of numbers for every item and every registered user, each row kept on several machines. How much memory in all?",
    BYTES,
    lambda a: (a.items + a.users) * a.features * a.width * a.copies,
    {
        "items": Assumption("items", 1e8, 8e7, 1.2e8),
        "users": Assumption("registered users", 1e8, 5e7, 2e8),
        "features": Assumption("features a row has", 100, 30, 500),
        "width": Assumption("bytes a feature takes", 4, 2, 8, "B"),
        "copies": Assumption("copies of each row", 3, 2, 3),
    },
    "({items} items + {users} users) x {features} features x {width} x {copies} copies",
    ("Rows x features x bytes x copies.", "How many rows? Users have one too."),
    (
        Slip("one-copy", "That is one copy. Each row is kept three times, so that a machine may fail.", lambda a: (a.items + a.users) * a.features * a.width),
        Slip("items-only", "Items *and* users have features: that is twice as many rows.", lambda a: a.items * a.features * a.width * a.copies),
        Slip("one-feature", "That is one feature a row. A row has 100.", lambda a: (a.items + a.users) * a.width * a.copies),
        Slip("numbers-not-bytes", "That counts numbers. Each takes 4 bytes.", lambda a: (a.items + a.users) * a.features * a.copies),
        Slip("bits-for-bytes", "32 is the number of *bits*: 4 bytes each.", lambda a: (a.items + a.users) * a.features * 32 * a.copies),
    ),
    "Four machines of 64 GB, before keys, timestamps and slack. Features are added more readily than removed.",
    follow_ups=(
        FollowUp(
            "Do all of these rows have to be in memory?",
            "Hardly: many users do not come in a month, and many items are never a candidate. A cache for the hot rows over a store on flash serves most reads from memory; say the hit rate you would need and what a miss costs at the 99th percentile, since a request with 500 candidates meets the slowest of 500 reads.",
        ),
    ),
)  # fmt: skip

READS = Question(
    "At the peak, ranking fetches the row of every candidate of every request. How much data does the feature store send?",
    FLOW,
    lambda a: a.requests * a.candidates * a.features * a.width,
    {
        "requests": Assumption("requests a second at the peak", 3500, 2000, 6000),
        "candidates": Assumption("candidates that reach the ranker", 500, 100, 2000),
        "features": Assumption("features fetched for each", 100, 50, 200),
        "width": Assumption("bytes a feature takes", 4, 2, 8, "B"),
    },
    "{requests} requests/s x {candidates} candidates x {features} features x {width}",
    ("How many rows are read in a second, and how large is a row?", "A row is 100 x 4 = 400 bytes; a request reads 500 of them."),
    (
        Slip("one-row", "That is one row a request. Ranking needs a row for each *candidate*.", lambda a: a.requests * a.features * a.width),
        Slip("one-feature", "That is one feature a candidate. A row has 100.", lambda a: a.requests * a.candidates * a.width),
        Slip("numbers-not-bytes", "That counts numbers. Each takes 4 bytes.", lambda a: a.requests * a.candidates * a.features),
        Slip("bits-for-bytes", "Times 8 makes bits. Written with a small b it would have been right; bytes were asked.", lambda a: a.requests * a.candidates * a.features * a.width * 8),
    ),
    "5.6 Gb/s: more than half of a 10 Gb/s link, and 1.75 million rows a second. Halving the candidates halves it; so does keeping item features in the ranker's own memory.",
    follow_ups=(
        FollowUp(
            "How would you reduce it without touching the number of candidates?",
            "Item features change slowly: copy them to the rankers and refresh them every few minutes, so that only the user's row, one a request, is fetched. Or quantise, batch the reads of a request into one call a shard, drop features the model hardly uses. "
            "Names the price: features of an item are then minutes old.",
        ),
    ),
)  # fmt: skip

TRAINING = Question(
    "Every impression is logged with the features it was ranked on. How much is a year's training data, uncompressed, one copy?",
    BYTES,
    lambda a: a.requests * a.shown * a.row * a.days,
    {
        "requests": Assumption("requests in a day", 1e8, 8e7, 1.2e8),
        "shown": Assumption("impressions a request", 20, 10, 40),
        "row": Assumption("bytes logged an impression", 500, 100, 5000, "B"),
        "days": Assumption("days kept", 365, 180, 730),
    },
    "{requests} requests a day x {shown} impressions x {row} x {days} days",
    ("First one day: how many impressions, of how many bytes?", "A day is 2 billion impressions, which is 1 TB."),
    (
        Slip("one-day", "That is one day. A year has 365.", lambda a: a.requests * a.shown * a.row),
        Slip("a-row-a-request", "That is a row a request. A request shows 20 items, and each is an impression.", lambda a: a.requests * a.row * a.days),
        Slip("rows-not-bytes", "That counts impressions. Each takes 500 bytes.", lambda a: a.requests * a.shown * a.days),
        Slip("bits-for-bytes", "Times 8 makes bits; bytes were asked.", lambda a: a.requests * a.shown * a.row * a.days * 8),
    ),
    "1 TB a day is the figure to remember. What a row holds decides: features as they were when the item was shown, or ids to be joined later, at the risk of joining the wrong day's.",
    follow_ups=(
        FollowUp(
            "Do you train on all of it?",
            "Tastes and the catalogue move, so old rows help less and less. Draws the learning curve: days of history against the metric of the following day. If a few weeks, with negatives sampled and corrected, come within noise of the year, trains on weeks. Keep the rest for seasonality, for audits, and for replaying features.",
        ),
    ),
)  # fmt: skip

feature_store = sized("feature-store", STORE)
feature_reads = sized("feature-reads", READS)
training_year = sized("training-year", TRAINING)
