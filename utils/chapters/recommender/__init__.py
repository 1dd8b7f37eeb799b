"""A recommender by hand on real ratings: split by time, count, factorise, retrieve, rank, and what each box costs."""
