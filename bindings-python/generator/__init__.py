"""What `generate.py` is made of: the table, and a writer for each kind of file."""
