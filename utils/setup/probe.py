"""Facts about an environment, gathered by its own Python: run as a script, prints one JSON object. Judged elsewhere.

usage: python probe.py installed LOCK     or     python probe.py kernel SECONDS
"""

import importlib.metadata
import importlib.util
import json
import sys


def versions(lock: str) -> dict[str, list]:
    """Return for every package a lock names here: [the version it pins, the version installed or None]."""
    from packaging.requirements import Requirement

    found = {}
    with open(lock, encoding="utf-8") as lines:
        for line in lines:
            if not line.strip() or line.startswith("#"):
                continue
            wanted = Requirement(line.strip())
            if wanted.marker is None or wanted.marker.evaluate():
                try:
                    installed = importlib.metadata.version(wanted.name)
                except importlib.metadata.PackageNotFoundError:
                    installed = None
                found[wanted.name] = [str(wanted.specifier).removeprefix("=="), installed]
    return found


def installed(lock: str) -> dict:
    """Return what is installed, and where `utils` would be imported from."""
    sys.path.pop(0)  # this script's own folder, which no notebook has there
    spec = importlib.util.find_spec("utils")
    facts = {"prefix": sys.prefix, "utils": list(spec.submodule_search_locations or [spec.origin]) if spec else None}
    try:
        return {**facts, "versions": versions(lock)}
    except ImportError as error:
        return {**facts, "versions": None, "error": str(error)}


def kernel(seconds: float) -> dict:
    """Start a kernel as JupyterLab would and return which Python answered, or what went wrong."""
    try:
        from jupyter_client.manager import KernelManager

        manager = KernelManager(kernel_name="python3")
        manager.start_kernel()
        client = manager.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=seconds)
            said: list[str] = []
            client.execute_interactive(
                "import sys; print('hello from', sys.prefix)",
                timeout=seconds,
                output_hook=lambda message: said.append(message["content"].get("text", "")),
            )
            return {"said": "".join(said).strip()}
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    except Exception as error:  # whatever it is, it is the finding
        return {"error": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    what, argument = sys.argv[1:]
    print(json.dumps(installed(argument) if what == "installed" else kernel(float(argument))))
