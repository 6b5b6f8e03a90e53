"""Pages that are not written again while they would be the same.

A page follows from the values that its template is given and from what the template asks besides:
of the edition, of links, of the tools. Both are kept with it. Where the values are those of before,
all that was asked is asked again, and only if every answer is the same does the page stay. See
docs/decisions/0048.
"""
