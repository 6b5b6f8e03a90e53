"""Building a whole site, in every language, and putting it in the place of the old one at once."""

from commonplace.publish.place import BuildError, Place, Standing
from commonplace.publish.site import BuildReport, build_site, place_of_site

__all__ = ["BuildError", "BuildReport", "Place", "Standing", "build_site", "place_of_site"]
