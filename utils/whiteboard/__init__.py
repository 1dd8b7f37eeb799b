"""The whiteboard: a timed drill at the board, aloud. The pure part; `utils.whiteboard.board` shows it."""

from utils.whiteboard.drill import Drill, Milestone
from utils.whiteboard.files import load, save
from utils.whiteboard.listening import Ear
from utils.whiteboard.pauses import Freeze, Watch, freezes
from utils.whiteboard.recording import Recording, Stroke, Unreadable
from utils.whiteboard.report import Report, report

__all__ = [
    "Drill",
    "Ear",
    "Freeze",
    "Milestone",
    "Recording",
    "Report",
    "Stroke",
    "Unreadable",
    "Watch",
    "freezes",
    "load",
    "report",
    "save",
]
