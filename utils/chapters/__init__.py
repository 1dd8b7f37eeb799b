"""The exercises and figures of each chapter, one module or package a chapter."""
