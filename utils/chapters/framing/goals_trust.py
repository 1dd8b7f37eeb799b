"""Goals about whom to believe: fraud, harmful posts, sellers."""

from utils.chapters.framing.checks import Check, over
from utils.chapters.framing.prompt import Goal

DAY = 86_400

fraud = Goal(
    "fraud",
    "Detect fraud.",
    (
        "Two things are lost here: payments with stolen cards, and accounts that are taken over. Yours is the payment team: it can let a payment through, ask for a code, or decline it. Accounts have a team of their own.",
        "The bank waits 100 ms for your answer.",
        "Disputes reach us for up to 90 days. What a rule declined was never disputed, of course.",
        "Two in a thousand payments are disputed. Some customers write that their card “is broken in your shop”.",
    ),
    units={"payment": "payment", "card": "card", "account": "account", "device": "device"},
    events={"disputed": "payment disputed at the bank", "declined": "declined by our rules", "refunded": "money sent back, for any reason", "odd": "marked as odd by an analyst"},
    measures={"lost": "money lost in disputes", "declines": "payments declined", "abandoned": "honest payments given up", "p99": "milliseconds, 99 of 100", "letters": "letters from those declined"},
    good={"lost": "down", "abandoned": "down", "p99": "down", "letters": "down"},
    model={
        "who": "the payment system", "between": ["let through", "ask for a code", "decline"], "when": "each time", "about": "payment",
        "event": "disputed", "label_about": "payment", "window": "90 d", "known_after": "90 d", "by_chance": "0.5%",
        "estimate": "chance", "offline": "cost per decision", "online": "lost", "goes": "down", "read_after": "4 months",
        "guardrail": "abandoned", "limit": "at most 0.3%", "in_vain": "4 €", "missed": "70 €", "within": "80 ms",
        "today": "rules: 2 in 1,000 disputed", "recourse": "pay with a code", "answered_within": "1 min", "stop": "lost", "stop_limit": "less than 10% lower",
    },
    own=(
        Check("which-fraud", "*Which fraud?* Stolen cards and stolen accounts are two problems with two owners. What your team can stop is one payment.",
              lambda f: f["about"] in ("account", "card", "device"), {"about": "account", "label_about": "account"}),
        Check("own-rule-as-truth", "*Is that fraud, or what your rules did?* “Declined” is your own decision, and a model of it is a slower copy of the rules.",
              lambda f: f["event"] == "declined", {"event": "declined"}),
        Check("refund-as-fraud", "*Why was the money sent back?* Shoes that do not fit are sent back too.",
              lambda f: f["event"] == "refunded", {"event": "refunded"}),
        Check("honest-so-far", "*When is a payment without a dispute honest?* They come for 90 days. Before that it is a “not yet”.",
              lambda f: f["event"] == "disputed" and over(90 * DAY, min(f["known_after"] or 90 * DAY, f["window"] or 90 * DAY)), {"window": "14 d", "known_after": "14 d"}),
        Check("declined-and-unseen", "*What became of those you declined?* Nobody disputes a payment that was never made. Let a few through by chance, small ones, or the next model never sees what this one stops.",
              lambda f: not f["by_chance"], {"by_chance": "0%"}),
        Check("bank-has-left", "*How long does the bank wait?* 100 ms. A better model that answers later has answered nothing.",
              lambda f: f["within"] is None or over(f["within"], 0.1), {"within": "2 s"}),
        Check("broken-card", "*What can an honest customer do who was declined?* They think that their card is broken: nobody told them, nobody answers.",
              lambda f: f["recourse"] is None or f["answered_within"] is None, {"recourse": None}),
    ),
    covers=("no-contrast",),
    right="One payment, three actions, 100 ms, labels after three months, and a few let through by chance. Only now is it worth naming a model.",
)  # fmt: skip

post = Goal(
    "post",
    "Flag harmful posts.",
    (
        "Two million posts a day, in five languages. Twelve moderators read 3,000 a day.",
        "Half of all the views a post ever gets fall into its first two hours.",
        "Users report what they dislike; nearly all reports are in English. What moderators remove depends on what they are shown.",
        "Once a month two moderators judge a random sample by the written rules. Half of the appeals are won.",
    ),
    units={"post": "post", "author": "author", "view": "view", "report": "report"},
    events={"reported": "reported by a user", "removed": "removed by a moderator", "ruled": "against the rules, say two moderators of a random sample", "appealed": "appeal won by the author"},
    measures={"views": "views of posts against the rules", "removals": "posts removed", "appeals": "appeals won", "smaller": "wrong removals in the smaller languages", "reports": "reports by users"},
    good={"views": "down", "appeals": "down", "smaller": "down", "reports": "down"},
    model={
        "who": "a moderator", "between": ["leave it up", "show it less until read", "remove it"], "when": "each time", "about": "post",
        "event": "ruled", "label_about": "post", "window": "1 d", "known_after": "1 month", "by_chance": "1 in 2000",
        "estimate": "chance", "offline": "precision at capacity", "online": "views", "goes": "down", "read_after": "2 months",
        "guardrail": "smaller", "limit": "at most 1%", "capacity": "3,000 a day", "within": "10 min",
        "today": "reports: half of the views are over", "recourse": "appeal to another moderator", "answered_within": "1 d", "stop": "views", "stop_limit": "less than 20% fewer",
    },
    own=(
        Check("disliked-as-harmful", "*Who said that it is harmful?* Reports are what somebody dislikes, in English; removals are what somebody was shown. Which label rests on the written rules?",
              lambda f: f["event"] in ("reported", "removed", "appealed"), {"event": "reported"}),
        Check("harm-is-being-seen", "*What is the harm: the post, or that it is read?* Fewer reports can mean that people gave up. Count views of what breaks the rules.",
              lambda f: f["online"] in ("reports", "appeals"), {"online": "reports"}),
        Check("after-the-views", "*How fast?* Half of the views are over after two hours.",
              lambda f: f["within"] is None or over(f["within"], 2 * 3600), {"within": "1 d"}),
        Check("more-than-read", "*Who reads what is flagged?* Twelve people read 3,000 a day, one in 700. The line is drawn there, or the machine decides alone.",
              lambda f: f["capacity"] is None or over(f["capacity"], 3000), {"capacity": None}),
        Check("no-appeal", "*What can the author do?* Half of the appeals are won: that is how often the first answer was wrong among those who asked. No way to ask, or no time for an answer, is on the sheet.",
              lambda f: f["recourse"] is None or f["answered_within"] is None, {"recourse": "none"}),
        Check("smaller-languages", "*For whom does it work badly?* Four of five languages have hardly a report. The average will look fine.",
              lambda f: f["guardrail"] not in (None, "smaller"), {"guardrail": "appeals"}),
    ),
    covers=("free-threshold",),
    right="3,000 posts, read in the hour, judged by rules that are written down, with a way to appeal. “Harmful” has become something two people can agree on.",
)  # fmt: skip

seller = Goal(
    "seller",
    "Rank our sellers.",
    (
        "In each category the list decides who is bought from: most people never scroll.",
        "One order in ten gets stars. Whether an order came whole and in time is known for all of them, after 14 days.",
        "A third of the sellers have fewer than five orders; most of them joined this year.",
        "“I fell from place 2 to 40 overnight and nobody tells me why”, writes one. Forty live from it.",
    ),
    units={"seller": "seller", "order": "order", "buyer": "buyer", "category": "category"},
    events={"sold": "orders sold", "stars": "stars given", "whole": "order came whole and in time", "place": "place on today's list"},
    measures={"fine": "orders that came whole and in time", "sales": "orders of those on top", "fresh": "new sellers' share of orders", "refunds": "refunds an order", "changes": "changes of place a week"},
    good={"fine": "up", "fresh": "up", "refunds": "down", "changes": "down"},
    model={
        "who": "the category page", "between": ["put the seller higher", "put the seller lower"], "when": "daily", "about": "seller",
        "event": "whole", "label_about": "order", "window": "14 d", "known_after": "14 d", "by_chance": "5%",
        "estimate": "order", "offline": "nDCG", "online": "fine", "goes": "up", "read_after": "30 d",
        "guardrail": "fresh", "limit": "not under 10%", "in_vain": "3 €", "missed": "1 €", "today": "by sales: 91% come whole and in time",
        "recourse": "see the reasons and ask", "answered_within": "3 d", "stop": "fine", "stop_limit": "less than 1 point up",
    },
    own=(
        Check("top-because-top", "*Do they sell because they are good, or because they are on top?* The list decides who is bought from; learn from sales, and it proves itself right.",
              lambda f: f["event"] in ("sold", "place"), {"event": "sold"}),
        Check("one-in-ten", "*Who gives stars?* One in ten. Something else is known for all orders.",
              lambda f: f["event"] == "stars", {"event": "stars"}),
        Check("never-seen", "*How does a new one rise?* A third have fewer than five orders. Who is never shown is never bought from; some places have to be given by chance.",
              lambda f: not f["by_chance"], {"by_chance": "none"}),
        Check("nobody-tells-why", "*What can the one on place 40 do?* Forty live from this list, and on your sheet nobody answers them, or nobody says when.",
              lambda f: f["recourse"] is None or f["answered_within"] is None, {"answered_within": "to be decided"}),
        Check("new-sellers-unwatched", "*Who pays for better deliveries?* Old sellers have the record: the safest list shows only them. The third that is new is what must be watched.",
              lambda f: f["guardrail"] not in (None, "fresh"), {"guardrail": "refunds"}),
    ),
    covers=("no-contrast",),
    coarser=frozenset({("seller", "order")}),
    right="“Better” is an order that comes whole and in time; the list has to leave room for those who have not had a chance to show it.",
)  # fmt: skip
