#!/usr/bin/env python3
"""Put what one section's program printed into the page of figures, and a line with its key figures into its history.

usage: measure-page.py PAGE SECTION FILE --command TEXT [--commit ID] [--date DATE] [--load LOAD]

FILE holds what the program printed. In PAGE, what stands between "<!-- measured: SECTION -->" and
"<!-- end: SECTION -->" is replaced; the table behind "<!-- history: SECTION -->" gets another line, and a column for a
figure that it did not have yet. All other words of the page stay as they are.
"""

import argparse
import json
import os
import platform
import re
import sys
import tempfile
import time


def between(page, begin, end):
    """Give where the text between two markers begins and ends; each must be there once."""
    if page.count(begin) != 1 or page.count(end) != 1 or page.index(begin) > page.index(end):
        sys.exit("measure: the page must have the line %s once, and behind it the line %s once" % (begin, end))
    return page.index(begin) + len(begin), page.index(end)


def comments(printed, word):
    return re.findall(r"^<!-- %s (.*) -->$" % word, printed, re.MULTILINE)


def facts(options, printed):
    """Give the table that says on what machine and with what command the figures came about."""
    model = platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:
            model = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), model)
    rows = [("measured", "%s, commit %s, by `%s`" % (options.date, options.commit, options.command)),
            ("machine", "%d cores, %s, Linux %s%s" % (
                os.cpu_count() or 1, model, platform.release().split("-")[0],
                "; load before %s" % options.load if options.load else ""))]
    if comments(printed, "programs"):
        rows.append(("programs", ", ".join(comments(printed, "programs"))))
    return "| | |\n|---|---|\n" + "".join("| %s | %s |\n" % row for row in rows)


def body(printed):
    """Give what was printed without the comments, and without more than one empty line in a row."""
    kept = [line for line in printed.splitlines() if not re.match(r"<!-- (programs|history) .* -->$", line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def appended(table, options, figures):
    """Give the history with one more line; a figure without a column gets one, which is empty in the lines before."""
    lines = [line for line in table.strip().splitlines() if line.startswith("|")]
    head = cells(lines[0]) if lines else ["date", "commit"]
    rows = [cells(line) for line in lines[2:]]
    values = {"date": options.date, "commit": options.commit, **figures}
    head += [name for name in values if name not in head]
    rows.append([str(values.get(name, "")) for name in head])
    rows = [row + [""] * (len(head) - len(row)) for row in rows]
    return "".join("| " + " | ".join(row) + " |\n" for row in [head]) + "|---" * len(head) + "|\n" + "".join(
        "| " + " | ".join(row) + " |\n" for row in rows)


def replace(path, content):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=os.path.dirname(path), delete=False) as file:
        file.write(content)
    os.chmod(file.name, os.stat(path).st_mode & 0o777)
    os.rename(file.name, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page")
    parser.add_argument("section")
    parser.add_argument("file")
    parser.add_argument("--command", required=True)
    parser.add_argument("--commit", default="unknown")
    parser.add_argument("--date", default=time.strftime("%Y-%m-%d", time.gmtime()))
    parser.add_argument("--load", default="")
    options = parser.parse_args()
    path = os.path.realpath(options.page)
    with open(path, encoding="utf-8") as file:
        page = file.read()
    with open(options.file, encoding="utf-8") as file:
        printed = file.read()
    begin, end = between(page, "<!-- measured: %s -->" % options.section, "<!-- end: %s -->" % options.section)
    page = page[:begin] + "\n" + facts(options, printed) + "\n" + body(printed) + "\n" + page[end:]
    for figures in comments(printed, "history"):
        begin, end = between(
            page, "<!-- history: %s -->" % options.section, "<!-- end of history: %s -->" % options.section)
        page = page[:begin] + "\n" + appended(page[begin:end], options, json.loads(figures)) + page[end:]
    replace(path, page)


if __name__ == "__main__":
    main()
