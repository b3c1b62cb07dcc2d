"""Show what comes in as plain text in Markdown, whatever it says: at most 300,000 bytes of it, in whole lines.

Nothing of it can act: inside <pre> GitHub makes no link, mention or reference, and no line is a command to the runner.
"""

import html
import re
import sys

MOST = 300_000
ACTS = {ord(sign): f"&#{ord(sign)};" for sign in "#@"}

text = html.escape(sys.stdin.buffer.read().decode("utf-8", "replace"), quote=False).translate(ACTS)
text = re.sub(r"\r\n?", "\n", text)
text = re.sub(r"(?m)^([^\w!-~\n]*):(?=[^\w!-~\n]*:)", r"\1&#58;", text)
shown = text.encode("utf-8")[:MOST].decode("utf-8", "ignore")
if shown != text:
    shown = shown.rpartition("\n")[0] + "\n"
sys.stdout.buffer.write(f"<pre>\n{shown}</pre>\n".encode())
if shown != text:
    print(f"\nThis is cut: {shown.count(chr(10)):,} of {text.count(chr(10)):,} lines.")
