"""A round through the site: one page of every kind that somebody can reach by its links.

No list of pages is kept: a page that nobody adds to a list would be a page that nobody tests.
"""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page

MOST = 80
# Leaving, and files: nothing to look at.
NOT_FOLLOWED = re.compile(r"^/(uitloggen|static/)|\.(csv|json|zip|parquet|ods|odt|xlsx|pdf)$")


# Of a link in a drawing `href` is no text.
ADRESSEN = "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"
# A delivery looks different at each stage; elsewhere one page of a kind stands for all.
EXAMPLES = {"/aanleveren/{sleutel}/": 3}


def kind_of(path: str) -> str:
    """Return the address with its keys, numbers and dates taken out, and which school it is."""
    path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "{sleutel}", path)
    path = re.sub(r"\d{4}-\d{2}-\d{2}", "{datum}", path)
    path = re.sub(r"(?<=^/school/)[^/]+", "{code}", path)
    return re.sub(r"(?<=/)\d+(?=/|$)", "{nummer}", path)


def ronde(
    page: Page,
    start: str,
    dead: list[str] | None = None,
    known: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """Open a page of every kind, breadth first, and yield its kind while it is shown.

    What a link promised and the site refused or did not have is passed over, and added to `dead`.
    `known`: kinds that need not be opened again, the start excepted.
    """
    parts = urlsplit(start)
    base = f"{parts.scheme}://{parts.netloc}"
    queue, opened, times = [parts.path or "/"], set(), Counter()
    while queue and len(opened) < MOST:
        path = queue.pop(0)
        kind = kind_of(urlsplit(path).path)
        if path in opened or times[kind] == EXAMPLES.get(kind, 1):
            continue
        if kind in known and opened:
            continue
        opened.add(path)
        times[kind] += 1
        if times[kind] > 1:
            kind = f"{kind} ({times[kind]})"
        answer = page.goto(base + path)
        if answer is None or not answer.ok:
            if dead is not None:
                dead.append(f"{kind}: the link gives {answer.status if answer else 'nothing'}")
            continue
        # What the page fetches for itself when it stands is part of it.
        page.locator(".htmx-request").first.wait_for(state="detached")
        yield kind
        links = page.eval_on_selector_all("a[href]", ADRESSEN)
        for link in links:
            target = urlsplit(link)
            inside = f"{target.scheme}://{target.netloc}" == base
            if inside and not NOT_FOLLOWED.search(target.path):
                # With its question: some pages are nothing without one.
                queue.append(target._replace(scheme="", netloc="", fragment="").geturl())
