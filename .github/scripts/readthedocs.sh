#!/usr/bin/env bash
# Make the hosted preview of a pull request on Read the Docs, which serves it from an origin of its own, without any
# secret. It says on each page that nobody has reviewed it, and if it was made by proposed code, that, too.
set -euo pipefail
if [ "${READTHEDOCS_VERSION_TYPE:-}" != external ]; then
    exit 183 # which cancels the build: the site itself is published elsewhere
fi
branch=${BASE_BRANCH:-main}
# The parting of the two branches may lie further back than what was fetched.
git fetch --quiet --no-tags --unshallow origin "$branch" 2>/dev/null || git fetch --quiet --no-tags origin "$branch"
base=$(git merge-base HEAD FETCH_HEAD)
aside=$(mktemp -d)
git worktree add --quiet --detach "$aside/base" "$base"
folder=$("$aside/base/.github/scripts/builder.sh" "$base")
"$aside/base/.github/scripts/preview.sh" "$folder" "$base" "$aside/site"
mkdir -p "$READTHEDOCS_OUTPUT"
mv "$aside/site" "$READTHEDOCS_OUTPUT/html"
