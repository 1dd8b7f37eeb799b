"""Sizing what serves: the machines that rank, and shipping a refreshed table to them."""

from utils.chapters.design_studio.sizing_exercise import sized
from utils.chapters.design_studio.sizing_question import Assumption, Question, Slip
from utils.chapters.design_studio.units_words import NUMBER, SECONDS
from utils.exercise import FollowUp

FLEET = Question(
    "How many machines does the ranker need at the peak? A score costs time on one core, and cores may be busy only for part of it, or queues grow.",
    NUMBER,
    lambda a: a.requests * a.candidates * a.score * 1e-6 / (a.cores * a.busy / 100),
    {
        "requests": Assumption("requests a second at the peak", 3500, 2000, 6000),
        "candidates": Assumption("candidates scored a request", 500, 200, 1000),
        "score": Assumption("to score one, on one core", 100, 10, 1000, "µs"),
        "cores": Assumption("cores a machine", 16, 8, 32),
        "busy": Assumption("of the time a core may be busy", 50, 40, 70, "%"),
    },
    "{requests} requests/s x {candidates} candidates x {score} / ({cores} cores x {busy})",
    ("How many seconds of one core does a second of traffic cost?", "3,500 x 500 x 100 µs = 175 cores, busy all the time. Let them be busy half of it."),
    (
        Slip("always-busy", "That keeps every core busy all the time, and the queue grows without end. At 50% you need twice as many.", lambda a: a.requests * a.candidates * a.score * 1e-6 / a.cores),
        Slip("busy-cores", "Those are cores that never rest. At 50% you need twice as many, and a machine has 16.", lambda a: a.requests * a.candidates * a.score * 1e-6),
        Slip("cores-not-machines", "Those are cores. A machine has 16.", lambda a: a.requests * a.candidates * a.score * 1e-6 / (a.busy / 100)),
        Slip("one-candidate", "That scores one candidate a request. There are 500.", lambda a: a.requests * a.score * 1e-6 / (a.cores * a.busy / 100)),
        Slip("milli-for-micro", "A microsecond is a millionth of a second; you took thousandths.", lambda a: a.requests * a.candidates * a.score * 1e-3 / (a.cores * a.busy / 100)),
    ),
    "About 22, and a spare or two. Trees at 10 µs or a large network at 1,000 µs: the model decides whether it is three machines or more than two hundred.",
    band=1.25,
    thing="machines",
    follow_ups=(
        FollowUp(
            "It fits on so many machines. Does a request also meet its latency?",
            "Another sum: one core scores 500 candidates in 50 ms. If the ranker has 20 ms, split the request over four cores or score in batches; and what waits behind others is slower still. Throughput sets the number of machines, latency how a request is cut.",
        ),
        FollowUp(
            "Why two stages at all?",
            "Because of this sum with 100 million in place of 500: 10,000 seconds of a core for one request. It is *scoring* everything that is out of reach; how often the model is retrained has nothing to do with it.",
        ),
    ),
)  # fmt: skip

REFRESH = Question(
    "The embedding table is rebuilt every night and copied to a serving machine over the network. How long does one copy take?",
    SECONDS,
    lambda a: a.table * 1e9 * 8 / (a.link * 1e9 * a.share / 100),
    {
        "table": Assumption("the table", 25.6, 20, 30, "GB"),
        "link": Assumption("the link's speed, in bits", 10, 1, 25, "Gb/s"),
        "share": Assumption("of the link that the copy may use", 70, 30, 90, "%"),
    },
    "{table} x 8 bits / ({link} x {share})",
    ("The table is in bytes, the link in bits.", "25.6 GB are 204.8 Gb, and 7 Gb/s are there to carry them."),
    (
        Slip("bytes-for-bits", "The link carries 10 giga*bits* a second, the table has giga*bytes*: times 8.", lambda a: a.table / (a.link * a.share / 100)),
        Slip("whole-link", "That takes the whole link. The copy may use 70% of it.", lambda a: a.table * 8 / a.link),
        Slip("both-lost", "Two things are missing: 8 bits to a byte, and the share of the link.", lambda a: a.table / a.link),
        Slip("divided-by-eight", "8 bits make a byte: the table has *more* bits than bytes.", lambda a: a.table / 8 / (a.link * a.share / 100)),
        Slip("per-cent-lost", "70% is 0.7. With 70 the link would be faster than it is.", lambda a: a.table * 8 / (a.link * a.share)),
    ),
    "Half a minute, so the network is not why embeddings are a day old. Ask about the link: at 1 Gb/s it is five minutes.",
    band=1.4,
    follow_ups=(
        FollowUp(
            "And to a hundred machines?",
            "From one source over one link a hundred times as long: 49 minutes. So the copies are passed on, each machine that has a part sends it to others, or they read from a store with many links. And swap, do not overwrite: load beside the old table, check it, switch, or half of the answers come from vectors that do not belong together.",
        ),
    ),
)  # fmt: skip

ranker_fleet = sized("ranker-fleet", FLEET)
table_refresh = sized("table-refresh", REFRESH)
