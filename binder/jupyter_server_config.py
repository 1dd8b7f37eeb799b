"""What JupyterLab shows of the course, on Binder and under `python -m utils lab` alike."""

c = get_config()  # noqa: F821  Jupyter provides it

# The course's machinery and its answers stay out of the file list. A courtesy: whoever looks for a file still finds it.
c.ContentsManager.hide_globs = [
    "solutions", "tests", "utils", "binder", "build", "dist",
    "pyproject.toml", "requirements.txt", "*.egg-info",
    "__pycache__", "*.pyc", "*.pyo", ".DS_Store", "*~",
]  # fmt: skip

# Browsing packages is of no use here, and asks a server elsewhere.
c.LabApp.extension_manager = "readonly"
