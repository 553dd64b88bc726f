"""The `lantern` command."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from tqdm import tqdm

from assistant.errors import LanternError, RetrievalError
from assistant.facts.lexicon import load_lexicon
from assistant.retrieval.ingest import IngestReport
from assistant.retrieval.library_check import check_library
from assistant.settings import Settings, export_for_chainlit, settings
from bootstrap import Services, build_services, index_library, index_on_server, services
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
    with _faults_as_sentences():
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
        )
        web = create_app(served)
    typer.echo(f"Lantern is ready. Open {configured.origin} in a browser. Stop with Ctrl+C.")
    uvicorn.run(web, host=configured.host, port=configured.port, log_level="warning")


@app.command()
def ingest() -> None:
    """Bring the search index up to date with the documents of the library."""
    with _faults_as_sentences():
        report = _ingest(settings())
    raise typer.Exit(1 if report.faults else 0)


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


def _ingest(configured: Settings) -> IngestReport:
    """Index with a progress bar; faulty documents are named and left out."""
    with tqdm(desc="Preparing the library", unit=" passages", delay=0.5, leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        report = index_library(configured, show)
        not_on_server = _index_on_server(configured, show)
    for fault in report.faults:
        typer.echo(f"left out: {fault}", err=True)
    for fault in not_on_server:
        typer.echo(fault, err=True)
    return replace(report, faults=(*report.faults, *not_on_server))


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
