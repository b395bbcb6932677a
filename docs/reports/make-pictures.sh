#!/usr/bin/env bash
# Makes the pictures of the reports in this folder from the sample centre: renders its last day to PDF and turns the first page
# into a PNG. Needs pdftoppm (Debian: poppler-utils, macOS: brew install poppler) and the data of ./run.sh demo.
# Usage: docs/reports/make-pictures.sh [DAY]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

command -v pdftoppm > /dev/null || { echo "pdftoppm is needed: install poppler-utils" >&2; exit 1; }
if [ $# -gt 0 ]; then
  day=$1
else
  last=$(find var/sample/data/calls -name 'calls-*.csv' 2> /dev/null | sort | tail -n 1)
  [ -n "$last" ] || { echo "there is no sample centre yet: run ./run.sh demo first" >&2; exit 1; }
  digits=${last##*calls-}
  digits=${digits%.csv}
  day=${digits:0:4}-${digits:4:2}-${digits:6:2}
fi

draft=$(mktemp -d)
trap 'rm -rf "$draft"' EXIT
for report in daily-operations; do
  ./run.sh render "$report" --period "$day" --format pdf --out "$draft/$report.pdf"
  pdftoppm -r 80 -png -f 1 -l 1 -singlefile "$draft/$report.pdf" "docs/reports/$report"
  echo "docs/reports/$report.png: $(wc -c < "docs/reports/$report.png") bytes, day $day"
done
