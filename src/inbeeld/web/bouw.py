"""Build step: copy from node_modules what the pages use, into `static/gebouwd/`.

No bundler: components are joined, of the 2,500 design tokens only those are kept that something
uses, icons become one sprite. Nothing of others' is committed; `LICENTIES.txt` goes with it.
"""

import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

WEB = Path(__file__).resolve().parent
STATIC = WEB / "static"
MODULES = WEB.parents[2] / "node_modules"

CANDIDATE = "@nl-design-system-candidate"
UTRECHT = "@utrecht"
TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens"
FONT = "@fontsource-variable/source-sans-3"
ICONS = "@tabler/icons"

# The community's candidate where there is one, Utrecht's for the rest.
CANDIDATE_COMPONENTS = (
    "button",
    "data-badge",
    "heading",
    "link",
    "mark",
    "number-badge",
    "paragraph",
    "skip-link",
)
UTRECHT_COMPONENTS = (
    "action-group",
    "alert",
    "breadcrumb-nav",
    "button-group",
    "checkbox",
    "data-list",
    "form-field",
    "form-field-description",
    "form-field-error-message",
    "form-fieldset",
    "form-label",
    "nav-bar",
    "ordered-list",
    "page-body",
    "page-footer",
    "page-header",
    "pagination",
    "radio-button",
    "search-bar",
    "select",
    "separator",
    "status-badge",
    "table",
    "textarea",
    "textbox",
    "unordered-list",
)
FONT_FILES = ("source-sans-3-latin-wght-normal.woff2", "source-sans-3-latin-ext-wght-normal.woff2")

_DECLARATION = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")
# On each symbol: a used symbol inherits from the page's <use>, not from the sprite's own root.
_STROKE = (
    'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round"'
)
_USE = re.compile(r"var\(\s*(--[\w-]+)")


def build(modules: Path = MODULES, target: Path = STATIC / "gebouwd") -> dict[str, int]:
    """Write the built files and return their sizes in bytes by name.

    Raises FileNotFoundError when `npm ci` has not run or a named component or icon is not there.
    """
    new = target.with_name("gebouwd.nieuw")
    shutil.rmtree(new, ignore_errors=True)
    (new / "fonts").mkdir(parents=True)
    components = "\n".join(path.read_text() for path in _component_files(modules))
    # In a layer, so that our own unlayered rules win whatever the specificity of theirs.
    (new / "componenten.css").write_text(f"@layer componenten {{\n{_without_map(components)}\n}}\n")
    own = "\n".join(path.read_text() for path in sorted(STATIC.glob("web/**/*.css")))
    theme = (modules / TOKENS / "dist/theme.css").read_text()
    (new / "tokens.css").write_text(_used_tokens(theme, components + own))
    for name in FONT_FILES:
        shutil.copy(modules / FONT / "files" / name, new / "fonts" / name)
    (new / "fonts.css").write_text(_font_css((modules / FONT / "index.css").read_text()))
    names = (WEB / "iconen.txt").read_text().split()
    (new / "iconen.svg").write_text(_sprite(names, modules / ICONS / "icons/outline"))
    (new / "LICENTIES.txt").write_text(_licences(modules))
    shutil.rmtree(target, ignore_errors=True)
    new.rename(target)
    return {path.name: path.stat().st_size for path in sorted(target.rglob("*")) if path.is_file()}


def _component_files(modules: Path) -> Iterable[Path]:
    for name in CANDIDATE_COMPONENTS:
        yield modules / CANDIDATE / f"{name}-css" / "dist" / f"{name}.css"
    for name in UTRECHT_COMPONENTS:
        yield modules / UTRECHT / f"{name}-css" / "dist" / "index.css"


def _without_map(css: str) -> str:
    # The storage that names static files by their hash would look for the map and fail.
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)


def _used_tokens(theme: str, users: str) -> str:
    """Return the tokens of `theme` that `users` need, and those that these need in turn."""
    values = dict(_DECLARATION.findall(theme))
    wanted, seen = set(_USE.findall(users)), set()
    while wanted:
        name = wanted.pop()
        seen.add(name)
        wanted |= set(_USE.findall(values.get(name, ""))) - seen
    lines = [f"  {name}: {value.strip()};" for name, value in values.items() if name in seen]
    return ":root {\n" + "\n".join(lines) + "\n}\n"


def _font_css(index: str) -> str:
    faces = re.findall(r"@font-face \{.*?\}", index, re.DOTALL)
    kept = [face for face in faces if any(name in face for name in FONT_FILES)]
    return "\n".join(kept).replace("./files/", "fonts/") + "\n"


def _sprite(names: Iterable[str], folder: Path) -> str:
    """Return one SVG with a symbol per icon; a page shows it with `<use href="…#name">`."""
    symbols = []
    for name in sorted(set(names)):
        svg = (folder / f"{name}.svg").read_text()
        drawing = re.sub(r"<!--.*?-->|<svg[^>]*>|</svg>|\s+(?=<)", "", svg, flags=re.DOTALL)
        symbols.append(f'<symbol id="{name}" {_STROKE}>{drawing.strip()}</symbol>')
    body = "\n".join(symbols)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{body}\n</svg>\n'


def _licences(modules: Path) -> str:
    packages = {
        f"NL Design System ({CANDIDATE})": f"{CANDIDATE}/button-css/LICENSE.md",
        "Utrecht component library": f"{UTRECHT}/table-css/LICENSE.md",
        "Voorbeeld design tokens": f"{TOKENS}/LICENSE.md",
        "Source Sans 3": f"{FONT}/LICENSE",
        "Tabler icons": f"{ICONS}/LICENSE",
    }
    rule = "=" * 72
    texts = [f"{rule}\n{n}\n{rule}\n{(modules / p).read_text()}" for n, p in packages.items()]
    return "\n".join(texts)


if __name__ == "__main__":
    try:
        sizes = build()
    except FileNotFoundError as missing:
        sys.exit(f"{missing.filename} is not there: run npm ci first, or correct the name.")
    total = sum(sizes.values()) // 1024
    sys.stdout.write(f"gebouwd: {len(sizes)} files, {total} kB\n")
