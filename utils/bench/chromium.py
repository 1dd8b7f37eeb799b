"""The system's Chromium, without a window and without a network of its own."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from utils.setup.layout import browsers

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "No Chromium was found, neither on PATH nor in the usual places. Install Chromium or Chrome to run this part."


def find() -> str | None:
    """Return the path of an installed Chromium or Chrome, or None."""
    for name in browsers(sys.platform, dict(os.environ)):
        found = shutil.which(name)
        if found:
            return found
        if os.path.isabs(name) and Path(name).exists():
            return name
    return None


@contextlib.contextmanager
def browser(width: int = 1400, height: int = 1000) -> Iterator:
    """Yield a Playwright browser context `width` by `height` pixels large. RuntimeError when there is no Chromium."""
    from playwright.sync_api import sync_playwright

    path = find()
    if path is None:
        raise RuntimeError(MISSING)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*FLAGS, "--no-sandbox"] if as_root or "CI" in os.environ else FLAGS  # its sandbox needs rights CI lacks
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, headless=True, args=flags)
        try:
            yield chromium.new_context(viewport={"width": width, "height": height})
        finally:
            chromium.close()
