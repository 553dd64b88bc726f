"""Does a person's question get a document on its subject?"""
