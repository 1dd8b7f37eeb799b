"""An exercise made of a sizing question: an amount with its unit, and the assumption that drives it."""

from math import log10

from utils.chapters.design_studio.sizing_question import Question
from utils.chapters.design_studio.units_answer import Estimate, near
from utils.chapters.design_studio.units_say import count, say, times
from utils.chapters.design_studio.units_words import BYTES, FLOW, NUMBER, RATE, SECONDS
from utils.exercise import Choice, Exercise, Form, Mistake, Wrong

SPELLED = {BYTES: '"1.5 TB"', FLOW: '"1.5 TB/s"', SECONDS: '"1.5 hours"', RATE: '"1,500/s"', NUMBER: "1500"}
TEST = "Put in the low end and the high end of each range, one at a time: the largest ratio of the two results drives."


class Sizing(Form):
    """{"answer": amount with its unit, "driver": name of an assumption}."""

    def __init__(self, question: Question):
        names = {name: one.what for name, one in question.assumptions.items()}
        super().__init__(answer=Estimate(question.dims, SPELLED[question.dims]), driver=Choice(names))
        self.question = question

    def parts(self) -> list[str]:
        """Return the assumptions with their ranges."""
        return [f"`{name}` {one.text}" for name, one in self.question.assumptions.items()]


def sized(name: str, question: Question) -> Exercise:
    """Return the exercise of a question, everything in it computed from the question's own data."""
    kind = Sizing(question)
    prompt = (
        f"{question.asks}\n`answer`: {kind.fields['answer'].expects}, right within a factor of {question.band:g}.\n"
        "`driver`: the assumption that moves it most, when one at a time goes through its range (in brackets)."
    )
    return Exercise(
        name,
        prompt,
        kind,
        [_amount(question), _driver(question)],
        [*_in_bits(question), *(_mistake(question, slip) for slip in question.slips), _thousandfold(question)],
        hints=[*question.hints, f"{TEST} Which range is widest, and does the result follow it in proportion?", _last(question)],
        follow_ups=question.follow_ups,
        right=lambda answer: _right(question, answer),
        topic="sizing",
        minutes=5,
    )  # fmt: skip


def _amount(question):
    def check(answer, rng, kind):
        amount = answer["answer"]
        if amount is None:
            raise Wrong("`answer` is still open: the amount, with its unit.", cause="no-amount")
        if not question.holds(amount):
            orders = log10(amount.value / question.at())
            far = f", by about {round(abs(orders))} orders of magnitude" if abs(orders) >= 1.5 else ""
            raise Wrong(f"Too {'large' if orders > 0 else 'small'}{far}.", general=True)

    return check


def _driver(question):
    def check(answer, rng, kind):
        said = answer["driver"]
        if said is None:
            raise Wrong(f"The amount is right. Now `driver`: which assumption moves it most? {TEST}", cause="no-driver")
        if said != question.driver:
            one, (low, high) = question.assumptions[said], map(question.say, question.ends(said))
            moves = "not at all" if low == high else f"from {low} to {high}, {times(question.swing(said))}"
            raise Wrong(
                f"The amount is right. `{said}` from {one.said(one.low)} to {one.said(one.high)} moves it {moves}; "
                f"another assumption moves it more. {TEST}",
                cause="another-driver",
            )

    return check


def _mistake(question, slip):
    value = question.slipped(slip)

    def made(answer):
        amount = answer["answer"]
        return amount is not None and near(amount.value, value, 1.12) and not question.holds(amount)

    return Mistake(slip.name, slip.says, _example(question, value), made)


def _in_bits(question):
    """Give sizes the mistake of a small b; before the slips, whose value it may happen to have."""
    if question.dims in (BYTES, FLOW):
        text = question.say(question.at()).replace("B", "b")

        def in_bits(answer):
            amount = answer["answer"]
            return amount is not None and amount.bits and near(8 * amount.value, question.at(), question.band)

        says = "A small b is bits: what you wrote is an eighth of what you mean. Bytes are a big B."
        yield Mistake("small-b", says, {"answer": text, "driver": question.driver}, in_bits)


def _thousandfold(question):
    def far(answer):
        amount = answer["answer"]
        return amount is not None and any(near(amount.value * f, question.at(), 1.5) for f in (1e3, 1e-3))

    says = "Your digits are right, the prefix is not: it is off by a factor of 1000. Count the zeros once more."
    slips = [question.slipped(slip) for slip in question.slips]
    both = (question.at() / 1000, question.at() * 1000)  # one of them may be a slip's value
    example = next(value for value in both if not any(near(value, slip, 1.2) for slip in slips))
    return Mistake("thousandfold", says, _example(question, example), far)


def _example(question, value):
    return {"answer": say(value, question.dims), "driver": question.driver}


def _last(question):
    stated = question.worked().rsplit(" = ", 1)[0]
    first, second = question.by_swing[:2]
    return f"Work out {stated}. What moves it most is `{first}` or `{second}`."


def _right(question, answer):
    amount = answer["answer"]
    both = ""
    if amount.binary:
        both = f" ({count(question.at() / 2**30)} GiB: the prefixes of 1024 are 7% larger at giga, which no estimate notices)"
    return f"{question.worked()}{both}.\nFrom the low to the high end, one at a time: {question.moved()}.\n{question.remark}"
