"""Find names of picture files, and links to them."""

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.rule_recognizer import Rule, RuleRecognizer

_PICTURE = r"(?:jpe?g|png|heic|heif|gif|bmp|tiff?|webp|raw|dcm|mp4|mov|avi)"
_ENDINGS = "jpg jpeg png heic heif gif bmp tif tiff webp raw dcm mp mov avi"


class PhotoRecognizer(RuleRecognizer):
    """Picture and film files; the name of such a file often names the person on it."""

    kind = IdentifierKind.PHOTO
    rules = (
        Rule(
            pattern=rf"(?<![\w/.-])(?P<id>(?:https?://)?[\w~%-][\w/.:~%@&=?+-]*(?:\(\d+\))?\.{_PICTURE})\b",
            number=False,
            words=_ENDINGS,
        ),
        Rule(
            pattern=r"\b(?P<id>(?:IMG|DSC|DSCN|PXL|MVIMG|PHOTO|VID|Screenshot)[_-]\d[\w-]{3,})\b",
            signs="_-",
        ),
    )
