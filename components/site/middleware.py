"""What happens to every request before Streamlit sees it."""

from starlette.middleware import Middleware

from components.site import assets, paths
from components.site.below import BelowAPath
from components.site.bursts import InBursts
from components.site.compression import CompressedOnce
from components.site.cors import OpenToOtherSites
from components.site.incoming import SmallMessages
from components.site.known_files import KnownFiles
from components.site.limits import Limits
from components.site.origins import SameOriginSockets
from components.site.pieces import InPieces
from components.site.routes import GEOMETRY_PREFIX
from components.site.security import SafetyHeaders
from components.site.uploads import OnlyWhereAsked

COMPRESSED = (
    "/static/",
    "/component/",
    "/_stcore/bidi-components/",
    GEOMETRY_PREFIX,
    assets.PREFIX,
)


def middleware() -> list[Middleware]:
    """The layers around the app, outermost first."""
    paths.take_setting()
    return [
        Middleware(BelowAPath),
        Middleware(InPieces),
        Middleware(SafetyHeaders),
        Middleware(OpenToOtherSites),
        Middleware(Limits),
        Middleware(SmallMessages),
        Middleware(SameOriginSockets),
        Middleware(KnownFiles),
        Middleware(OnlyWhereAsked),
        Middleware(InBursts),
        Middleware(CompressedOnce, prefixes=COMPRESSED),
    ]
