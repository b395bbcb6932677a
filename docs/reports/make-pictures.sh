#!/usr/bin/env bash
# Makes the pictures of the reports in this folder: the first page of each report that ./run.sh demo has made for its last day, week
# and month; of a report that is made for several of them the shortest. Needs pdftoppm (Debian: poppler-utils, macOS: brew
# install poppler).
# Usage: docs/reports/make-pictures.sh [HOME]     HOME: the --home of the demo, when it was not the product's folder
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
reports=$(cd "${1:-$here/../..}" && pwd -P)/out/reports

command -v pdftoppm > /dev/null || { echo "pdftoppm is needed: install poppler-utils" >&2; exit 1; }
[ -d "$reports" ] || { echo "there are no reports in $reports: run ./run.sh demo first" >&2; exit 1; }

newest() { # a pattern of folder names, how many
  find "$reports" -mindepth 1 -maxdepth 1 -type d -name "$1" -exec basename {} \; | sort -r | head -n "$2"
}

done=' '
# Two weeks: what is about the week to come lies in a folder of its own.
for period in $(newest '????-??-??' 1) $(newest '????-W??' 2) $(newest '????-??' 1); do
  for pdf in "$reports/$period"/*.pdf; do
    report=$(basename "$pdf" .pdf)
    case $report in *-v[0-9]* | *.*) continue ;; esac
    case $done in *" $report "*) continue ;; esac
    done="$done$report "
    pdftoppm -r 80 -png -f 1 -l 1 -singlefile "$pdf" "$here/$report"
    echo "docs/reports/$report.png: $period, $(wc -c < "$here/$report.png") bytes"
  done
done
