"""Goals about people one writes to or calls: churn, discounts, leads."""

from utils.chapters.framing.checks import Check, over
from utils.chapters.framing.prompt import Goal

DAY = 86_400

churn = Goal(
    "churn",
    "Reduce churn.",
    (
        "Customers get a box of vegetables a month. Notice is given 30 days before the last box; after notice nobody was ever won back.",
        "Six people call customers: 400 calls a week, from a list made on Mondays.",
        "In spring a random half of the list was not called. Of the called 81% were still there after 90 days, of the others 78%.",
        "Many never open the app: the box comes anyway.",
    ),
    units={"customer": "customer", "household": "household", "box": "box", "visit": "visit to the app"},
    events={"notice": "notice given", "left": "last box delivered", "idle": "app not opened for 30 days", "asked": "asked the hotline how to leave"},
    measures={"stayed": "customers still there after 90 days", "calls": "calls made", "complaints": "complaints about calls", "given": "money given away in offers"},
    good={"stayed": "up", "complaints": "down", "given": "down"},
    model={
        "who": "the calling team", "between": ["call with an offer", "do nothing"], "when": "weekly", "about": "customer", "ahead": "5 weeks",
        "event": "notice", "label_about": "customer", "window": "60 d", "known_after": "60 d", "by_chance": "10%",
        "estimate": "effect", "offline": "uplift at capacity", "online": "stayed", "goes": "up", "read_after": "90 d",
        "guardrail": "complaints", "limit": "1% of calls", "capacity": "400 a week", "in_vain": "6 €", "missed": "90 €",
        "today": "who asked for it, 78% stay", "stop": "stayed", "stop_limit": "under 1 point more",
    },
    own=(
        Check("leaving-not-keeping", "*Would they leave, or would the call keep them?* Six people are paid for the difference. Somebody who leaves in any case is at the top of a list by risk, and wasted there; in spring a random half was not called, so the difference can be learnt.",
              lambda f: f["estimate"] not in (None, "effect"), {"estimate": "chance", "offline": "AUC"}),
        Check("after-notice", "*When can anything still be done?* After notice nobody was won back, and by the last box notice is a month old.",
              lambda f: f["event"] == "left", {"event": "left"}),
        Check("idle-as-leaving", "*Does silence mean leaving?* Many never open the app and stay.",
              lambda f: f["event"] == "idle", {"event": "idle"}),
        Check("asked-already", "*Who is in this label?* Those who asked the hotline how to leave told you already; those who just leave are not in it.",
              lambda f: f["event"] == "asked", {"event": "asked"}),
        Check("more-than-called", "*How many can be called?* Six people call 400 a week; what the model says about the rest changes nothing.",
              lambda f: f["capacity"] is None or over(f["capacity"], 80 if 0 < f["capacity"].period < 7 * DAY else 400 / 7), {"capacity": "5,000 a week"}),
        Check("nobody-left-alone", "*What became of those you called?* Their staying is the call's as well as their own. Unless some of the list are left alone by chance, nobody can tell the two apart next year.",
              lambda f: not f["by_chance"], {"by_chance": None}),
    ),
    covers=("no-contrast", "free-threshold"),
    right="“For which 400 customers does a call change whether notice comes?” is a question that can be answered; “reduce churn” is not.",
)  # fmt: skip

discount = Goal(
    "discount",
    "Who should get a discount?",
    (
        "A code for 10% off, sent by e-mail; the margin on an order is 25%. There is no end to e-mails.",
        "Last summer a random third got the code: 34% of them ordered within a month, of the others 30%. September was weak.",
        "“Why did my neighbour pay less?” is the letter we get most often.",
    ),
    units={"customer": "customer", "order": "order", "code": "code", "basket": "basket"},
    events={"margin": "margin earned from the customer", "redeemed": "code used", "ordered": "ordered at all", "opened": "e-mail opened"},
    measures={"earned": "margin a customer, codes paid", "redemption": "share of codes used", "orders": "orders a customer", "sent": "codes sent", "letters": "letters about prices"},
    good={"earned": "up", "letters": "down", "orders": "up", "redemption": "up"},
    model={
        "who": "the campaign system", "between": ["send the code", "send none"], "when": "monthly", "about": "customer",
        "event": "margin", "label_about": "customer", "window": "90 d", "known_after": "90 d", "by_chance": "1 in 20",
        "estimate": "effect", "offline": "uplift at capacity", "online": "earned", "goes": "up", "read_after": "120 d",
        "guardrail": "letters", "limit": "10% more", "in_vain": "4 €", "missed": "6 €", "today": "everybody in summer: 34% order",
        "recourse": "write in and be given the code", "answered_within": "2 d", "stop": "earned", "stop_limit": "less than 0.20 € more",
    },
    own=(
        Check("used-as-won", "*Would they have bought anyway?* 30% do. Those use the code too, and first.",
              lambda f: f["event"] == "redeemed" or f["online"] == "redemption", {"online": "redemption"}),
        Check("likely-buyers", "*Whose mind does the code change?* Sent to whoever is most likely to buy, it pays for orders that were coming. A random third got it last summer: the difference can be learnt.",
              lambda f: f["estimate"] not in (None, "effect"), {"estimate": "chance", "offline": "AUC"}),
        Check("orders-at-any-price", "*An order at which margin?* 10 of 25 are given away with each, also with those that were coming.",
              lambda f: f["online"] == "orders" or f["event"] == "ordered", {"online": "orders"}),
        Check("sooner-not-more", "*More, or only sooner?* September was weak. A window that ends before it counts next month's orders as won.",
              lambda f: over(60 * DAY, f["window"]), {"window": "30 d"}),
        Check("no-answer-to-letters", "*What do you tell whoever paid the full price?* It is the letter that comes most often, and the sheet has no way for them to ask, or no time for an answer.",
              lambda f: f["recourse"] is None or f["answered_within"] is None, {"recourse": None}),
        Check("all-or-none-sent", "*How will you know next summer?* Without some who get the code by chance (and some who by chance get none) the answer grows old.",
              lambda f: not f["by_chance"], {"by_chance": None}),
    ),
    covers=("no-contrast",),
    right="The model ranks changes of mind; the euro decides where the list ends: 10 of 25 on every order that was coming anyway.",
)  # fmt: skip

lead = Goal(
    "lead",
    "Score our leads.",
    (
        "A lead is a form on the site: 1,200 a day. 25 salespeople call 10 a day each; they choose whom.",
        "Last year two thirds of the leads were never called.",
        "One company fills in three forms, typically. Twice last week two of us called the same one.",
        "A contract takes four months to a year, a first meeting three weeks. In eight weeks the board asks what it brought.",
    ),
    units={"form": "form", "company": "company", "person": "contact person", "contract": "contract"},
    events={"called": "called by a salesperson", "meeting": "meeting held", "signed": "contract signed", "replied": "reply to the automatic mail"},
    measures={"meetings": "meetings a salesperson", "scored": "leads with a score", "contracts": "contracts a quarter", "wait": "hours until a good lead is called", "small": "small companies' share of calls"},
    good={"meetings": "up", "contracts": "up", "wait": "down", "small": "up"},
    model={
        "who": "a salesperson", "between": ["call today", "leave it to the mails"], "when": "daily", "about": "company",
        "event": "meeting", "label_about": "company", "window": "21 d", "known_after": "3 weeks", "by_chance": "5%",
        "estimate": "chance", "offline": "precision at capacity", "online": "meetings", "goes": "up", "read_after": "7 weeks",
        "guardrail": "small", "limit": "not below 20%", "capacity": "250 a day", "in_vain": "20 min", "missed": "4 h",
        "today": "own choice: 6 in 100 lead to a meeting", "stop": "meetings", "stop_limit": "1 in 100 more",
    },
    own=(
        Check("taste-as-truth", "*Who chose whom to call?* “Called” is the salespeople's taste. The model will learn it, and agree with them.",
              lambda f: f["event"] == "called", {"event": "called"}),
        Check("label-after-the-board", "*Is the label there when you are asked?* In eight weeks the board asks; a contract takes four months. Which earlier event would do?",
              lambda f: f["event"] == "signed" or over(f["known_after"], 56 * DAY), {"event": "signed", "known_after": "1 year", "read_after": "1 year"}),
        Check("same-company", "*What is a lead: the form or the company?* One company fills in three forms, and two people call it.",
              lambda f: f["about"] in ("form", "person"), {"about": "form", "label_about": "form"}),
        Check("never-called", "*What became of the two thirds nobody called?* A call is how a lead becomes good. Unless a few are called by chance, the model knows only leads that somebody liked.",
              lambda f: not f["by_chance"], {"by_chance": None}),
        Check("more-than-hands", "*How many can they call?* 25 people, 10 calls each: 250 a day, out of 1,200.",
              lambda f: f["capacity"] is None or over(f["capacity"], 250), {"capacity": "all"}),
    ),
    covers=("no-contrast", "free-threshold"),
    swaps={"read-early": {"known_after": "50 d", "read_after": "6 weeks"}},
    right="250 calls, a label that is there in three weeks, and a few calls by chance: without these the score learns what the salespeople liked last year.",
)  # fmt: skip
