"""Building a whole site, in every language, and putting it in the place of the old one at once."""

from commonplace.publish.place import BuildError, Place, Standing
from commonplace.publish.site import BuildReport, build_site, place_of_site
from commonplace.publish.told import Told
from commonplace.publish.unchanged import keep_up

__all__ = [
    "BuildError",
    "BuildReport",
    "Place",
    "Standing",
    "Told",
    "build_site",
    "keep_up",
    "place_of_site",
]
