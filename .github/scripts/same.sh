#!/usr/bin/env bash
# Hold the lists of sites that were built of one commit, on several machines, against each other:
#
#     .github/scripts/same.sh one/site.sha256 other/site.sha256…
#
# Left out is what a library of the system packs, which has other bytes in another version: SQLite, zip and gzip, and what
# tells their sizes and digests. On machines with the same system these are the same, too: compare the whole lists there.
set -euo pipefail
packed='  (sitemap\.xml\.gz|data/index\.(html|txt)|data/v1/(record\.(sqlite|zip)|SHA256SUMS|datapackage\.json))$'
first=$1
[ "$#" -gt 1 ] || { echo "name at least two lists" >&2; exit 2; }
for list in "$@"; do
    echo "$(sha256sum <"$list" | cut -c -64)  $list"
    diff --label "$first" --label "$list" --unified=0 \
        <(grep -vE "$packed" "$first") <(grep -vE "$packed" "$list") || differ=yes
done
[ -z "${differ:-}" ] || { echo "the same commit made other files" >&2; exit 1; }
