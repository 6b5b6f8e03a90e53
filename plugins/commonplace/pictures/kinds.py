"""What kind of picture a file is, by how it begins; its name says only what it should be."""

import re

KINDS = {
    ".avif": "AVIF",
    ".gif": "GIF",
    ".jpeg": "JPEG",
    ".jpg": "JPEG",
    ".png": "PNG",
    ".webp": "WebP",
}
"""Kinds of picture that a page may show, by the endings of their files."""

_BEGINNINGS = tuple(
    (kind, re.compile(pattern, re.DOTALL))
    for kind, pattern in (
        ("PNG", rb"\x89PNG\r\n\x1a\n"),
        ("JPEG", rb"\xff\xd8\xff"),
        ("GIF", rb"GIF8[79]a"),
        ("WebP", rb"RIFF....WEBP"),
        ("AVIF", rb"....ftyp(?:avif|avis)"),
        ("HEIC", rb"....ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1)"),
        ("TIFF", rb"II\*\0|MM\0\*"),
        ("BMP", rb"BM....\0\0\0\0"),
        ("PDF", rb"\s*%PDF-"),
        ("ZIP", rb"PK\x03\x04"),
        (
            "SVG",
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.{0,400}|<!--.{0,400}|<!DOCTYPE svg.{0,400})?<svg\b",
        ),
        ("HTML", rb"(?i:(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|script|iframe)\b)"),
    )
)


def kind_of(content: bytes) -> str:
    """Return the kind of a file; empty where we know none that begins so."""
    return next((kind for kind, pattern in _BEGINNINGS if pattern.match(content)), "")
