#!/usr/bin/env bash
# Make the preview in the folder that builder.sh chose, and name the pages that differ from those of a commit:
#
#     preview.sh FOLDER COMMIT TO [--whole]
#
# PREVIEW_AT: addresses, parted by spaces, at which it can be seen, for links to its pages.
set -euo pipefail
folder=$1 base=$2 to=$3
shift 3
here=$(cd "$(dirname "$0")/../.." && pwd)
temp=${RUNNER_TEMP:-$(mktemp -d)}
summary=${GITHUB_STEP_SUMMARY:-/dev/stdout}
proposed=$(git rev-parse HEAD)
at=()
for address in ${PREVIEW_AT:-}; do at+=(--at "$address"); done

make -C "$folder" venv
if [ "$folder" = "$here" ]; then by=base; else by=proposed; fi
cd "$folder"
# What it says goes to the summary, as text: in the log, the runner could obey it.
# -I: nothing in this folder can stand in for a module of the builder.
if SOURCEBOOK_PREVIEW=$by .venv/bin/python -I -m sourcebook preview . --base "$base" --to "$to" \
    ${at[@]+"${at[@]}"} "$@" >"$temp/pages.md" 2>"$temp/said"; then
    cat "$temp/pages.md" >>"$summary"
    # What changes, charts before and after beside each other, where this builder can say it.
    if .venv/bin/python -I -m sourcebook diff "$base" "$proposed" --format html --output "$to/what-changes.html" \
        >/dev/null 2>&1; then
        for address in ${PREVIEW_AT:-}; do
            printf '\nWhat changes, on one page: <%swhat-changes.html>\n' "$address" >>"$summary"
        done
    fi
else
    {
        echo "There is no preview:"
        echo
        if [ -x "$here/.venv/bin/python" ]; then python=$here/.venv/bin/python; else python=python3; fi
        "$python" -I "$here/.github/scripts/in_pre.py" <"$temp/said"
    } >>"$summary"
    echo "There is no preview; the summary of the job says why."
    exit 1
fi
