"""Sizing what is kept in memory: a table of embeddings, and the same table in codes."""

from utils.chapters.design_studio.sizing_exercise import sized
from utils.chapters.design_studio.sizing_question import Assumption, Question, Slip
from utils.chapters.design_studio.units_words import BYTES
from utils.exercise import FollowUp

SCANNED = 20e9  # bytes a second read from memory, in the follow-up

EMBEDDINGS = Question(
    "An embedding for every item, in half precision (fp16: 16 bits a number). How much memory?",
    BYTES,
    lambda a: a.items * a.dims * a.width,
    {
        "items": Assumption("things that can be recommended", 1e8, 3e7, 1e9),
        "dims": Assumption("numbers an embedding has", 128, 64, 256),
        "width": Assumption("bytes a number takes", 2, 1, 4, "B"),
    },
    "{items} items x {dims} numbers x {width}",
    ("How many numbers are there, and how many bytes is each?", "16 bits are 2 bytes."),
    (
        Slip("bits-for-bytes", "16 is the number of *bits* in a number. In bytes it is 2.", lambda a: a.items * a.dims * 16),
        Slip("numbers-not-bytes", "That counts the numbers. Each takes 2 bytes.", lambda a: a.items * a.dims),
        Slip("single-precision", "4 bytes a number is single precision, fp32. Half precision takes 2.", lambda a: a.items * a.dims * 4),
        Slip("one-number", "That is one number an item. An embedding has `dims` of them.", lambda a: a.items * a.width),
    ),
    "It fits one machine. Ask how many items there will be in two years before you argue about precision.",
    follow_ups=(
        FollowUp(
            "It fits in memory. Why not compare the query with all of it?",
            "Because every query would read all of it. At 20 GB/s from memory (an assumption: say it, and say you would measure) 25.6 GB take 1.3 s a query, and 1,000 queries a second need more than a thousand such scans at once. "
            "An index reads a small part of the table; codes make it smaller; batching queries shares one reading among many.",
        ),
    ),
)  # fmt: skip

CODES = Question(
    "A hundred million items, product-quantised: each embedding is cut into pieces, and a piece is replaced by one byte, the number of "
    "the nearest of 256 entries in that piece's codebook. How much memory for codes and codebooks?",
    BYTES,
    lambda a: a.items * a.code + 256 * a.dims * 4,
    {
        "items": Assumption("things that can be recommended: counted, this time", 1e8, 8e7, 1.2e8),
        "code": Assumption("bytes in the code of one embedding, all pieces together", 32, 8, 64, "B"),
        "dims": Assumption("numbers the original embedding had", 128, 32, 1024),
    },
    "{items} items x {code} + 256 entries x {dims} numbers x 4 B",
    ("What is kept for each item is the code alone.", "The codebooks are kept once: 256 x `dims` numbers. How much is that beside the codes?"),
    (
        Slip("still-wide", "32 bytes are the code of the *whole* embedding, not of each number.", lambda a: a.items * a.dims * a.code),
        Slip("not-quantised", "That is the table before quantisation, 2 bytes a number (or the codes counted in bits).", lambda a: a.items * a.dims * 2),
        Slip("code-in-bits", "The code has 32 *bytes*; you took 32 bits.", lambda a: a.items * 4),
        Slip("one-byte", "That is one byte an item. The code of an embedding has 32.", lambda a: a.items),
        Slip("codebook-each", "The codebooks are shared: one set for all items, 131 kB in all.", lambda a: a.items * 256 * a.dims * 4),
    ),
    "An eighth of fp16 at 128 numbers. The widest range, `dims`, only moves the codebooks, and they are nothing beside the codes. What you choose is the length of the code, and it is paid in recall.",
    follow_ups=(
        FollowUp(
            "What does the code cost you, and how do you know?",
            "Distances become approximate, so recall@k falls. Measure recall of the quantised search against exact search on real queries, for 16, 32 and 64 bytes; re-rank the best few hundred with the original vectors, kept on disk, and most of it comes back. "
            "Names the other overheads: ids, lists of the index, replicas.",
        ),
    ),
)  # fmt: skip

embedding_memory = sized("embedding-memory", EMBEDDINGS)
code_memory = sized("code-memory", CODES)
