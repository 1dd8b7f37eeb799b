"""What shows the learner's own record: tables, pictures and widgets."""
