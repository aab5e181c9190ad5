"""The process that reads PDF and pictures made by others, within limits, and answers on its standard output.

`clean` takes a line of JSON, `[[size, is_picture], …]`, then the files; it answers for each, as soon as it is read, a
line of JSON, `{"pages": […], "size": …}` or `{"refused": …}`, then a PDF of the pages alone. `draw` takes a PDF; it
answers frames: a line « width height stride », then the pixels, for each page.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import BinaryIO

from liaison_desk.system import limit_process


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says and return the exit status."""
    parser = argparse.ArgumentParser(prog="attached-worker")
    parser.add_argument("verb", choices=("clean", "draw"))
    parser.add_argument("--memory", type=int, required=True, help="bytes")
    parser.add_argument("--seconds", type=int, required=True, help="of processor time")
    parser.add_argument("--scale", type=float, default=1.0, help="pixels for a point")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--last", type=int, default=0)
    options = parser.parse_args(arguments)
    # a bundled program without a console has no sys.stdin nor sys.stdout, even when they are read
    with open(0, "rb", closefd=False) as source:
        content = source.read()
    limit_process(options.memory, options.seconds)
    with open(1, "wb", closefd=False) as output:
        if options.verb == "clean":
            _clean(content, output)
        else:
            _draw(content, options, output)
    return 0


def _clean(content: bytes, output: BinaryIO) -> None:
    line, _, files = content.partition(b"\n")
    start = 0
    for size, is_picture in json.loads(line):
        answer, made = _cleaned(files[start : start + size], is_picture)
        start += size
        output.write(json.dumps(answer).encode("ascii") + b"\n" + made)
        output.flush()


def _cleaned(content: bytes, is_picture: bool) -> tuple[dict[str, object], bytes]:
    from liaison_desk.documents.attached_cleaning import Refused, clean_pdf, picture_as_pdf

    try:
        made, pages = clean_pdf(picture_as_pdf(content) if is_picture else content)
        return {"pages": pages, "size": len(made)}, made
    except Refused as refused:
        return {"refused": refused.args[0]}, b""
    except MemoryError:
        return {"refused": "too_large"}, b""
    except Exception:
        # a hostile file can make any parser raise anything; the text of the error may quote the file
        return {"refused": "damaged"}, b""


def _draw(content: bytes, options: argparse.Namespace, output: BinaryIO) -> None:
    from liaison_desk.documents.pdf_pages import pages_of_pdf

    pages = pages_of_pdf(content, options.scale * 72, options.first, options.last)
    for page in pages:
        output.write(f"{page.width} {page.height} {page.stride}\n".encode("ascii"))
        output.write(page.pixels)


if __name__ == "__main__":
    sys.exit(main())
