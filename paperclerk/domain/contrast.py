"""How well words stand out from what is behind them, as WCAG reckons it."""

# WCAG 2.2, 1.4.3: the least contrast of text with what is behind it; of large text, 18 points or 14 and bold.
LEAST_CONTRAST = 4.5
LEAST_CONTRAST_LARGE = 3.0


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (RRGGBB), 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def stands_out(ink: str, ground: str, *, is_large: bool = False) -> bool:
    """Whether words in an ink can be read on a ground by those who see little."""
    return contrast(ink, ground) >= (LEAST_CONTRAST_LARGE if is_large else LEAST_CONTRAST)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
