#!/usr/bin/env bash
# Choose who makes the preview of a change since a commit, print the folder in which to make it, and say in the summary
# why. Run it in the proposed checkout, from a checkout of that commit:
#
#     git worktree add ../base main
#     ../base/.github/scripts/builder.sh main
#
# Where only content/ and seeds/ change, it is that checkout, with the proposed content/ and seeds/: then no script in the
# preview is unreviewed. Else it is the proposed checkout itself.
set -euo pipefail
base=$(git rev-parse --verify "$1^{commit}")
proposed=$(git rev-parse HEAD)
here=$(cd "$(dirname "$0")/../.." && pwd)
summary=${GITHUB_STEP_SUMMARY:-/dev/stderr}
output=${GITHUB_OUTPUT:-/dev/null}

others=$(git diff-tree -r --name-only --no-renames --ignore-submodules=none "$base" "$proposed" -- . \
    ':(exclude)content' ':(exclude)seeds')
echo "## The preview" >>"$summary"
echo >>"$summary"
if [ -z "$others" ]; then
    folder=$here by=base
    git -C "$here" rm -r --quiet content seeds
    # What git says of a file’s name stays out of the log, where the runner could obey it.
    if ! git -C "$here" checkout --quiet "$proposed" -- content seeds 2>/dev/null; then
        echo "There is no preview: git cannot lay out the proposed content." | tee -a "$summary" >&2
        exit 1
    fi
    echo "Made by the builder of the base branch from the proposed content." >>"$summary"
else
    folder=$PWD by=proposed
    echo "Made by the **proposed, unreviewed code**: read the code before you open it." >>"$summary"
fi
echo >>"$summary"
printf 'folder=%s\nby=%s\n' "$folder" "$by" >>"$output"
echo "$folder"
