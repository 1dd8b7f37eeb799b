"""Words for framing sheets, written after the checks: those that say nothing, those that say something, those that say it wrong."""

# ruff: noqa: E501 a framing to a few lines

# fmt: off
SAYS_NOTHING = [
    "we do not need a guardrail", "no label", "none", "n/a", "unknown", "not applicable", "to be decided", "N.A.", "none whatsoever", "nothing in particular",
    "we'll see", "will be decided later", "I don't know", "I do not know yet", "no clue", "hard to say", "can't say", "cannot be said at this point",
    "not really", "not yet known", "to be clarified with the team", "TBD with product", "tbd.", "-", "—", "???", "...", "N/A (see above)", "there isn't one",
    "there is none", "there are none", "we have none", "does not apply", "doesn't apply here", "not specified", "not our concern", "no one knows",
    "nobody asked", "has not been defined", "still open", "open question", "up to the business", "whatever works", "as needed", "depends on the case",
    "irrelevant here", "unnecessary", "not necessary in this case", "we would skip this", "skip this", "let's skip it", "don't care", "no need for that", "no such thing",
    "nil", "zilch", "null", "undefined", "without", "leave blank", "left empty", "pending", "to follow", "under discussion", "ask the PM", "not decided",
    "no idea at all", "isn't needed", "wouldn't need one", "we never had one", "neither", "not measured so far", "nothing yet", "not sure", "unsure about this",
]

SAYS_SOMETHING = [  # (field, words, what was meant)
    ("window", "sixty days", 60 * 86400), ("window", "about 2 months", 60 * 86400), ("window", "within 90 days of the payment", 90 * 86400),
    ("window", "3 wks", 21 * 86400), ("window", "up to 48 hrs", 48 * 3600), ("window", "the following fortnight", 14 * 86400), ("window", "one calendar month", 30 * 86400),
    ("window", "30-day window", 30 * 86400), ("window", "between 60 and 90 days", 90 * 86400), ("window", "twelve weeks", 84 * 86400), ("window", "a year", 365 * 86400),
    ("window", "120 days (four billing cycles)", 120 * 86400), ("window", "0.5 y", 0.5 * 365 * 86400), ("window", "72h", 72 * 3600),
    ("known_after", "not before 90 days", 90 * 86400), ("known_after", "no sooner than three months after", 90 * 86400), ("known_after", "after a quarter", 90 * 86400),
    ("known_after", "100 days, when the last dispute can come in", 100 * 86400), ("within", "under 80ms", 0.08), ("within", "0.1 sec", 0.1), ("within", "a tenth: 100 milliseconds", 0.1),
    ("within", "not more than 75 ms at p99", 0.075), ("answered_within", "in real time", 0), ("answered_within", "two business days", 2 * 86400), ("answered_within", "same minute, so 1 min", 60),
    ("by_chance", "half a percent", 0.005), ("by_chance", "1%, drawn by lot", 0.01), ("by_chance", "one out of 200", 0.005), ("by_chance", ".01", 0.01), ("by_chance", "3 per 1,000", 0.003),
    ("by_chance", "1/500", 0.002), ("by_chance", "two in a hundred", 0.02),
    ("capacity", "about 60 a day", 60), ("capacity", "12 per hour", 288), ("capacity", "1.4k a week", 200), ("capacity", "no more than 300 cases/day", 300),
    ("capacity", "fifty each day", 50), ("capacity", "2,100 cases per week", 300), ("capacity", "700 weekly", 100), ("capacity", "everyone", float("inf")), ("capacity", "9000 in 30 days", 300),
    ("limit", "shall not exceed 0.4 %", 0.4), ("limit", "no worse than 2 points below today", 2), ("limit", "may not grow by more than 10%", 10), ("limit", "stay under 1.5", 1.5),
    ("limit", "zero tolerance: 0", 0), ("limit", "max. one in a thousand", 1), ("limit", "today's level plus five percent", 5), ("limit", "mustn't fall below 97", 97), ("limit", "<=3", 3),
    ("in_vain", "roughly 4 euros", (4, "eur")), ("in_vain", "EUR 4.50", (4.5, "eur")), ("in_vain", "ten minutes of work", (600, "time")), ("missed", "$1,200", (1200, "usd")),
    ("missed", "2 hours of an analyst", (7200, "time")), ("missed", "about 70€ on average", (70, "eur")),
    ("today", "hand-written rules, 2 of 1000 get through", 2), ("today", "nothing; 0.2% are lost", 0.2), ("today", "we don't act at all and lose 40k a month", 40000), ("today", "nobody looks: 100 of 100 pass", 100),
    ("today", "no model, a list of 12 rules", 12),
    ("stop_limit", "improves by less than 5 %", 5), ("stop_limit", "does not fall by at least 10%", 10), ("stop_limit", "isn't 3 points better than the rules", 3),
    ("who", "the payments platform, no human involved", None), ("who", "Anna's team", None), ("who", "an automatic rule engine", None), ("who", "risk operations (night shift)", None),
    ("who", "2nd level support", None), ("who", "the checkout service decides by itself", None), ("who", "someone from risk, named each week", None),
    ("recourse", "call the hotline, no account needed", None), ("recourse", "use another card or a code", None), ("recourse", "they can ask a person to look again", None),
    ("recourse", "appeal in the app without giving reasons", None), ("recourse", "retry; it is never declined twice in a row", None),
    ("between", ["do nothing", "block"], None), ("between", "accept / refuse", None), ("between", "block it, or let it pass", None), ("between", ["no friction", "a code", "stop"], None),
    ("between", "either call them or don't", None), ("between", "yes; no", None),
    ("when", "Each time", None), ("event", "payment disputed at the bank", None), ("event", " Disputed ", None), ("estimate", "chance", None), ("goes", "Down", None),
]

SAYS_IT_WRONG = [  # (goal, fields changed, the question that is missing)
    ("churn", {"capacity": "two thousand a month"}, "more-than-called"), ("churn", {"capacity": "there is no upper bound"}, "more-than-called"), ("churn", {"capacity": "everybody"}, "more-than-called"),
    ("churn", {"by_chance": "nobody is left alone on purpose"}, "nobody-left-alone"), ("churn", {"by_chance": "0 percent"}, "nobody-left-alone"), ("churn", {"event": "last box delivered"}, "after-notice"),
    ("churn", {"event": "App not opened for 30 days"}, "idle-as-leaving"), ("churn", {"estimate": "order", "offline": "nDCG"}, "leaving-not-keeping"), ("churn", {"estimate": "how likely the event is if nothing is done", "offline": "log loss"}, "leaving-not-keeping"),
    ("search", {"online": "clicks a search", "goes": "up"}, "more-clicks"), ("search", {"label_about": "one search"}, "one-of-three"), ("search", {"by_chance": "we always show the best order"}, None),
    ("search", {"by_chance": "not possible"}, "first-because-first"), ("search", {"within": "a second"}, "looks-broken"), ("search", {"within": "no limit was given"}, "looks-broken"),
    ("fraud", {"about": "card", "label_about": "card"}, "which-fraud"), ("fraud", {"event": "declined by our rules"}, "own-rule-as-truth"), ("fraud", {"window": "six weeks", "known_after": "6 weeks"}, "honest-so-far"),
    ("fraud", {"by_chance": "none, too risky"}, "declined-and-unseen"), ("fraud", {"within": "3/4 of a second, 750 ms"}, "bank-has-left"), ("fraud", {"recourse": "there is nothing they can do"}, "broken-card"),
    ("fraud", {"recourse": "we would not offer one"}, "broken-card"), ("fraud", {"answered_within": "no promise"}, "broken-card"),
    ("ticket", {"online": "tickets closed", "goes": "up"}, "closed-as-solved"), ("ticket", {"event": "topic picked by the customer"}, "given-as-label"), ("ticket", {"event": "stars given"}, "who-gives-stars"),
    ("ticket", {"guardrail": "moves a ticket"}, "smell-of-gas"), ("ticket", {"guardrail": "no guardrail needed"}, "no-guardrail"),
    ("demand", {"event": "loaves sold that day"}, "sales-as-demand"), ("demand", {"event": "baked"}, "sales-as-demand"), ("demand", {"estimate": "how much, as one number", "offline": "absolute error"}, "middle-of-the-road"),
    ("demand", {"about": "shop", "label_about": "shop"}, "right-on-average"), ("demand", {"when": "monthly"}, "not-at-four"), ("demand", {"in_vain": "two euros", "missed": "one euro"}, "cheap-side"),
    ("seller", {"event": "orders sold"}, "top-because-top"), ("seller", {"event": "Stars"}, "one-in-ten"), ("seller", {"by_chance": "0.0"}, "never-seen"), ("seller", {"recourse": "they can't"}, "nobody-tells-why"),
    ("seller", {"answered_within": "when we find the time"}, None), ("seller", {"guardrail": "orders of those on top"}, "new-sellers-unwatched"),
    ("post", {"event": "removed by a moderator"}, "disliked-as-harmful"), ("post", {"online": "reports by users", "goes": "down"}, "harm-is-being-seen"), ("post", {"within": "by the next morning: 12 hours"}, "after-the-views"),
    ("post", {"capacity": "20 thousand a day"}, "more-than-read"), ("post", {"capacity": "not known"}, "more-than-read"), ("post", {"recourse": "our decisions are final, nobody appeals"}, "no-appeal"), ("post", {"guardrail": "reports"}, "smaller-languages"),
    ("page", {"online": "clicks a visit"}, "question-marks"), ("page", {"event": "headline clicked"}, "question-marks"), ("page", {"read_after": "two weeks"}, "before-the-month"), ("page", {"guardrail": "subscriptions kept"}, "charter"),
    ("page", {"by_chance": "we do not explore"}, "known-to-nobody"), ("page", {"about": "reader", "label_about": "reader"}, "unknown-visitors"),
    ("lead", {"event": "called by a salesperson"}, "taste-as-truth"), ("lead", {"event": "contract signed", "window": "8 months", "known_after": "1 year", "read_after": "2 years"}, "label-after-the-board"), ("lead", {"about": "contact person", "label_about": "contact person"}, "same-company"),
    ("lead", {"by_chance": "never"}, "never-called"), ("lead", {"capacity": "1,200 leads a day"}, "more-than-hands"), ("lead", {"capacity": "forty per hour"}, "more-than-hands"),
    ("arrival", {"event": "minutes shown to the customer"}, "own-promise"), ("arrival", {"event": "road"}, "road-only"), ("arrival", {"estimate": "amount", "offline": "absolute error"}, "late-half-the-time"), ("arrival", {"guardrail": "couriers over the limit"}, "promise-an-hour"), ("arrival", {"within": "about a second"}, "basket-open"),
    ("visit", {"ahead": "the same morning, 3 h"}, "too-late-to-fill"), ("visit", {"ahead": "not relevant"}, "too-late-to-fill"), ("visit", {"about": "patient", "label_about": "patient"}, "person-marked"), ("visit", {"event": "moved or cancelled, at any time"}, "given-back-as-missed"),
    ("visit", {"guardrail": "hours after closing"}, "who-waits"), ("visit", {"capacity": "60 phone calls each day"}, "more-than-phones"),
    ("discount", {"online": "share of codes used"}, "used-as-won"), ("discount", {"event": "ordered at all"}, "orders-at-any-price"), ("discount", {"estimate": "chance", "offline": "precision at capacity"}, "likely-buyers"), ("discount", {"window": "four weeks"}, "sooner-not-more"),
    ("discount", {"recourse": "none planned"}, "no-answer-to-letters"), ("discount", {"by_chance": "everyone gets it"}, None),
]

LATER = [  # written after the first list had been mended for; in fields of free words some of these still pass
    "not a concern for us", "we can define that afterwards", "no particular one", "beats me", "this is optional", "out of scope", "we have not got one", "none that I can think of",
    "leave that to others", "t.b.c.", "nothing comes to mind", "it's complicated", "no need", "not for now", "we don't really have any", "haven't thought about it", "no guardrails required",
    "could be anything", "not one", "I'd rather not say", "will follow", "no opinion", "not this time", "(empty)",
]
SAYS_MORE = [
    ("window", "ninety-day window", 90 * 86400), ("window", "2 to 3 months", 90 * 86400), ("window", "1.5 weeks", 10.5 * 86400), ("within", "below a tenth of a second, say 90 ms", 0.1), ("known_after", "ten weeks or so", 70 * 86400),
    ("by_chance", "1.5 per cent of traffic", 0.015), ("by_chance", "a hundredth, 1%", 0.01), ("capacity", "seven hundred a week", 100), ("limit", "never more than 3 in a row", 3), ("in_vain", "3,50 €", (3.5, "eur")),
    ("today", "no rule at all: 4% lost", 4), ("recourse", "the customer may contest it within a week", None), ("who", "the on-call engineer's bot", None), ("between", ["hold it", "release it"], None),
    ("missed", "one and a half hours", (5400, "time")), ("limit", "cap of 12 complaints", 12), ("stop_limit", "we see no gain above 1 %", 1),
]
# fmt: on
