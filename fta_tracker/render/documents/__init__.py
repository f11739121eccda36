"""One module a format of documents, and nothing else: the folder is the list of them."""
