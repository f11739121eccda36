"""One module a format, and nothing else: the folder is the list of them."""
