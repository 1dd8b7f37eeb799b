"""A vague goal as data: what one is told, what is recorded and measured, a framing that holds, and what only this goal needs asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from utils.chapters.framing.checks import Check, first_open, generic
from utils.chapters.framing.entries import Pick, Several, Words, cost, limit, per_time, share, time
from utils.exercise import Exercise, FollowUp, Form, Mistake, Wrong

WHEN = {word: word for word in ("each time", "hourly", "daily", "weekly", "monthly", "once")}
ESTIMATES = {
    "chance": "how likely the event is if nothing is done",
    "effect": "what the action changes",
    "amount": "how much, as one number",
    "spread": "how much, with its quantiles",
    "order": "which goes before which",
    "kind": "which of several kinds",
}
OFFLINE = {
    "precision at capacity": "precision at capacity: of those acted on, the share with the event", "recall at capacity": "recall at capacity: of those with the event, the share acted on",
    "AUC": "AUC: of two, is the right one ahead?", "log loss": "log loss of a probability", "accuracy": "accuracy: share of right answers", "nDCG": "nDCG: is the best on top?", "uplift at capacity": "uplift at capacity: events changed among those acted on",
    "absolute error": "absolute error", "pinball loss": "pinball loss, of a quantile", "cost per decision": "cost per decision: both errors, in money or time",
}  # fmt: skip


GROUPS = {
    "The decision": ("who", "between", "when", "about", "ahead"),
    "The label": ("event", "label_about", "window", "known_after", "by_chance"),
    "The number": ("estimate", "offline", "online", "goes", "read_after"),
    "The price": ("guardrail", "limit", "capacity", "in_vain", "missed", "within"),
    "The rest": ("today", "recourse", "answered_within", "stop", "stop_limit"),
}


@dataclass(frozen=True)
class Goal:
    """A vague goal.

    `says` is the goal in its owner's words, `told` what the others answer. `units`, `events` and `measures` are what a decision
    can be about, what is recorded and what is measured: {key: words}; `good` has the direction of each measure, and those
    that the action moves only by itself are not in it. `model` is a framing that holds; `own` are the checks only this goal has; `covers`
    names the general ones they replace. `coarser` holds pairs (decision, label) that differ and still agree. `swaps` are other
    examples for general checks.
    """

    name: str
    says: str
    told: tuple[str, ...]
    units: Mapping[str, str]
    events: Mapping[str, str]
    measures: Mapping[str, str]
    good: Mapping[str, str]
    model: Mapping[str, object]
    own: tuple[Check, ...]
    covers: tuple[str, ...] = ()
    coarser: frozenset = frozenset()
    swaps: Mapping[str, Mapping] = field(default_factory=dict)
    right: str = ""
    asks: tuple[FollowUp, ...] = ()

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks in the order they are asked: the decision, what only this goal needs, the rest."""
        before, after = ([c for c in part if c.name not in self.covers] for part in generic(self))
        return (*before, *self.own, *after)

    def changed(self, change: Mapping) -> dict:
        """Return the framing that holds with some fields changed."""
        return {**self.model, **change}


class Sheet(Form):
    """A flat form of many fields; `listed` has what only this goal lets one choose from, and `ways` says where all fields are."""

    def __init__(self, listed: Mapping[str, Mapping[str, str]], ways: str, **fields):
        super().__init__(**fields)
        self.listed, self.ways = listed, ways
        self.expects = f"the {len(fields)} fields of the sheet, {ways}"

    def parts(self) -> list[str]:
        """Return what can be chosen, and where the fields are: all of them would be a wall."""
        return [*self.beside(), f"*All {len(self.fields)} fields*, and what each takes: {self.ways}"]

    def beside(self) -> list[str]:
        """Return what can be chosen."""
        return [f"*{name}*: {_listed(options)}" for name, options in self.listed.items()]


def _listed(options: Mapping[str, str]) -> str:
    return ", ".join(f"`{key}`" + (f" {words}" if words not in (key, "") else "") for key, words in options.items())


def sheet(goal: Goal) -> Sheet:
    """Return the sheet for a goal, the same fields for each."""
    units, events, measures = dict(goal.units), dict(goal.events), dict(goal.measures)
    return Sheet(
        {"Units": units, "Recorded events": events, "Measures": measures},
        f'in `sheets.form("{goal.name}")`, or as a dictionary to copy: `deck.blank("{goal.name}")`',
        who=Words("who acts on it"),
        between=Several(),
        when=Pick(WHEN, "when it is decided: each time it comes up, or on a list"),
        about=Pick(units, "what one decision is about", of_goal=True),
        ahead=time("how long before the event (where it matters)"),
        event=Pick(events, "the recorded event that is the label", of_goal=True),
        label_about=Pick(units, "what one label is about", of_goal=True),
        window=time("how long the event is waited for"),
        known_after=time("known how long after the decision"),
        by_chance=share("the share left to chance (to learn from, where it matters)"),
        estimate=Pick(ESTIMATES, "what the model says"),
        offline=Pick(OFFLINE, "the metric before launch"),
        online=Pick(measures, "the number that should move after it", of_goal=True),
        goes=Pick({"up": "up", "down": "down"}, "where that number should go"),
        read_after=time("how long after launch it is read"),
        guardrail=Pick(measures, "what must not get worse", of_goal=True),
        limit=limit("by how much it may"),
        capacity=per_time("how many can be acted on (where there is an end to it)"),
        in_vain=cost("what acting in vain costs (an estimate)"),
        missed=cost("what missing one costs (in the same unit)"),
        within=time("how fast the answer must be there (where it matters)", '`"200 ms"`'),
        today=limit("today’s way, and its number (without a model)", '`"whoever complained: 3%"`'),
        recourse=Words("what somebody wrongly hit can do (where somebody is)"),
        answered_within=time("how soon that is answered"),
        stop=Pick(measures, "not to be built when this number", of_goal=True),
        stop_limit=limit("comes out at (in a test, or on an envelope)", '`"less than 1 point better"`'),
    )  # fmt: skip


def framing(goal: Goal) -> Exercise:
    """Return the exercise of a goal: right when none of its checks finds a question missing."""
    form, checks = sheet(goal), goal.checks
    last: list = [None, None]  # the framing asked about last, and its answer: one reading for all the mistakes

    def found(framed: dict) -> Check | None:
        if last[0] is not framed:
            last[:] = framed, first_open(checks, framed)
        return last[1]

    def asked(framed, rng, kind):
        check = found(framed)
        if check:
            raise Wrong(check.says, cause=check.name)

    told = "\n".join(f"– {each}" for each in goal.told)
    return Exercise(
        f"{goal.name}-framing",
        f"“{goal.says}” You asked around, and heard:\n{told}\nFill in the sheet; what nobody told you, assume. The check looks at what is there and how it fits together, never at your wording.",
        form,
        [asked],
        [
            Mistake(
                c.name,
                c.says,
                goal.changed(goal.swaps.get(c.name, c.change)),
                when=lambda framed, check=c: found(framed) is check,
            )
            for c in checks
        ],
        hints=[
            "First the decision: who does what instead of what, about what, and how often?",
            "Then time: when is it decided, when is the label known, when is the test read?",
            "Read again what you were told. Each sentence is the answer to a question that one field asks.",
        ],
        follow_ups=goal.asks or ASKS,
        right=lambda framed: f"None of the {len(checks)} checks finds a question missing. {goal.right}",
        topic="framing", minutes=10,
    )  # fmt: skip


ASKS = (
    FollowUp(
        "Say it in one sentence.",
        "“[Who] decides [when] for each [unit] between [a] and [b]; it is right when [number] goes [where], and [guardrail] stays within its limit.” "
        "Under twenty seconds, no model in it, and the user can hear what is in it for them.",
    ),
    FollowUp(
        "What would you do without a model, starting tomorrow?",
        "A rule somebody can carry out by hand, the number it reaches today, and how large the gain over it has to be before a model pays for its upkeep.",
    ),
)
