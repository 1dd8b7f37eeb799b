"""A kernel in any Python, spoken to as a notebook speaks to it."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


class Kernel:
    """Run an IPython kernel with the interpreter `python` in the folder `cwd`, inside a `with`."""

    def __init__(self, python: str, cwd: Path, variables: Mapping[str, str] | None = None):
        self.python, self.cwd, self.variables = python, cwd, variables or {}

    def __enter__(self) -> "Kernel":
        from jupyter_client.kernelspec import KernelSpecManager
        from jupyter_client.manager import KernelManager

        self._folder = tempfile.TemporaryDirectory(prefix="course-kernel-", ignore_cleanup_errors=True)
        spec = Path(self._folder.name) / "measured"
        spec.mkdir()
        argv = [self.python, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--IPKernelApp.log_level=ERROR"]
        (spec / "kernel.json").write_text(
            json.dumps({"argv": argv, "display_name": "measured", "language": "python"}), encoding="utf-8"
        )
        specs = KernelSpecManager(kernel_dirs=[self._folder.name])
        self._manager = KernelManager(kernel_name="measured", kernel_spec_manager=specs)
        self._manager.start_kernel(
            cwd=str(self.cwd), env={**os.environ, "COURSE_DATA": self._folder.name, **self.variables}
        )
        self._client = self._manager.client()
        self._client.start_channels()
        self._client.wait_for_ready(timeout=60)
        return self

    def run(self, code: str, seconds: float = 120) -> str:
        """Run a cell and return what it printed. RuntimeError when it raises."""
        printed: list[str] = []

        def hear(message: dict) -> None:
            content = message["content"]
            if message["msg_type"] == "stream" and content["name"] == "stdout":
                printed.append(content["text"])

        reply = self._client.execute_interactive(code, timeout=seconds, output_hook=hear)["content"]
        if reply["status"] != "ok":
            raise RuntimeError(f"{reply.get('ename', reply['status'])}: {reply.get('evalue', '')}\nin the cell\n{code}")
        return "".join(printed)

    def __exit__(self, *_: object) -> None:
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)
        self._folder.cleanup()
