"""A visitor without a browser: logs in, asks for pages, sends forms."""

import http.cookiejar
import re
import urllib.parse
import urllib.request
from uuid import uuid4


class Bezoeker:
    """One person's session on a site. HTTP errors are raised as urllib does."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._jar = http.cookiejar.CookieJar()
        cookies = urllib.request.HTTPCookieProcessor(self._jar)
        self._opener = urllib.request.build_opener(cookies)

    def get(self, path: str) -> str:
        """Return the page."""
        with self._opener.open(self.url + path, timeout=120) as answer:
            return str(answer.read().decode())

    def log_in(self, name: str, password: str) -> str:
        """Return the first page after logging in."""
        self.get("/inloggen")
        return self.post("/inloggen", {"username": name, "password": password})[1]

    def post(
        self,
        path: str,
        fields: dict[str, str | list[str]],
        files: dict[str, tuple[str, bytes]] | None = None,
    ) -> tuple[str, str]:
        """Send a form and return the address and the text of the page that follows."""
        pairs = [("csrfmiddlewaretoken", self._token())]
        for key, value in fields.items():
            pairs += [(key, item) for item in ([value] if isinstance(value, str) else value)]
        if files is None:
            body, kind = urllib.parse.urlencode(pairs).encode(), "application/x-www-form-urlencoded"
        else:
            body, kind = _multipart(pairs, files)
        request = urllib.request.Request(self.url + path, body, {"Content-Type": kind})
        with self._opener.open(request, timeout=120) as answer:
            return answer.geturl(), answer.read().decode()

    def _token(self) -> str:
        return next(cookie.value or "" for cookie in self._jar if cookie.name == "csrftoken")


def children_on(page: str) -> int:
    """Return to how many children a page links."""
    return len(set(re.findall(r'href="/jongere/([0-9a-f-]{36})/', page)))


def _multipart(
    pairs: list[tuple[str, str]], files: dict[str, tuple[str, bytes]]
) -> tuple[bytes, str]:
    edge = uuid4().hex
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in pairs
    ]
    for key, (name, content) in files.items():
        disposition = f'form-data; name="{key}"; filename="{name}"'
        head = f"--{edge}\r\nContent-Disposition: {disposition}\r\n"
        parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + content)
        parts.append(b"\r\n")
    parts.append(f"--{edge}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={edge}"
