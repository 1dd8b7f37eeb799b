"""Whom to call: those most likely to leave, or those whom a call keeps. A small world, counted out."""

from itertools import product

from utils.exercise import Exercise, FollowUp, Form, Mistake, Number, Wrong, complete

CALLS = 600
GROUPS = {  # who: (how many, % who leave if nobody calls, % who leave if called)
    "moving away": (400, 90, 90),
    "in a quarrel": (300, 70, 75),
    "comparing prices": (500, 40, 26),
    "wavering": (800, 30, 12),
    "asleep": (1000, 10, 14),
    "content": (3000, 4, 3),
}
STEP = 100


def kept(calls: dict[str, int]) -> float:
    """Return how many customers a plan {group: calls} keeps, on average, who would have left."""
    return sum(n * (GROUPS[who][1] - GROUPS[who][2]) / 100 for who, n in calls.items())


def by_risk() -> dict[str, int]:
    """Return the plan that calls those most likely to leave first."""
    plan, left = {}, CALLS
    for who in sorted(GROUPS, key=lambda name: -GROUPS[name][1]):
        plan[who] = min(left, GROUPS[who][0])
        left -= plan[who]
    return plan


def best() -> dict[str, int]:
    """Return the plan that keeps most, of all plans in steps of 100 calls."""
    sizes = [range(0, min(n, CALLS) + 1, STEP) for n, _, _ in GROUPS.values()]
    plans = (dict(zip(GROUPS, plan, strict=True)) for plan in product(*sizes) if sum(plan) <= CALLS)
    return max(plans, key=kept)


def reached(plan: dict[str, int]) -> float:
    """Return how many of the called would have left."""
    return sum(n * GROUPS[who][1] / 100 for who, n in plan.items())


TABLE = "\n".join(
    f"{who}: {n:,} customers, {without}% leave, {called}% if called" for who, (n, without, called) in GROUPS.items()
)


def _counted(form: dict, rng, kind) -> None:
    for name, plan, says in (
        (
            "risk",
            by_risk(),
            "600 calls down the list by risk: first all of one group, then some of the next. What does a call change in each?",
        ),
        ("effect", best(), "Call where a call changes most. Which group is that, and is it large enough?"),
    ):
        if not kind.fields[name].same(form[name], kept(plan)):
            raise Wrong(says, f"`{name}`")


_MOVED = kept(by_risk())
_MOST = kept(best())
called_customers = Exercise(
    "called-customers",
    f"{CALLS} calls, and these customers (made up, and counted out):\n{TABLE}\n"
    "How many customers do the calls keep, on average: when you call those most likely to leave (`risk`), and when you call those whom a call changes most (`effect`)?",
    Form(risk=Number(tolerance=0.5, what="customers kept"), effect=Number(tolerance=0.5, what="customers kept")),
    [complete(risk="And by risk?", effect="And by effect?"), _counted],
    [
        Mistake("reached-as-kept", "That is how many of the called *would leave*. The precision of this list is excellent, and it keeps nobody.",
                {"risk": reached(by_risk()), "effect": _MOST}, when=lambda f: f["risk"] == reached(by_risk())),
        Mistake("no-harm-done", "The movers are lost with or without a call, so far right. The other 200 calls go to those in a quarrel: 70% leave, 75% if called.",
                {"risk": 0, "effect": _MOST}, when=lambda f: f["risk"] == 0),
        Mistake("sign-lost", "75% is more than 70%. A call to somebody in a quarrel is the last straw for one in twenty.",
                {"risk": -_MOVED, "effect": _MOST}, when=lambda f: f["risk"] == -_MOVED),
        Mistake("leaving-among-wavering", "600 of the wavering, right. 30% of them would leave; a call keeps those between 30% and 12%.",
                {"risk": _MOVED, "effect": 180}, when=lambda f: f["effect"] == 180),
        Mistake("more-than-calls", "800 waver, and there are 600 calls.", {"risk": _MOVED, "effect": 144}, when=lambda f: f["effect"] == 144),
        Mistake("prices-first", "Those who compare prices are likelier to leave, and a call changes less: 14 points against 18.",
                {"risk": _MOVED, "effect": 88}, when=lambda f: f["effect"] == 88),
    ],
    hints=["By risk: 400 who move away, then 200 in a quarrel. What does a call change for each?", "400 × 0 + 200 × (70 − 75)%; and 600 × (30 − 12)%."],
    follow_ups=[
        FollowUp(
            "How would you ever know these two columns?",
            "Nobody is seen both called and not called. Leave some alone by chance, and compare called with not called among customers who are alike; with that a model of the difference can be fitted. "
            "Says what it costs: the customers left alone, and that differences need many more rows than risks do.",
        ),
        FollowUp(
            "There is no such experiment and the campaign starts on Monday. Call by risk?",
            "Says plainly that it is a guess that the likely leavers are also the ones a call keeps; leaves a tenth alone by chance from the first Monday, keeps complaints as a guardrail, and reads the difference after one window. "
            "Calls the middle of the list as well as its top, so that there is something to compare.",
        ),
    ],
    right=f"{_MOVED:.0f} against {_MOST:.0f}. The list by risk is the more precise one (500 of its 600 would leave), and it loses customers. Nothing is wrong with the model: it answers another question.",
    topic="framing", minutes=7,
)  # fmt: skip
