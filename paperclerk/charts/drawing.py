"""The one door of this room: a picture as data in, the picture drawn out."""

from paperclerk.charts.dates import draw_dates
from paperclerk.charts.ratings import draw_counts, draw_history
from paperclerk.domain.pictures import CountsPicture, DatesPicture, DrawnPicture, HistoryPicture, Picture


def draw(picture: Picture) -> DrawnPicture:
    """Return the picture drawn, the same bytes for the same picture.

    Raises:
        TypeError: nobody here knows how to draw such a picture.
    """
    match picture:
        case CountsPicture():
            return draw_counts(picture)
        case HistoryPicture():
            return draw_history(picture)
        case DatesPicture():
            return draw_dates(picture)
    raise TypeError(f"there is no drawing of a {type(picture).__name__}")
