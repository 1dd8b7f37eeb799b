"""Goals about what a page shows: search, the home page, arrival times."""

from utils.chapters.framing.checks import Check, over
from utils.chapters.framing.prompt import Goal

DAY = 86_400

search = Goal(
    "search",
    "Make search better.",
    (
        "The shop's search shows price and stock in the list: many read it there and are done.",
        "Most people search three times for one thing they want, in other words each time.",
        "What stands first gets the clicks, whatever it is.",
        "After 200 ms the page looks broken.",
    ),
    units={"search": "one search", "errand": "all searches for one thing", "user": "user", "item": "item"},
    events={"click": "a result clicked", "found": "a result bought or kept, in the same errand", "graded": "a result graded by judges", "again": "searched again within two minutes"},
    measures={"clicks": "clicks a search", "done": "errands with something found", "searches": "searches a day", "slow": "answers over 200 ms", "empty": "searches without a result"},
    good={"clicks": "up", "done": "up", "slow": "down", "empty": "down"},
    model={
        "who": "the search page", "between": ["this order", "that order"], "when": "each time", "about": "search",
        "event": "found", "label_about": "errand", "window": "30 min", "known_after": "30 min", "by_chance": "1%",
        "estimate": "order", "offline": "nDCG", "online": "done", "goes": "up", "read_after": "14 d",
        "guardrail": "slow", "limit": "1 in 100", "in_vain": "1 min", "missed": "3 min", "within": "150 ms",
        "today": "newest first: 41% done", "stop": "done", "stop_limit": "less than 1 point up",
    },
    own=(
        Check("more-clicks", "*Better for whom?* Price and stock stand in the list: who finds the answer there clicks on nothing, and a list that is wrong is clicked through to the end.",
              lambda f: f["online"] == "clicks", {"online": "clicks", "goes": "up"}),
        Check("one-of-three", "*One search, or the errand?* Three searches for one thing, and the third finds it: the first two were no success.",
              lambda f: f["label_about"] not in (None, "errand"), {"label_about": "search"}),
        Check("first-because-first", "*Clicked because it is good, or because it is first?* Without some traffic in an order left to chance nobody can say.",
              lambda f: not f["by_chance"], {"by_chance": None}),
        Check("looks-broken", "*How long may it take?* 200 ms; after that nobody sees how good the order is.",
              lambda f: f["within"] is None or over(f["within"], 0.2), {"within": "half a second"}),
        Check("again-as-failure", "*Is searching again a failure?* Three times is how people search here: it comes before finding as often as before giving up.",
              lambda f: f["event"] == "again", {"event": "again"}),
    ),
    covers=("no-contrast",),
    swaps={"unit-mismatch": {"about": "item"}},
    coarser=frozenset({("search", "errand")}),
    right="“Better” is an errand with something found, and not a click; the rest is an order, in 200 ms.",
)  # fmt: skip

page = Goal(
    "page",
    "Personalise the home page.",
    (
        "A newspaper, paid by subscription. Editors fill the first three places, and keep them.",
        "Half of the visits are by people we have never seen.",
        "Headlines that end in a question mark get a third more clicks. Those who click on them cancel more often, a month later.",
        "The charter promises every reader all five sections within a week.",
    ),
    units={"visit": "visit", "reader": "reader", "article": "article", "place": "place on the page"},
    events={"click": "headline clicked", "finished": "article read to its end", "paid": "subscription kept", "shown": "article shown"},
    measures={"clicks": "clicks a visit", "kept": "subscriptions kept", "shown": "visits with a personal page", "sections": "readers who met all five sections", "days": "days with a visit, a month"},
    good={"clicks": "up", "kept": "up", "sections": "up", "days": "up"},
    model={
        "who": "the page, below the editors' three", "between": ["this article", "another one"], "when": "each time", "about": "visit",
        "event": "finished", "label_about": "visit", "window": "1 d", "known_after": "1 d", "by_chance": "3%",
        "estimate": "order", "offline": "nDCG", "online": "days", "goes": "up", "read_after": "8 weeks",
        "guardrail": "sections", "limit": "at least 60%", "in_vain": "0.01 €", "missed": "0.02 €", "within": "200 ms",
        "today": "editors alone: 9 days", "stop": "days", "stop_limit": "less than 2% more",
    },
    own=(
        Check("question-marks", "*Clicks today, or readers in a month?* Question marks get a third more clicks, and cancellations. What does a click on this page lead to?",
              lambda f: f["online"] == "clicks" or f["event"] == "click", {"online": "clicks", "goes": "up"}),
        Check("before-the-month", "*How long until somebody stays away?* The cancellation comes a month later; a test that ends before it has seen the good half.",
              lambda f: over(30 * DAY, f["read_after"]), {"read_after": "14 d"}),
        Check("charter", "*What did the house promise?* All five sections. A page that has learnt you breaks it first, and quietly.",
              lambda f: f["guardrail"] not in (None, "sections"), {"guardrail": "kept"}),
        Check("known-to-nobody", "*What about what is never shown?* The page shows what was finished, and only what is shown is finished. Some places have to be filled by chance.",
              lambda f: not f["by_chance"], {"by_chance": None}),
        Check("unknown-visitors", "*Who is it for?* Half of the visits are by people nobody has seen: there is no reader to learn from. The decision is about a visit, and has to work for those.",
              lambda f: f["about"] in ("reader", "article"), {"about": "reader", "label_about": "reader"}),
        Check("cause-of-staying", "*Which article kept the subscription?* It is kept or not, once, after weeks of pages. It is a number to watch, and no label for one visit.",
              lambda f: f["event"] == "paid", {"event": "paid"}),
    ),
    covers=("no-contrast",),
    right="Below the editors' three, one visit at a time, read after a month, with the charter as the guardrail.",
)  # fmt: skip

arrival = Goal(
    "arrival",
    "Estimate delivery times.",
    (
        "The app shows one time while the basket is open, 300 ms after a tap, and keeps it as the promise.",
        "Whoever gets the food later than shown writes to us. Whoever is shown a long time closes the app, and writes nothing.",
        "The kitchen enters its own estimate after accepting; the courier taps “picked up”, then “delivered”.",
        "Three in a hundred taps on “delivered” come before the door.",
    ),
    units={"order": "order", "kitchen": "kitchen", "courier": "courier", "customer": "customer"},
    events={"door": "minutes from order to door", "road": "minutes from “picked up” to door", "shown": "minutes shown to the customer", "kitchen": "minutes the kitchen entered"},
    measures={"late": "orders later than shown", "closed": "apps closed after a time was shown", "shown": "orders with a time", "letters": "letters about lateness", "speed": "couriers over the limit"},
    good={"late": "down", "closed": "down", "letters": "down", "speed": "down"},
    model={
        "who": "the app", "between": ["show 30 minutes", "show 40", "show 50"], "when": "each time", "about": "order",
        "event": "door", "label_about": "order", "window": "2 h", "known_after": "2 h",
        "estimate": "spread", "offline": "pinball loss", "online": "late", "goes": "down", "read_after": "4 weeks",
        "guardrail": "closed", "limit": "1 point more", "in_vain": "0.5 €", "missed": "3 €", "within": "100 ms",
        "today": "40 for all: 22% late", "stop": "late", "stop_limit": "less than 3 points down",
    },
    own=(
        Check("road-only", "*From when on does the customer wait?* From the tap on “order”. The road is the part that comes last, and starts when the promise is long made.",
              lambda f: f["event"] == "road", {"event": "road"}),
        Check("own-promise", "*Is that what happened, or what you said?* Minutes shown are your own output.",
              lambda f: f["event"] == "shown", {"event": "shown"}),
        Check("kitchen-too-late", "*Known when?* The kitchen speaks after accepting, and it says what it hopes.",
              lambda f: f["event"] == "kitchen", {"event": "kitchen"}),
        Check("late-half-the-time", "*How often may it be late?* A time in the middle is late for about half. Which share may be late is somebody's decision, and it needs a quantile.",
              lambda f: f["estimate"] not in (None, "spread"), {"estimate": "amount", "offline": "absolute error"}),
        Check("promise-an-hour", "*And if we simply promise an hour more?* Then nobody is late, and whoever closes the app writes nothing. That is what must be watched.",
              lambda f: f["online"] in ("late", "letters") and f["guardrail"] not in (None, "closed"), {"guardrail": "speed"}),
        Check("basket-open", "*How fast?* The time is shown 300 ms after a tap, while the basket is open.",
              lambda f: f["within"] is None or over(f["within"], 0.3), {"within": "5 s"}),
    ),
    covers=("no-contrast",),
    right="A promise that is kept nine times in ten, say, and not so long that they leave. Which nine in ten is the decision; the model only makes it cheap.",
)  # fmt: skip
