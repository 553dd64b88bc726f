"""The `lantern` command."""

import asyncio
import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from tqdm import tqdm

from assistant.errors import LanternError, RetrievalError
from assistant.facts.lexicon import load_lexicon
from assistant.facts.rules_extractor import load_fact_extractor
from assistant.phi.presidio_scrubber import load_scrubber
from assistant.retrieval.library_check import check_library
from assistant.retrieval.library_listing import changed, described, listed
from assistant.settings import Settings, export_for_chainlit, settings
from bootstrap import Services, build_services, index_on_server, services, site_library
from evals.batch import TaskName, run_batch
from web.chat_home import allowed_origins, prepare_chat_home
from web.doctor import Finding, examine

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Lantern: plain answers about cancer, with their sources.",
)
library = typer.Typer(no_args_is_help=True, help="Look after the documents of the library.")
app.add_typer(library, name="library")


@app.command()
def serve() -> None:
    """Prepare the library, then serve the chat."""
    with _faults_as_sentences(), _nothing_collected():
        configured = settings()
        _ingest(configured)
        known = services()
        home = configured.data_dir.resolve() / "chainlit"
        prepare_chat_home(
            home,
            origins=allowed_origins(configured),
            emergency_phone=configured.emergency_phone,
        )
        export_for_chainlit(home=home, secret=known.chat_secret)
        # Chainlit reads its home and its secret when it is imported, so not before now.
        from web.server import WebServices, create_app  # noqa: PLC0415

        served = WebServices(
            settings=configured,
            memory=known.memory,
            runner=known.runner,
            retriever=known.context.retriever,
            scrubber=known.context.scrubber,
            guests=known.guests,
            chat_secret=known.chat_secret,
            uploads=known.uploads,
            records=known.records,
            desk=known.desk,
        )
        web = create_app(served)
    typer.echo(f"Lantern is ready. Open {configured.origin} in a browser. Stop with Ctrl+C.")
    uvicorn.run(web, host=configured.host, port=configured.port, log_level="warning")


@app.command()
def ingest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Files and folders to add to the library's folder: md, html, pdf, txt, jsonl, xml."
        ),
    ] = None,
) -> None:
    """Bring library and search index up to date, and add documents; bad files are named."""
    with _faults_as_sentences():
        faults = _ingest(settings(), paths or [], says_all=True)
    raise typer.Exit(1 if faults else 0)


@library.command("list")
def list_documents() -> None:
    """List the documents that are searched."""
    with _faults_as_sentences(), site_library(settings()).shelf() as shelf:
        _say(listed(shelf))


@library.command()
def show(document_id: str) -> None:
    """Show what is known of a document: licence, sources, editions, passages."""
    with _faults_as_sentences(), site_library(settings()).shelf() as shelf:
        _say(described(shelf, document_id))


@library.command()
def remove(document_id: str) -> None:
    """Take a document out of the library; its file stays. To bring it back, ingest the file."""
    with _faults_as_sentences():
        configured = settings()
        with _bar("Indexing", " passages") as indexing:
            site_library(configured).remove(document_id, indexing)
            not_on_server = _index_on_server(configured, indexing)
        _say(not_on_server)
    raise typer.Exit(1 if not_on_server else 0)


@library.command("changed")
def list_changed(
    since: Annotated[datetime, typer.Option(help="For example 2026-11-01.")],
) -> None:
    """List the passages that changed since a day: answers that cite them may be out of date."""
    with _faults_as_sentences(), site_library(settings()).shelf() as shelf:
        _say(changed(shelf, since.replace(tzinfo=since.tzinfo or UTC)))


@library.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(exists=True, file_okay=False, help="Default: the library.")
    ] = None,
    against: Annotated[
        list[Path] | None,
        typer.Option(exists=True, help="Texts of others, of which no run of words may be ours."),
    ] = None,
) -> None:
    """Name every fault of the documents: form, links, grade, wording, conditions, copies."""
    with _faults_as_sentences():
        place = folder or settings().library_dir
        faults = check_library(place, knows=load_lexicon().knows, reference_texts=against or [])
    for fault in faults:
        typer.echo(fault)
    typer.echo(f"{len(list(place.glob('*.md')))} documents, {len(faults)} faults")
    raise typer.Exit(1 if faults else 0)


@app.command()
def doctor() -> None:
    """Say what is configured, reachable and missing."""
    with _faults_as_sentences():
        configured = settings()
        known = build_services(configured)
        findings = asyncio.run(_examined(configured, known))
    for finding in findings:
        typer.echo(f"{'ok     ' if finding.good else 'MISSING'}  {finding.text}")
    raise typer.Exit(0 if all(finding.good for finding in findings) else 1)


@app.command()
def batch(
    task: TaskName,
    source: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="JSON lines in.")],
    target: Annotated[Path, typer.Argument(help="JSON lines out.")],
    library: Annotated[
        Path | None, typer.Option(exists=True, help="For search: documents to search instead.")
    ] = None,
) -> None:
    """Run one ability over a file, offline. Bad lines are named and skipped."""
    # What reads records and runs every ability alone is slow to import, and `serve` needs none of it.
    from evals.batch_tasks import open_task  # noqa: PLC0415

    with source.open("rb") as counted:
        lines = sum(1 for line in counted if line.strip())
    with (
        _faults_as_sentences(),
        open_task(task, settings(), library) as run,
        tqdm(total=lines, desc=task.value, unit="line") as bar,
    ):
        report = run_batch(run, source, target, tick=bar.update)
    for bad in report.bad_lines:
        typer.echo(bad, err=True)
    raise typer.Exit(1 if report.bad_lines else 0)


@app.command("read-record", hidden=True)
def read_one_record() -> None:
    """Read one uploaded record from standard input, as a process that may come to harm alone."""
    # Slow to import, and needed by this process only.
    from web.records.child import limit_this_process, read_from_pipe  # noqa: PLC0415

    extractor, scrubber = load_fact_extractor(), load_scrubber(longest_message=20_000)
    limit_this_process()
    read_from_pipe(sys.stdin.buffer, sys.stdout, extractor, scrubber)


async def _examined(configured: Settings, known: Services) -> list[Finding]:
    try:
        return await examine(configured, known.memory, known.context.retriever)
    finally:
        await known.memory.database.close()


def _ingest(
    configured: Settings, paths: Sequence[Path] = (), *, says_all: bool = False
) -> list[str]:
    """Read and index with progress bars; return what was left out, after it was named."""
    library = site_library(configured)
    with _bar("Reading", " files") as reading, _bar("Indexing", " passages") as indexing:
        report = library.ingest(paths, reading=reading, indexing=indexing)
    with _bar("Sending to Weaviate", " passages") as sending:
        not_on_server = _index_on_server(configured, sending)
    faults = [*(f"left out: {fault}" for fault in report.faults), *not_on_server]
    for line in (*report.shelving.duplicates, *faults):
        typer.echo(line, err=True)
    if says_all:
        typer.echo(str(report))
    return faults


@contextmanager
def _bar(title: str, unit: str) -> Iterator[Callable[[int, int], None]]:
    """Show how much is done, how fast, and how long it still takes, once it takes long."""
    with tqdm(desc=title, unit=unit, delay=0.5, leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _index_on_server(configured: Settings, show: Callable[[int, int], None]) -> list[str]:
    """Bring the Weaviate server up to date; without it the copy on this machine is served."""
    if not configured.weaviate_url:
        return []
    try:
        index_on_server(configured, show)
    except RetrievalError as error:
        return [f"Weaviate was not brought up to date: {error}"]
    return []


@contextmanager
def _faults_as_sentences() -> Iterator[None]:
    """End with a sentence and exit status 2 instead of a stack trace."""
    try:
        yield
    except (LanternError, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Load without the collector of cycles: what serves for good need never be looked through."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


if __name__ == "__main__":
    app()
