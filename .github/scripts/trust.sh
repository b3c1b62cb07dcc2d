#!/usr/bin/env bash
# Say, as Markdown, what of a change since a commit can have influenced what its own checks say.
set -euo pipefail
base=$1
here=$(cd "$(dirname "$0")/../.." && pwd)
changed=$(git diff-tree -r --name-only --no-renames "$base" HEAD -- .github .gitattributes .readthedocs.yaml)

echo "## What this rests on"
echo
echo "The records were read by the code of the commit \`$base\`, from which the pull request starts, and held against its"
echo "articles and its register. The steps of the job are those that stand in this pull request’s own"
echo "\`.github/workflows/\`."
echo
if [ -n "$changed" ]; then
    echo "**It changes them, or what decides how its files are checked out. Until these were reviewed, nothing that is said"
    echo "here proves anything:**"
    echo
    "$here/.venv/bin/python" -I "$here/.github/scripts/in_pre.py" <<<"$changed"
else
    echo "It leaves these as they are on the base branch."
fi
echo
