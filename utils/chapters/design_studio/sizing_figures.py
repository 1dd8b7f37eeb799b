"""Two figures on sizes: what fits which machine, and what moves an answer most."""

import numpy as np

from utils.chapters.design_studio.sizing import QUESTIONS
from utils.chapters.design_studio.units_say import count, say
from utils.chapters.design_studio.units_words import BYTES
from utils.figures import Predict, colours, play

DIMS = (16, 32, 64, 128, 256, 512, 1024)
MACHINES = {16: "16 GB, a laptop", 64: "64 GB", 256: "256 GB", 1000: "1 TB, a large server"}
WIDTHS = {"fp32": 4, "fp16": 2, "int8": 1, "codes of 32 B": None}
COUNTED = {"items", "users"}  # assumptions one can look up


def memory(items, dims, width):
    """Return the bytes of a table of embeddings; `width` None stands for codes of 32 bytes."""
    return items * (32.0 if width is None else dims * width)


def memory_scene(ax):
    """Set up the axes with a line for each machine."""
    ax.set(xscale="log", yscale="log", xlim=(14, 1180), ylim=(0.1, 6000))
    ax.set_xlabel("numbers in an embedding")
    ax.set_xticks(DIMS, [str(d) for d in DIMS])
    ax.set_yticks([0.1, 1, 10, 100, 1000], ["0.1 GB", "1 GB", "10 GB", "100 GB", "1 TB"])
    ax.minorticks_off()
    for size, name in MACHINES.items():
        ax.axhline(size, color="#333333", linestyle=":", linewidth=1.2)
        ax.text(15, size * 1.12, name, fontsize=9, color="#333333")


def draw_memory(ax, items, width):
    """Draw memory against dimensions, with a point at 128."""
    dims = np.array(DIMS, float)
    sizes = np.array([memory(items, d, width) for d in dims]) / 1e9
    ax.plot(dims, sizes, color=colours.MODEL, linestyle="--" if width is None else "-")
    here = memory(items, 128, width)
    ax.plot(128, here / 1e9, "o", color=colours.MODEL, markersize=9)
    ax.text(140, here / 1e9 * 0.62, say(here, BYTES), color="#005A8C", va="top", fontweight="bold",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5})  # fmt: skip
    name = next(label for label, known in WIDTHS.items() if known == width)
    then = "32 B whatever the length" if width is None else f"64 GB hold up to {64e9 / items / width:,.0f} numbers each"
    ax.set_title(f"{count(items)} items, {name}: {then}")


def memory_figure():
    """Show the memory of an embedding table against its dimensions, with machines' sizes."""
    return play(
        draw_memory, scene=memory_scene, items={count(n): n for n in (1e6, 1e7, 1e8, 1e9)}, width=WIDTHS,
        start={"items": 1e9, "width": 2}, labels={"items": "items", "width": "kept as"},
        predict=Predict(
            "100 million items, single precision (fp32, 4 bytes a number). Up to how many numbers an embedding does a machine with 64 GB hold the table?",
            truth=160, low=1, high=100_000,
            says="64 GB over 100 million items are 640 bytes an item, 160 numbers of 4 bytes. In fp16 it is 320; a code of 32 bytes does not grow with them at all.",
            marks={
                640: "640 are the *bytes* there are for an item. A number takes 4 of them.",
                128: "128 numbers take 51 GB: they still fit. 640 bytes an item are there, 160 numbers.",
                320: "That is fp16, 2 bytes a number.",
                20: "4 *bytes* a number, not 32.",
            },
        ),
        alt="Memory of an embedding table against the numbers in an embedding, both axes logarithmic, with dotted lines at 16, 64, 256 and 1,000 GB. "
        "For 100 million items in fp32 the line reaches 51 GB at 128 numbers and crosses 64 GB at 160; for codes of 32 bytes it is flat at 3.2 GB.",
    )  # fmt: skip


def counted_drivers():
    """Return how many of the ten answers are driven by the number of items or users."""
    return sum(question.driver in COUNTED for question in QUESTIONS.values())


def tornado_scene(ax):
    """Set up an axis of ratios to the stated answer."""
    ax.set(
        xscale="log",
        xlim=(0.012, 400),
        ylim=(5.3, -0.7),
        xlabel="answer, as a multiple of the one with the stated figures",
    )
    ax.set_xticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])
    ax.set_yticks([])
    ax.minorticks_off()
    ax.axvline(1, color="#333333", linewidth=1.2)


def draw_tornado(ax, question):
    """Draw a bar for each assumption: the answer at its low and at its high end."""
    name = list(QUESTIONS)[question]
    asked = QUESTIONS[name]
    for row, which in enumerate(asked.by_swing):
        one, ends = asked.assumptions[which], [value / asked.at() for value in asked.ends(which)]
        low, high = min(ends), max(ends)
        first = row == 0
        ax.plot([low, high], [row, row], color=colours.MODEL if first else colours.DATA, linewidth=15 if first else 9,
                solid_capstyle="butt", alpha=1 if first else 0.55)  # fmt: skip
        ax.text(0.0135, row, which, va="center", fontweight="bold" if first else "normal")
        ax.text(max(high, 1) * 1.15, row, one.span, va="center", fontsize=9, color="#333333")
    ratio = float(f"{asked.swing(asked.driver):.2g}")
    ax.set_title(f"{name}: {asked.say(asked.at())}; {asked.driver}: a factor of {ratio:,g}")


def tornado_figure():
    """Show for each of the ten questions how far each assumption moves the answer."""
    return play(
        draw_tornado, scene=tornado_scene, question={name: place for place, name in enumerate(QUESTIONS)},
        start={"question": len(QUESTIONS) - 1}, labels={"question": "question"},
        predict=Predict(
            "Ten answers, ten drivers. In how many of the ten is it the number of items or of users?",
            truth=counted_drivers(), low=0, high=10,
            says="One, with the ranges given here: the table of embeddings, where it is a guess how many items there will be; users were measured. What drives the others is a habit, a design choice or a requirement, and those you have to ask for.",
        ),
        alt="A bar for each assumption of a sizing question, from the answer at its low end to the answer at its high end, the longest on top. "
        "For embedding memory it is the number of items, for the ranker's machines the time to score one candidate.",
    )  # fmt: skip
