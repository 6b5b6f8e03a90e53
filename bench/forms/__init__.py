"""The same texts as a project of each generator."""

from forms.hub import HUB
from forms.hugo import HUGO
from forms.material import BLOG, PRUNED, WHOLE_NAV, ZENSICAL

FORMS = {form.name: form for form in (HUB, PRUNED, WHOLE_NAV, BLOG, ZENSICAL, HUGO)}
"""Every form by its name."""
