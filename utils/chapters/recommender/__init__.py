"""A recommender by hand on real ratings: split by time, count, factorise, retrieve, rank, and what each box costs."""

# the round of a mock onsite that an exercise serves, by its topic or its own name; "" is the rest of the chapter's
ROUND = {
    "": "design",
    "decisions": "framing",
    "gain-claim": "framing",
    "unshown-film": "framing",
    "bootstrap-unit": "asks",
}
