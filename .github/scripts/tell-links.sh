#!/usr/bin/env bash
# Keep one issue that says which outside pages do not answer: tell-links.sh REPORT. An empty report closes it.
# Needs `gh`, GH_TOKEN with `issues: write`, and GH_REPO.
set -euo pipefail
report=$1
title="Outside pages that do not answer"
number=$(gh issue list --state open --limit 100 --author "app/github-actions" --json number,title \
    --jq "map(select(.title == \"$title\"))[0].number // empty")
if [ -s "$report" ]; then
    if [ -n "$number" ]; then
        gh issue edit "$number" --body-file "$report"
    else
        gh issue create --title "$title" --body-file "$report"
    fi
elif [ -n "$number" ]; then
    gh issue close "$number" --comment "All outside pages answer."
fi
