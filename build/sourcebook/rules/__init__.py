"""What must hold of a sourcebook (errors), and what is worth a second look (warnings): one file a subject.

A rule is one function with a code and a name (`rule.py`); `check.py` finds them by their being in this folder.
"""
