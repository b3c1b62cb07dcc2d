"""Show what comes in as plain text in Markdown, whatever it says: at most 300,000 bytes of it, in whole lines."""

import html
import sys

MOST = 300_000

text = html.escape(sys.stdin.buffer.read().decode("utf-8", "replace"), quote=False)
shown = text.encode("utf-8")[:MOST].decode("utf-8", "ignore")
if shown != text:
    shown = shown.rpartition("\n")[0] + "\n"
sys.stdout.buffer.write(f"<pre>\n{shown}</pre>\n".encode())
if shown != text:
    print(f"\nThis is cut: {shown.count(chr(10)):,} of {text.count(chr(10)):,} lines.")
