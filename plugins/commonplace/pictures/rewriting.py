"""A picture written anew from what it shows, so that nothing else of a stranger's file is left.

Runs where it may fail and cost much: see `pictures.worker`. What is drawn stays the same to the
pixel in PNG, GIF and lossless WebP; JPEG, AVIF and lossy WebP are packed as finely as they were.
"""

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps, JpegImagePlugin

from commonplace.pictures.avif_items import timeless
from commonplace.pictures.gif import rewritten_gif
from commonplace.pictures.kinds import kind_of
from commonplace.pictures.parts import Part, parts_of
from commonplace.pictures.told import without_told
from commonplace.pictures.variants import FORMATS

_COARSEST, _FINEST = 70, 95
_USUAL_TABLE = 3688
"""The sum of the table by which JPEG rounds brightness at quality 50."""
_WEBP_QUALITY = 90
_AVIF_QUALITY = 80
_BESIDE = {"exif": b"", "xmp": b"", "icc_profile": b""}
_AVIF_OPTIONS = {"quality": _AVIF_QUALITY, "speed": 8, "max_threads": 1, **_BESIDE}


def rewritten(data: bytes) -> tuple[bytes, Image.Image | None]:
    """Return a picture's file written anew, and the picture, upright; None for one that moves.

    Raises whatever Pillow does where a file is broken.
    """
    kind = kind_of(data)
    plain = without_told(data)
    with Image.open(BytesIO(plain), formats=FORMATS) as image:
        is_moving = kind != "JPEG" and getattr(image, "is_animated", False)
        if kind == "GIF":
            content, shown = rewritten_gif(plain), None if is_moving else _still(image)
        elif is_moving:
            content, shown = _MOVING[kind](image, plain), None
        else:
            shown = _still(image)
            content = _STILL[kind](shown, image, plain)
        return content, shown


def _still(image: Image.Image) -> Image.Image:
    """Return what one sees, turned upright, in the colours of the web, with nothing beside it."""
    image.load()
    shown = ImageOps.exif_transpose(image)
    if shown.mode.startswith("I"):  # 16 bits; a screen shows 8
        shown = shown.point(lambda value: value / 256).convert("L")
    profile = image.info.get("icc_profile")
    if profile and shown.mode in {"RGB", "RGBA", "CMYK"}:
        shown = _in_srgb(shown, profile)
    if shown.mode not in _KEPT_MODES:
        shown = shown.convert("RGBA" if shown.has_transparency_data else "RGB")
    transparent = shown.info.get("transparency")
    shown.info = {} if transparent is None else {"transparency": transparent}
    return shown


_KEPT_MODES = {"1", "L", "LA", "P", "RGB", "RGBA"}


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Return a picture in the colours that browsers take for granted; as it is, where it cannot."""
    with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        if image.mode != "CMYK" and "sRGB" in ImageCms.getProfileDescription(own):
            return image
        mode = "RGB" if image.mode == "CMYK" else image.mode
        found = ImageCms.profileToProfile(
            image, own, ImageCms.createProfile("sRGB"), outputMode=mode
        )
        return found or image
    return image


def _saved(image: Image.Image, form: str, **options: Any) -> bytes:
    target = BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def _jpeg(shown: Image.Image, image: Image.Image, _: bytes) -> bytes:
    options: dict[str, Any] = {"quality": _COARSEST, "optimize": True}
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        share = sum(image.quantization.get(0, ())) / _USUAL_TABLE or 1
        quality = 100 - 50 * share if share <= 1 else 50 / share
        options["quality"] = min(_FINEST, max(_COARSEST, round(quality)))
        options["progressive"] = "progressive" in image.info or "progression" in image.info
        sampling = JpegImagePlugin.get_sampling(image)
        options["subsampling"] = sampling if sampling in {0, 1, 2} else 2
    shown = shown if shown.mode in {"L", "RGB"} else shown.convert("RGB")
    return _saved(shown, "JPEG", **options)


def _png(shown: Image.Image, _image: Image.Image, _: bytes) -> bytes:
    return _saved(shown, "PNG")


def _webp(shown: Image.Image, _image: Image.Image, plain: bytes) -> bytes:
    return _saved(shown, "WEBP", **_webp_options(plain, [*parts_of("WebP", plain)]))


def _avif(shown: Image.Image, _image: Image.Image, _: bytes) -> bytes:
    return _saved(shown, "AVIF", **_AVIF_OPTIONS)


def _webp_options(plain: bytes, parts: list[Part]) -> dict[str, Any]:
    is_lossless = any(
        part.name == "VP8L" or (part.name == "ANMF" and plain[part.inside + 16 :][:4] == b"VP8L")
        for part in parts
    )
    if is_lossless:
        return {**_BESIDE, "method": 4, "lossless": True, "exact": True, "quality": 50}
    return {**_BESIDE, "method": 4, "quality": _WEBP_QUALITY}


def _moving_webp(image: Image.Image, plain: bytes) -> bytes:
    parts = [*parts_of("WebP", plain)]
    frames = [part.inside for part in parts if part.name == "ANMF"]
    durations = [int.from_bytes(plain[at + 12 : at + 15], "little") for at in frames]
    starts = [part.inside for part in parts if part.name == "ANIM"]
    loop = int.from_bytes(plain[starts[0] + 4 : starts[0] + 6], "little") if starts else 0
    options = _webp_options(plain, parts)
    return _saved(image, "WEBP", save_all=True, duration=durations, loop=loop, **options)


def _moving_png(image: Image.Image, _: bytes) -> bytes:
    return _saved(image, "PNG", save_all=True, disposal=0, blend=0, exif=b"", icc_profile=b"")


def _moving_avif(image: Image.Image, _: bytes) -> bytes:
    durations = []
    for frame in range(image.n_frames):  # type: ignore[attr-defined]
        image.seek(frame)
        image.load()
        durations.append(image.info.get("duration", 0))
    moving = _saved(image, "AVIF", save_all=True, duration=durations, **_AVIF_OPTIONS)
    return timeless(moving)


_STILL: dict[str, Callable[[Image.Image, Image.Image, bytes], bytes]] = {
    "AVIF": _avif,
    "JPEG": _jpeg,
    "PNG": _png,
    "WebP": _webp,
}
_MOVING: dict[str, Callable[[Image.Image, bytes], bytes]] = {
    "AVIF": _moving_avif,
    "PNG": _moving_png,
    "WebP": _moving_webp,
}
