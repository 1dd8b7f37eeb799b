"""The exercises and figures of each chapter, one module or package a chapter. Importing one remembers its attempts."""

from utils.progress.wiring import wire

wire()
