"""“We want to use ML to reduce churn. Go.”: framed aloud, the decision sentence within a minute."""

from utils.exercise import FollowUp, Mistake
from utils.whiteboard import Drill
from utils.whiteboard.board import board_exercise
from utils.whiteboard.habits import habits, lost

drill = Drill(
    "framing-board",
    "“We want to use ML to reduce churn. Go.” (A phone company; what you are not told, assume aloud.)",
    [
        ("the decision sentence", 60, "“Who does something about it, and what? I assume a team that can call 500 a week, or leave alone. So: each week, for each contract that ends within three months, call or not.” Written down, and agreed on."),
        ("the right answer, to the customer", 120, "A call that solves something for whoever would have gone for that reason; no call for the content, none for whoever has gone already."),
        ("what is recorded: label, window, delay", 210, "Notice received within 90 days of the list; so the newest full label is 90 days old. Contracts are what end, so contracts are the rows. Those who died or moved abroad: not ours to keep."),
        ("risk or effect", 300, "Risk says who leaves, the call is paid for the difference. Was anybody left alone by chance? If not: from the first week, a tenth of the list."),
        ("today, and each error", 390, "Today: whoever phones to complain; count how many of those stay. In vain: 8 a call and some annoyance; missed: a year's margin times the chance that a call would have kept them."),
        ("the number that moves, and the one that may not", 480, "Kept a week, called against left alone, read after 90 days. Guardrail: complaints about calls, at most 1 in 100; discounts given, at most today's."),
        ("what would make you not build it", 540, "If calls change nothing in the random tenth; if a rule by hand keeps nearly as many; if people leave because the network fails where they live. Then mend that."),
        ("only now: the first model", 660, "The rule, then two logistic regressions or boosted trees for called and not called, and their difference, sorted, 500 from the top. One sentence on each; the rest is known."),
    ],
    12,
    habits(
        setup="said the decision sentence (who, between what, for what, when) within the first minute, as a question",
        own={
            "user": "said what the right answer looks like to the customer",
            "label": "named label, window and when it is known, and for which rows",
            "effect": "asked whom a call keeps, and not only who leaves",
            "stop": "said what would make them not build it",
        },
        checks="had a guardrail with a number, and today's number beside the goal",
        time="was done in twelve minutes, with no formula in the first six",
    ),
    asks=[
        "Who told you that they can call 500?",
        "So which customers would your list leave out?",
        "It is live, and churn has not moved. What do you look at?",
        "What if legal forbids leaving anybody alone on purpose?",
        "Could you do this without ML?",
    ],
    listens=[
        "a question mark in the first sentence",
        "“I assume ..., tell me if not”, and no waiting",
        "a decision before a label, a label before a metric, a metric before a model",
        "the customer as somebody, once at least",
    ],
)  # fmt: skip

my_board = board_exercise(
    drill,
    [
        Mistake("formal-too-early", "*Formal too early*, or the sentence came late: the first minute is for who decides what. Do only this minute again, three times.",
                [0, 1, 1, 0, 1, 0, 1, 1], when=lost("setup")),
        Mistake("nobody-there", "A decision, a label, a metric, and nobody at the other end of the line. What does the customer notice when it is right?",
                [1, 0, 1, 0, 1, 0, 1, 1], when=lost("user")),
        Mistake("list-of-leavers", "A list of leavers is not a list of those to call. Ask whom a call keeps, and who was left alone by chance.",
                [1, 1, 1, 0, 1, 0, 0, 1], when=lost("effect")),
        Mistake("no-way-out", "You would build it in any case. An interviewer who asks “could you do it without ML?” wants to hear when you would not.",
                [1, 1, 0, 1, 0, 1, 0, 1], when=lost("stop")),
    ],
    least=6,
    follow_ups=[
        FollowUp(
            "When did you last stop a project, or turn it, by asking one question?",
            "The goal in the words it came in; the question, and why nobody had asked it; what was found out, and who found it out; what was done instead, with its number. "
            "Then one time when the vague goal was good enough, and asking on would have been a delay.",
        ),
        FollowUp(
            "Could you have done it without ML?",
            "Names the rule by hand, what it reaches, and the gain from which a model pays for being kept alive. “Yes” is a strong answer.",
        ),
    ],
)  # fmt: skip
