"""What the reading process does: bytes in, one result out, within narrow limits."""

import asyncio
import json
import resource
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, TextIO

from assistant.errors import LanternError, RecordError
from assistant.facts.rules_extractor import load_fact_extractor
from assistant.phi.deployed import load_recognizers
from assistant.phi.presidio_scrubber import load_scrubber
from assistant.phi.scrubber import Scrubber
from assistant.records.reader import read_content
from assistant.records.record import FactReader
from assistant.records.wording import refusal
from web.records.confinement import leave_files
from web.records.reading import RECORD
from web.records.scrubbing import scrubbed_record

MOST_BYTES_MORE = 1024 * 1024 * 1024
"""Memory beyond what the loaded program takes."""
MOST_SECONDS = 240
MOST_FILES = 128
"""Open at once."""
LONGEST_PART = 20_000
"""Characters of a record that the scrubber takes at once."""
Say = Callable[[dict[str, object]], None]


def read_from_pipe(
    source: BinaryIO, target: TextIO, extractor: FactReader, scrubber: Scrubber
) -> None:
    """Read one record from `source`; write progress and the result to `target`, a line each.

    The first line of `source` are the account's identifiers, as JSON; the record follows.
    """

    def say(line: dict[str, object]) -> None:
        target.write(json.dumps(line) + "\n")
        target.flush()

    say({"done": 0, "parts": 0})
    try:
        known = json.loads(source.readline())
        say({"record": _read(source.read(), known, extractor, scrubber, say)})
    except RecordError as error:
        say({"refused": str(error)})
    except (LanternError, MemoryError, RecursionError):
        say({"refused": str(refusal("unsafe"))})


def _read(
    content: bytes, known: list[str], extractor: FactReader, scrubber: Scrubber, say: Say
) -> object:
    record = read_content(content, extractor=extractor)

    def progress(done: int, parts: int) -> None:
        say({"done": done, "parts": parts})

    scrubbed = asyncio.run(scrubbed_record(record, content, scrubber, progress, known=known))
    return RECORD.dump_python(scrubbed, mode="json")


def limit_this_process() -> None:
    """Let this process write no file, and take only so much more memory and time."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_FILES, MOST_FILES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    most = _bytes_taken() + MOST_BYTES_MORE
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _bytes_taken() -> int:
    pages = Path("/proc/self/statm").read_text().split()[0]
    return int(pages) * resource.getpagesize()


def serve_one_record(recognizers: Sequence[str]) -> None:
    """Load what reading needs, give up what it does not need, and read the record that comes in."""
    chosen = load_recognizers(recognizers)
    reader = load_fact_extractor()
    remover = load_scrubber(longest_message=LONGEST_PART, more_recognizers=chosen)
    limit_this_process()
    leave_files()
    read_from_pipe(sys.stdin.buffer, sys.stdout, reader, remover)
