"""The `lantern` command."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from tqdm import tqdm

from assistant.errors import LanternError, RetrievalError
from assistant.facts.names.lexicon import load_lexicon
from assistant.retrieval.library.changed_passages import ChangedPassages
from assistant.retrieval.library.check import check_library
from assistant.retrieval.library.export import export_library
from assistant.retrieval.library.listing import changed, described, listed
from assistant.settings import Settings, export_for_chainlit, settings
from bootstrap import (
    Services,
    build_services,
    deployment_key,
    index_on_server,
    nothing_collected,
    roll_back_server,
    services,
    site_library,
)
from evals.batch import TaskName, run_batch
from memory.memory import open_memory
from memory.migrate import upgrade
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
    with _faults_as_sentences(), nothing_collected():
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
            visits=known.visits,
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
    *,
    people: Annotated[
        bool, typer.Option(help="List who got an answer that rests on them.")
    ] = False,
) -> None:
    """List the passages that changed since a day: answers that cite them may be out of date."""
    with _faults_as_sentences():
        changes = site_library(settings()).changes_since(since.replace(tzinfo=since.tzinfo or UTC))
        _say(asyncio.run(_told_before(settings(), changes)) if people else changed(changes))


@library.command()
def export(target: Annotated[Path, typer.Argument(help="JSON lines out.")]) -> None:
    """Write the documents that may be passed on; licensed ones stay here and are named."""
    with _faults_as_sentences(), site_library(settings()).shelf() as shelf:
        exported = export_library(shelf, target)
    _say(f"stays here: {one}" for one in exported.kept_back)
    typer.echo(f"{exported.written} documents written to {target}")


@library.command("roll-back")
def roll_back() -> None:
    """Serve the library before the last from Weaviate; the next ingestion serves the newest again."""
    with _faults_as_sentences():
        passages = roll_back_server(settings())
    typer.echo(f"Weaviate serves the library before, with {passages} passages.")


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


async def _examined(configured: Settings, known: Services) -> list[Finding]:
    try:
        return await examine(configured, known.memory, known.context.retriever)
    finally:
        await known.memory.database.close()


async def _told_before(configured: Settings, changes: ChangedPassages) -> list[str]:
    """Return a line for each person, conversation and passage that changed after the answer."""
    memory = open_memory(configured.sqlalchemy_url, deployment_key(configured))
    try:
        await upgrade(memory.database)
        rested = await memory.citations.resting_on(changes.documents)
        after = [(one, changes.after(one.passage_id, one.answered_at)) for one in rested]
        return [
            f"{one.person_id}  conversation {one.conversation_id}  answered"
            f" {one.answered_at:%Y-%m-%d}  {one.passage_id}  changed {at:%Y-%m-%d}"
            for one, at in after
            if at is not None
        ]
    finally:
        await memory.database.close()


def _ingest(
    configured: Settings, paths: Sequence[Path] = (), *, says_all: bool = False
) -> list[str]:
    """Read and index with progress bars; return what was left out, after it was named."""
    library = site_library(configured)
    with (
        _bar("Reading", " files") as reading,
        _bar("Indexing", " passages") as indexing,
        _bar("Embedding", " texts") as embedding,
    ):
        report = library.ingest(paths, reading=reading, indexing=indexing, embedding=embedding)
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


if __name__ == "__main__":
    app()
