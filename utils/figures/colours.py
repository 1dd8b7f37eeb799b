"""Name the course's colours by what they mean (Okabe and Ito 2008, told apart with every common colour blindness).

Vary the dash or the marker too: colour alone must never carry the message.
"""

DATA = "#555555"  # what was observed
MODEL = "#0072B2"  # what the model says
ERROR = "#D55E00"  # what is wrong, and
YOURS = ERROR  # what the learner said
TRUTH = "#009E73"  # what is really so
SECOND = "#CC79A7"  # a second model beside the first
FAINT = "#D9D9D9"  # what is there only for orientation
