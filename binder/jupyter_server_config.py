"""What JupyterLab shows of the course, on Binder and under `python -m utils lab` alike."""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

c = get_config()  # noqa: F821  Jupyter provides it

# The course's machinery and its answers stay out of the file list. A courtesy: whoever looks for a file still finds it.
c.ContentsManager.hide_globs = [
    "solutions", "tests", "utils", "binder", "build", "dist",
    "pyproject.toml", "requirements.txt", "*.egg-info",
    "__pycache__", "*.pyc", "*.pyo", ".DS_Store", "*~",
]  # fmt: skip

# Browsing packages is of no use here, and asks a server elsewhere.
c.LabApp.extension_manager = "readonly"


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Send every message at once: a figure's small answers must not wait for an acknowledgement (about 40 ms)."""

    def connect(self):
        """Turn off the socket's collecting of small packets, then connect."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()


c.ServerApp.kernel_websocket_connection_class = PromptConnection
