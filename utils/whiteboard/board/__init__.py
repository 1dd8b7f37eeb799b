"""The board a learner draws on: `board(drill)` in a cell, and the exercise that takes its scores."""

from utils.whiteboard.board.scored import board_exercise
from utils.whiteboard.board.widget import Board, board

__all__ = ["Board", "board", "board_exercise"]
