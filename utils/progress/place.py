"""Where what a learner did is kept, and whether that is this machine's own disk."""

import os
from pathlib import Path

VARIABLE = "COURSE_DATA"  # names another folder
FILE = "progress.sqlite"
APPLICATION = "ml-onsite-course"
SHARED_BY_NETWORK = {
    "9p", "afs", "beegfs", "ceph", "cifs", "fuse.glusterfs", "fuse.sshfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4",
    "smb3", "smbfs",
}  # fmt: skip


def folder() -> Path:
    """Return the folder of the store: COURSE_DATA, or the course's own in the user's data directory."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path(APPLICATION, appauthor=False)


def on_network(path: Path, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """Whether `path` lies on a network file system, as far as Linux's table of mounts or a Windows share's name tells.

    SQLite's write-ahead log needs memory shared by all who have the file open, which two machines do not have.
    """
    if str(path).startswith("\\\\"):
        return True
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
        real = path.resolve()
    except OSError:
        return False
    longest, kind = -1, ""
    for line in lines:
        _, point, found, *_ = [*line.split(" "), "", "", ""]
        point = point.replace("\\040", " ")
        if len(point) >= longest and (real == Path(point) or Path(point) in real.parents):
            longest, kind = len(point), found
    return kind in SHARED_BY_NETWORK
