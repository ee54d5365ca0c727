"""Commands that publish: website and books, the archive package."""

from __future__ import annotations

from pathlib import Path

import click

from edition.cli.options import (
    DONE,
    FILES,
    FINDINGS,
    MANIFEST,
    PATH,
    Room,
    convert_all,
    load_project,
    note,
    progress_shown,
    volume,
)


@click.command(
    cls=Room,
    examples=(
        "edition render",
        "edition render tei/xixiaji-01.xml --only print -o /tmp/book",
    ),
)
@FILES
@click.option("-o", "--output", type=PATH, help="Folder for the result; by default build/.")
@click.option("--only", type=click.Choice(["site", "print"]), help="Render only this.")
@MANIFEST
@volume
def render(names: tuple[Path, ...], output: Path | None, only: str | None, manifest: Path) -> int:
    """Render TEI files as a website and as printed books.

    Without FILE, all texts of the edition.
    """
    from edition import build as room

    if names:
        job, target = room.Task(names), Path("build")
    else:
        project = load_project(manifest)
        converted = convert_all(manifest) if only != "print" else None
        job, target = room.task(project, converted=converted), project.build
    with progress_shown() as progress:
        done = room.render(job, output or target, parts=(only,) if only else room.PARTS, progress=progress)
    for path in done:
        note(str(path))
    return DONE


@click.command(
    cls=Room,
    examples=("edition deposit -o build/deposit",),
)
@click.option("-o", "--output", type=PATH, required=True, help="Folder for the package.")
@MANIFEST
@volume
def deposit(output: Path, manifest: Path) -> int:
    """Make the archive package of an edition that is built and has no errors."""
    from edition import built, show
    from edition import deposit as room

    project = load_project(manifest)
    errors = built.last(project).errors
    if errors:
        note(f"No package: validation found {show.counted(errors, 'error')}; edition validate lists them.")
        return FINDINGS
    note(str(room.deposit(project, output)))
    return DONE
