#!/usr/bin/env bash
# Answer a change of the records: annotations beside the lines, and all of it in the summary of the job. Run it in the
# proposed checkout, from a checkout of the commit that it is for, whose code then answers:
#
#     git worktree add ../base main && make -C ../base venv
#     ../base/.github/scripts/answer.sh main
#
# Needs no secret. What the records say is written into the summary as text; into the log, only as annotations, which
# the runner does not obey. Where records are not in the register yet, its new lines lie in $RUNNER_TEMP/register.
set -euo pipefail
base=$(git rev-parse --verify "$1^{commit}")
here=$(cd "$(dirname "$0")/../.." && pwd)
temp=${RUNNER_TEMP:-$(mktemp -d)}
summary=${GITHUB_STEP_SUMMARY:-/dev/stdout}
output=${GITHUB_OUTPUT:-/dev/null}

# -I: nothing in the proposed folder can stand in for a module of the checker.
python=("$here/.venv/bin/python" -I)
sourcebook=("${python[@]}" -m sourcebook)
in_pre=("${python[@]}" "$here/.github/scripts/in_pre.py")

failed=0
"${sourcebook[@]}" check --strict --base "$base" --format github . || failed=1
"${sourcebook[@]}" check --strict --base "$base" . >"$temp/answer" 2>&1 || failed=1
{
    echo "## What the check says"
    echo
    "${in_pre[@]}" <"$temp/answer"
    echo
} >>"$summary"

# The register is what a machine can mend, once all else is right: its new lines, as files to upload.
if grep -q -e '\[G105 record-unregistered\]$' -e '\[U106 register-edited\]$' "$temp/answer"; then
    # What git says of a file’s name stays out of the log, where the runner could obey it.
    if git worktree add --quiet --detach "$temp/registered" HEAD 2>/dev/null &&
        "${sourcebook[@]}" register --base "$base" "$temp/registered" >/dev/null 2>&1; then
        mkdir -p "$temp/register"
        cp "$temp"/registered/content/published.* "$temp/register/"
        echo "register=yes" >>"$output"
        {
            echo "The register lacks the new records. Download the artifact *register* of this run, unpack it, and upload its"
            echo "two files into \`content/\` of this branch: *Add file → Upload files*."
            echo
        } >>"$summary"
    fi
    git worktree remove --force "$temp/registered" 2>/dev/null || true
fi

{
    echo "## What changes"
    echo
    if ! "${sourcebook[@]}" diff --help >/dev/null 2>&1; then
        echo "The base branch cannot say it yet: it has no \`sourcebook diff\`."
    elif ! "${sourcebook[@]}" diff "$base" HEAD --format markdown --output "$temp/diff.md" >"$temp/said" 2>&1; then
        echo "It could not be said:"
        echo
        "${in_pre[@]}" <"$temp/said"
    elif [ "$(wc -c <"$temp/diff.md")" -gt 300000 ]; then
        echo "Too much to show here: $(wc -c <"$temp/diff.md") bytes."
    else
        cat "$temp/diff.md"
    fi
    echo
} >>"$summary"

"$here/.github/scripts/trust.sh" "$base" >>"$summary"
exit "$failed"
