"""Sizing what arrives: queries at the peak, labels in a day, and posts delivered to followers."""

from utils.chapters.design_studio.sizing_exercise import sized
from utils.chapters.design_studio.sizing_question import Assumption, Question, Slip
from utils.chapters.design_studio.units_words import RATE
from utils.exercise import FollowUp

DAY = 86_400.0

PEAK = Question(
    "How many requests a second reach the recommender at the peak of the day?",
    RATE,
    lambda a: a.users * a.visits / DAY * a.peak,
    {
        "users": Assumption("people who come on a day: measured", 2e7, 1.5e7, 2.5e7),
        "visits": Assumption("requests each of them makes", 5, 2, 30),
        "peak": Assumption("the busiest second over the mean", 3, 2, 5),
    },
    "{users} users x {visits} requests / 86,400 s x {peak}",
    ("First the mean: how many requests a day, and how many seconds has a day?", "100 million a day are about 1,160 a second: remember that one. Then the peak."),
    (
        Slip("mean-only", "That is the mean over the day. Nobody complains at four in the morning: size for the peak.", lambda a: a.users * a.visits / DAY),
        Slip("day-for-second", "That is a day's requests. A day has 86,400 seconds.", lambda a: a.users * a.visits * a.peak),
        Slip("hour-for-day", "A day has 24 x 3,600 = 86,400 seconds; you divided by 3,600.", lambda a: a.users * a.visits / 3600 * a.peak),
        Slip("one-visit", "Each user makes several requests in a day.", lambda a: a.users / DAY * a.peak),
    ),
    "The mean is 1,160/s. How often one person asks is what a product can change overnight: endless scrolling does it.",
    follow_ups=(
        FollowUp(
            "Marketing sends a push message to everybody at noon. What now?",
            "The day's peak factor no longer holds: 1% of 20 million opening it within a minute are 3,300 requests a second on top. Spread the sending, keep a cached or popular list to fall back on, shed load at the door rather than time out everywhere.",
        ),
    ),
)  # fmt: skip

LABELS = Question(
    "How many clicks, the positive labels, are logged in a day (or in a second)?",
    RATE,
    lambda a: a.requests * a.shown * a.clicked / 100 / DAY,
    {
        "requests": Assumption("requests in a day", 1e8, 8e7, 1.2e8),
        "shown": Assumption("items shown, and logged, a request", 20, 10, 40),
        "clicked": Assumption("of the items shown are clicked", 2, 0.3, 5, "%"),
    },
    "{requests} requests a day x {shown} shown x {clicked} / 86,400 s",
    ("Each request logs several impressions; each impression is clicked or not.", "First the impressions of a day: 2 billion. A per cent is a hundredth."),
    (
        Slip("impressions", "Those are the impressions. Only 2% of them are clicked.", lambda a: a.requests * a.shown / DAY),
        Slip("a-click-a-request", "The 2% are of the items *shown*, and a request shows 20.", lambda a: a.requests * a.clicked / 100 / DAY),
        Slip("per-cent-lost", "2% is 0.02. With 2 there would be more clicks than impressions.", lambda a: a.requests * a.shown * a.clicked / DAY),
        Slip("day-for-second", "That is a day's number with `per second` behind it. A day has 86,400 seconds.", lambda a: a.requests * a.shown * a.clicked / 100),
    ),
    "40 million a day: labels are not scarce here. If one click in a hundred buys, purchases may be; and every unclicked item that was never looked at is a negative only by assumption.",
    follow_ups=(
        FollowUp(
            "Impressions outnumber clicks fifty to one. Do you keep them all?",
            "Keeps all positives and a sampled share of negatives, and remembers the share: with a share s of the negatives kept, the odds come out 1/s too high, so the logit is corrected by log s (or the kept negatives weighted by 1/s) before anything relies on the probability. "
            "Says which log is complete anyway: what was shown, where, by which model.",
        ),
    ),
)  # fmt: skip

DELIVERY = Question(
    "A feed that is written on posting: each post is inserted into the list of every follower. While one celebrity's post goes out "
    "evenly within the time allowed, on top of the ordinary posts: how many inserts a second?",
    RATE,
    lambda a: a.posts * a.followers / DAY + a.fans / a.allowed,
    {
        "posts": Assumption("posts in a day", 1e8, 5e7, 2e8),
        "followers": Assumption("followers of a post's author, on average", 200, 20, 1000),
        "fans": Assumption("followers of the celebrity", 5e7, 2e7, 1e8),
        "allowed": Assumption("until every follower has it", 60, 10, 300, "s"),
    },
    "{posts} posts a day x {followers} followers / 86,400 s + {fans} followers / {allowed}",
    ("Two rates are added: the ordinary posts', and the celebrity's.", "Ordinary: posts a day x followers / 86,400 s, which is 231,000/s. The celebrity: followers / seconds allowed."),
    (
        Slip("no-celebrity", "That is the ordinary load. One post with 50 million followers has to go out too, within a minute.", lambda a: a.posts * a.followers / DAY),
        Slip("celebrity-only", "That is the celebrity alone. The ordinary posts go on meanwhile: 231,000/s more.", lambda a: a.fans / a.allowed),
        Slip("posts-only", "Those are posts. On writing, each is inserted once for *every follower*.", lambda a: a.posts / DAY),
        Slip("day-for-second", "20 billion inserts are a day's. A day has 86,400 seconds.", lambda a: a.posts * a.followers),
        Slip("all-at-once", "50 million inserts, but they may take a minute: divide by the time allowed.", lambda a: a.posts * a.followers / DAY + a.fans),
    ),
    "One post outweighs everybody else's, and so the widest range, `followers`, moves the sum little. The figure to ask for is a requirement: how fast must it arrive?",
    band=1.25,
    follow_ups=(
        FollowUp(
            "Would you rather collect the feed when it is read?",
            "On reading, a request looks up the recent posts of everyone followed: 100 million requests a day x 200 followed is the same 20 billion lookups a day, and they fall within a request's latency. So: write for the many with few followers, read for the few with millions, and merge. "
            "Also: do not write for those who have not come for a month.",
        ),
    ),
)  # fmt: skip

peak_load = sized("peak-load", PEAK)
label_volume = sized("label-volume", LABELS)
post_delivery = sized("post-delivery", DELIVERY)
