"""Goals about work that has to be done in time: tickets, demand, no-shows."""

from utils.chapters.framing.checks import Check, over
from utils.chapters.framing.prompt import Goal

DAY = 86_400

ticket = Goal(
    "ticket",
    "Use AI on our support tickets.",
    (
        "900 tickets a day, five teams. The first right answer takes nine hours; five of them the ticket lies in the wrong queue.",
        "The customer picks a topic on opening; the team that solves it writes another on closing.",
        "8% give stars afterwards.",
        "One ticket in a hundred smells of gas: it must be read within the hour.",
    ),
    units={"ticket": "ticket", "message": "message", "customer": "customer", "agent": "agent"},
    events={"solver": "the team that solved it", "picked": "topic picked by the customer", "stars": "stars given", "first": "the team it was first sent to"},
    measures={"hours": "hours to the first right answer", "closed": "tickets closed", "answered": "tickets the machine touched", "gas": "gas tickets read after more than an hour", "moves": "moves a ticket"},
    good={"hours": "down", "gas": "down", "moves": "down", "closed": "up"},
    model={
        "who": "the mail gateway", "between": ["billing", "technical", "safety", "a person sorts it"], "when": "each time", "about": "ticket",
        "event": "solver", "label_about": "ticket", "window": "7 d", "known_after": "7 d",
        "estimate": "kind", "offline": "recall at capacity", "online": "hours", "goes": "down", "read_after": "4 weeks",
        "guardrail": "gas", "limit": "0", "capacity": "all", "in_vain": "10 min", "missed": "5 h",
        "today": "sorted by picked topic: 9 h", "stop": "hours", "stop_limit": "less than 2 h saved",
    },
    own=(
        Check("closed-as-solved", "*Closed, or solved?* A ticket closed in a minute by the wrong answer comes back as two. What does the customer wait for?",
              lambda f: f["online"] == "closed", {"online": "closed", "goes": "up"}),
        Check("given-as-label", "*What does the model know already?* The topic the customer picked stands on the ticket; predicting it is no help to anybody.",
              lambda f: f["event"] == "picked", {"event": "picked"}),
        Check("first-queue", "*Was the first queue the right one?* Five hours of nine are lost there. A model of today's sorting sorts like today.",
              lambda f: f["event"] == "first", {"event": "first"}),
        Check("who-gives-stars", "*Who gives stars?* 8%. And no star says which team should have had it.",
              lambda f: f["event"] == "stars", {"event": "stars"}),
        Check("smell-of-gas", "*Which ticket may never wait?* One in a hundred smells of gas. Faster on average can mean slower there.",
              lambda f: f["guardrail"] not in (None, "gas"), {"guardrail": "moves"}),
    ),
    right="“AI on tickets” has become: which of five queues, on arrival, nine hours down, gas within the hour. Whether that takes a language model is now a small question.",
)  # fmt: skip

demand = Goal(
    "demand",
    "Predict demand.",
    (
        "80 bakeries. At four each shop orders tomorrow's bread, kind by kind.",
        "A loaf that is left over loses 0.60; a loaf that is missing loses 1.40.",
        "On a third of all days the shelf is empty by three, and the till counts nothing after that.",
        "Head office has a forecast for the whole chain; it is right within 2%.",
    ),
    units={"loaf": "one kind of bread in one shop on one day", "shop": "shop", "kind": "kind of bread", "chain": "the whole chain"},
    events={"sold": "loaves sold that day", "stocked": "loaves sold an hour, while there were some", "ordered": "loaves ordered", "baked": "loaves baked"},
    measures={"lost": "0.60 a loaf left + 1.40 a loaf missing", "left": "loaves thrown away", "empty": "hours with an empty shelf", "forecasts": "shops with a forecast", "changed": "orders changed by hand"},
    good={"lost": "down", "left": "down", "empty": "down", "changed": "down"},
    model={
        "who": "the shop's manager", "between": ["order 40", "order 50", "order 60"], "when": "daily", "about": "loaf", "ahead": "16 h",
        "event": "stocked", "label_about": "loaf", "window": "1 d", "known_after": "36 h",
        "estimate": "spread", "offline": "pinball loss", "online": "lost", "goes": "down", "read_after": "6 weeks",
        "guardrail": "left", "limit": "5% more", "in_vain": "0.60 €", "missed": "1.40 €",
        "today": "same as a week ago: 31 € a shop", "stop": "lost", "stop_limit": "less than 2 € a shop lower",
    },
    own=(
        Check("sales-as-demand", "*What would they have bought from a full shelf?* On a third of all days it is empty by three: “sold” says how much there was. Train on it, and the order shrinks.",
              lambda f: f["event"] in ("sold", "baked"), {"event": "sold"}),
        Check("orders-as-demand", "*Who ordered so much?* That is last year's decision. You would learn to repeat it.",
              lambda f: f["event"] == "ordered", {"event": "ordered"}),
        Check("middle-of-the-road", "*How many to bake, or how many will come?* A missing loaf costs more than twice one left over: order above the middle, at 1.40 / (0.60 + 1.40) = 70% of days enough. One number for what will come has no 70% in it.",
              lambda f: f["estimate"] not in (None, "spread"), {"estimate": "amount", "offline": "absolute error"}),
        Check("right-on-average", "*Right for whom?* The chain's forecast is right within 2%, and every shelf is wrong. The order is for one kind, in one shop, for one day.",
              lambda f: f["about"] in ("shop", "kind", "chain"), {"about": "chain", "label_about": "chain"}),
        Check("not-at-four", "*When is it decided?* Every day at four, for tomorrow.",
              lambda f: f["when"] != "daily", {"when": "weekly"}),
        Check("cheap-side", "*Which error is the dear one?* Too much loses 0.60, too little 1.40. On your sheet it is not so.",
              lambda f: f["in_vain"] is not None and f["missed"] is not None and f["in_vain"][0] >= f["missed"][0] > 0, {"in_vain": "1.40 €", "missed": "0.60 €"}),
    ),
    covers=("no-contrast",),
    right="An order, at four, for each shelf, high enough for seven days in ten. The forecast is half of it; the two prices are the other half.",
)  # fmt: skip

visit = Goal(
    "visit",
    "Predict no-shows.",
    (
        "A clinic: 12% of appointments are missed. Given back a day ahead, a place is filled again; later it stays empty.",
        "Two receptionists can phone 40 patients a day. The other idea is to book two patients into one place.",
        "When both come, one waits: 50 minutes, lately. Those without a car miss more, and have waited more.",
        "A text message goes to everybody already.",
    ),
    units={"place": "one appointment", "patient": "patient", "day": "clinic day", "doctor": "doctor"},
    events={"missed": "did not come and did not say so", "changed": "moved or cancelled, at any time", "late": "came late", "phoned": "phoned by reception"},
    measures={"used": "places used", "booked": "places booked twice", "waited": "waits over 30 minutes, those without a car apart", "phoned": "phone calls made", "overtime": "hours after closing"},
    good={"used": "up", "waited": "down", "overtime": "down"},
    model={
        "who": "reception", "between": ["phone them", "do nothing more"], "when": "daily", "about": "place", "ahead": "2 d",
        "event": "missed", "label_about": "place", "window": "3 d", "known_after": "3 d", "by_chance": "5%",
        "estimate": "chance", "offline": "recall at capacity", "online": "used", "goes": "up", "read_after": "2 months",
        "guardrail": "waited", "limit": "no more than 3%", "capacity": "40 a day", "in_vain": "4 min", "missed": "20 min",
        "today": "text to all: 88% used", "stop": "used", "stop_limit": "under 2 points more",
    },
    own=(
        Check("too-late-to-fill", "*Until when can the place be filled?* Until a day ahead. Known this morning, a no-show is an empty place with a number on it.",
              lambda f: f["ahead"] is None or over(DAY, f["ahead"]), {"ahead": "2 h"}),
        Check("person-marked", "*The appointment, or the person?* A mark on a person stays, and the next receptionist sees it. The decision is about one place on one day.",
              lambda f: f["about"] == "patient", {"about": "patient", "label_about": "patient"}),
        Check("given-back-as-missed", "*Is a place given back a missed one?* Given back in time it is filled again: that is what you want more of.",
              lambda f: f["event"] == "changed", {"event": "changed"}),
        Check("late-as-missed", "*Is coming late not coming?* They were treated.", lambda f: f["event"] == "late", {"event": "late"}),
        Check("who-waits", "*Who waits when you are wrong?* One of the two who both came; and those without a car are booked double most often. Watch the waits, theirs apart.",
              lambda f: f["guardrail"] not in (None, "waited"), {"guardrail": "overtime"}),
        Check("more-than-phones", "*How many can be phoned?* 40 a day.",
              lambda f: f["capacity"] is None or over(f["capacity"], 40), {"capacity": "300 a day"}),
    ),
    covers=("free-threshold",),
    right="Two days ahead, one appointment, 40 calls, and somebody looks at who waits. The model is the same; what it may be used for is not.",
)  # fmt: skip
