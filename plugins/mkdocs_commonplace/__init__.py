"""The part of Commonplace that knows MkDocs and Material: it hands the library's pages over."""
