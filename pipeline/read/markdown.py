"""Markdown to plain text: the marks go, the words and the lines stay.

Each pattern looks at one line and repeats a bounded number of times, so a hostile line costs no more than a long one.
"""

import re

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_UNDERLINE = re.compile(r" {0,3}(?:={2,}|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]{0,3}){3,80}|(?:-[ \t]{0,3}){3,80}|(?:_[ \t]{0,3}){3,80})$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)[^`]*$")
_DEFINITION = re.compile(r" {0,3}\[[^\]]{1,200}\]:[ \t]+\S+")
_QUOTE = re.compile(r"(?: {0,3}> ?){1,10}")
_BULLET = re.compile(r"([ \t]*)[*+-][ \t]+")
_COMMENT = re.compile(r"<!--.{0,300}?-->")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\](?:\([^()\s]{0,2000}(?:[ \t]+\"[^\"]{0,500}\")?\)|\[[^\[\]]{0,200}\])")
_ADDRESS = re.compile(r"<(https?://[^<>\s]{1,2000}|[^<>\s@]{1,100}@[^<>\s@]{1,100})>")
_STRONG = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*])\1(?![\w*])")
_STRONG_LOW = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_])\1(?![\w_])")
_CODE = re.compile(r"`([^`]{1,1000})`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def plain_text(source: str) -> tuple[str, str | None]:
    """The text, and its first heading of the first level, which is its title."""
    lines: list[str] = []
    title: str | None = None
    for line in source.split("\n"):
        if _UNDERLINE.match(line) and lines and lines[-1].strip():
            title = title or (lines[-1].strip() if line.strip()[0] == "=" else None)
        elif not (_FENCE.match(line) or _DEFINITION.match(line)):
            lines.append(_plain_line(line))
            title = title or (lines[-1].strip() if line.lstrip().startswith("# ") else None)
    return "\n".join(lines), title


def _plain_line(line: str) -> str:
    if _RULE.match(line):
        return ""
    line = _QUOTE.sub("", line, count=1) if _QUOTE.match(line) else line
    heading = _HEADING.match(line)
    if heading:
        return _inline(_without_closing(line[heading.end() :]))
    bullet = _BULLET.match(line)
    return f"{bullet[1]}- {_inline(line[bullet.end() :])}" if bullet else _inline(line)


def _inline(line: str) -> str:
    line = _LINK.sub(r"\1", _COMMENT.sub("", line))
    line = _STRONG_LOW.sub(r"\2", _STRONG.sub(r"\2", _ADDRESS.sub(r"\1", line)))
    return _ESCAPE.sub(r"\1", _CODE.sub(r"\1", line.removesuffix("\\"))).rstrip(" \t")


def _without_closing(heading: str) -> str:
    """A heading without the marks that may close it: `## Title ##`."""
    words = heading.rstrip(" \t").rstrip("#")
    return words.rstrip(" \t") if not words or words[-1] in " \t" else heading
