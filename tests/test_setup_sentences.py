"""What can go wrong, in the tools' and the systems' own words, and the one sentence a learner gets for each."""

import errno

import pytest

from utils.setup import trouble

# What the tools really print, abridged.
OUTPUTS = [
    ("No connection", "error: Failed to fetch: `https://pypi.org/simple/pip/`\n  Caused by: dns error: failed to lookup"),
    ("No connection", "  Caused by: tcp connect error\n  Caused by: Connection refused (os error 111)"),
    ("No connection", "WARNING: Retrying after NewConnectionError(...)\nERROR: No matching distribution found for anyio==4"),
    ("No connection", "socket.gaierror: [Errno -3] Temporary failure in name resolution"),
    ("No connection", "[Errno 8] nodename nor servname provided, or not known"),
    ("No connection", "[Errno 11001] getaddrinfo failed"),
    ("certificate", "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed"),
    ("certificate", "Caused by: invalid peer certificate: UnknownIssuer"),
    ("No disk space", "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"),
    ("No disk space", "error: failed to write to file: No space left on device (os error 28)"),
    ("No disk space", "There is not enough space on the disk. (os error 112)"),
    ("cannot be written", "error: failed to create directory: Permission denied (os error 13)"),
    ("cannot be written", "PermissionError: [WinError 5] Access is denied: 'C:\\\\x'"),
    ("cannot be written", "OSError: [Errno 30] Read-only file system: '/x/.venv'"),
    ("python3.12-venv", "The virtual environment was not created successfully because ensurepip is not available."),
    ("python3.12-venv", "/usr/bin/python3: No module named venv"),
    ("shorter folder", "HINT: This error might have occurred since this system does not have Windows Long Path support"),
    ("shorter folder", "OSError: [Errno 36] File name too long: 'x'"),
    ("in use", "PermissionError: [WinError 32] The process cannot access the file because it is being used by another process"),
    ("no build", "ERROR: No matching distribution found for numpy==2.4.6"),
    ("failed while installing", "Segmentation fault"),
]  # fmt: skip


@pytest.mark.parametrize(("says", "output"), OUTPUTS)
def test_an_installers_words_become_one_sentence(says, output):
    sentence = trouble.of_output(output, 1, stage="installing", folder="/c", python="3.12")
    assert says in sentence and "{" not in sentence and "\n" not in sentence


def test_a_killed_installer_points_at_memory():
    assert "memory" in trouble.of_output("Installing", -9, stage="installing", folder="/c", python="3.12")


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "No disk space"),
        (errno.EACCES, "/c"),
        (errno.EROFS, "cannot be written"),
        (errno.ENAMETOOLONG, "shorter"),
        (errno.EIO, "The system says"),
    ],
)
def test_a_systems_error_becomes_one_sentence(number, says):
    assert says in trouble.of_error(OSError(number, "words"), stage="x", folder="/c", platform="linux")


def test_windows_errors_have_numbers_of_their_own():
    for number, says in ((112, "No disk space"), (206, "shorter"), (5, "cannot be written"), (32, "in use")):
        error = OSError(0, "words")
        error.winerror = number
        assert says in trouble.of_error(error, stage="x", folder="C:\\c", platform="win32")


@pytest.mark.parametrize(
    ("folder", "platform", "says"),
    [
        ("/home/ada/a:b", "linux", "`:`"),
        ("C:\\a;b", "win32", "`;`"),
        ("/tmp/a\nb", "darwin", "line break"),
        ("C:\\" + "x" * 120, "win32", "shorter"),
    ],
)
def test_a_folder_that_cannot_hold_an_environment(folder, platform, says):
    assert says in trouble.of_folder(folder, platform)


@pytest.mark.parametrize(
    ("folder", "platform"), [("/a b/ü", "linux"), ("C:\\a b", "win32"), ("/" + "x" * 200, "darwin")]
)
def test_a_good_folder(folder, platform):
    assert trouble.of_folder(folder, platform) is None


def test_too_little_space_says_how_much():
    assert trouble.of_space(10**9, 10**9) is None
    assert "600 MB" in trouble.of_space(61 * 10**6, 600 * 10**6) and "61 MB" in trouble.of_space(
        61 * 10**6, 600 * 10**6
    )


def test_an_old_uv_is_recognised():
    assert trouble.old_uv("error: unexpected argument '--allow-existing' found")
    assert not trouble.old_uv("error: Failed to fetch")
