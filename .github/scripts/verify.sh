#!/usr/bin/env bash
# Build a commit anew from a clean checkout, and hold it, file by file, against what is published:
#
#     .github/scripts/verify.sh COMMIT https://…/site.sha256
#
# Instead of an address, a file with the same list will do. From which commit a site was made, its attestation says:
#
#     gh attestation verify site.sha256 --repo OWNER/NAME
set -euo pipefail
commit=$(git rev-parse --verify "$1^{commit}")
list=$2
[[ $list == http://* || $list == https://* ]] || list=$(realpath "$list")
aside=$(mktemp -d)
trap 'git worktree remove --force "$aside/checkout"; rm -rf "$aside"' EXIT
git worktree add --quiet --detach "$aside/checkout" "$commit"
make --no-print-directory -C "$aside/checkout" site
"$aside/checkout/.venv/bin/sourcebook" verify "$list" --root "$aside/checkout"
