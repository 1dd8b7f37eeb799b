"""The course's virtual environment: made on first use, reused in milliseconds. Standard library only."""
