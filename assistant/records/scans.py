"""Read text from pictures with tesseract, if the machine has it."""

import shutil
import subprocess

PROGRAM = "tesseract"
SECONDS = 60


def can_read_pictures() -> bool:
    """Say whether the program is installed."""
    return shutil.which(PROGRAM) is not None


def read_picture(picture: bytes) -> str:
    """Return the text in a picture; empty when there is none or it took too long."""
    program = shutil.which(PROGRAM)
    if program is None:
        return ""
    try:
        # A fixed program with fixed arguments; the picture goes in through a pipe.
        done = subprocess.run(  # noqa: S603
            [program, "stdin", "stdout", "--psm", "4"],
            input=picture,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else ""
