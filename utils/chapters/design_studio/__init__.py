"""The design studio: a structured board for a system design, what it finds missing, and the round it prepares for.

`fields` says what a design holds, `reading` reads any object as one, `asking` and `clashing` hold the checks as data, which
`complaints` and the board in the browser evaluate alike. Sizing questions and interviewers stand in modules of their own.
"""

# the round of a mock onsite that an exercise serves, by its topic or its own name; "" is the rest of the chapter's
ROUND = "design"
