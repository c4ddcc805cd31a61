"""The build step keeps what is used, and only that."""

from pathlib import Path

import pytest

from inbeeld.web.bouw import MODULES, _sprite, _used_tokens, build


def test_a_token_is_kept_with_the_tokens_it_needs() -> None:
    theme = ".x { --a: var(--b); --b: 1px; --c: 2px; --d: var(--a, var(--e)); --e: 3px }"
    kept = _used_tokens(theme, "p { margin: var(--d) }")
    assert [line.split(":")[0].strip() for line in kept.splitlines()[1:-1]] == [
        "--a",
        "--b",
        "--d",
        "--e",
    ]


def test_an_icon_takes_the_colour_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "vink.svg").write_text('<!-- x -->\n<svg width="24">\n  <path d="M1 1" />\n</svg>')
    sprite = _sprite(["vink"], tmp_path)
    assert '<symbol id="vink"' in sprite
    assert 'stroke="currentColor"' in sprite
    assert '><path d="M1 1" /></symbol>' in sprite


def test_a_name_that_no_icon_has_fails(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        _sprite(["bestaat-niet"], tmp_path)


def test_everything_that_the_pages_ask_for_is_built(tmp_path: Path) -> None:
    if not MODULES.exists():
        pytest.skip("node_modules is not there: run npm ci")
    sizes = build(target=tmp_path / "gebouwd")
    assert {"componenten.css", "tokens.css", "fonts.css", "iconen.svg", "LICENTIES.txt"} <= set(
        sizes
    )
    assert sum(size for name, size in sizes.items() if name.endswith(".css")) < 300_000
    assert "sourceMappingURL" not in (tmp_path / "gebouwd" / "componenten.css").read_text()
    assert "url(http" not in "".join(p.read_text() for p in (tmp_path / "gebouwd").glob("*.css"))
