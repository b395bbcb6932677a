#!/usr/bin/env bash
# Callmart: one entry for everything. ./run.sh help lists the commands.
# Needs JDK 17, Maven and npm. Fetches what else it needs into the user's cache folder, builds when sources have changed,
# and starts the program. Says what it does on standard error: standard output belongs to the program.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' "$here/pom.xml")
engine_version=26.7.3-stable.1
font_version=0.4.3
browser_version=147.0.0

case $(uname -s) in
  Darwin) cache_home=$HOME/Library/Caches ;;
  *) cache_home=${XDG_CACHE_HOME:-$HOME/.cache} ;;
esac
cache=${CALLMART_CACHE:-$cache_home/callmart}
target=$here/batch-jobs/target
jar=$target/callmart.jar
build_log=$here/var/log/build.log

say() { printf '%s\n' "$*" >&2; }

fail() { # what, why, what to do
  say "callmart: $1"
  say "  why:  $2"
  say "  do:   $3"
  exit 1
}

need() { # program, how to get it
  command -v "$1" > /dev/null 2>&1 || fail "the program '$1' is needed" "it is not in the PATH" "$2"
}

engine_platform() { # prints nothing where there is no embedded engine
  case $(uname -s)/$(uname -m) in
    Linux/x86_64) echo linux-x64-gnu ;;
    Linux/aarch64 | Linux/arm64) echo linux-arm64-gnu ;;
    Darwin/arm64) echo darwin-arm64 ;;
    Darwin/x86_64) echo darwin-x64 ;;
  esac
}

# Installs one npm package beside its place, takes the wanted files and moves them there in one step.
fetch() { # place, package@version, files within the package…
  local place=$1 package=$2 draft name file
  shift 2
  [ -d "$place" ] && return
  need npm "install Node.js with npm (Debian: apt install npm, macOS: brew install node)"
  mkdir -p "$cache" || fail "cannot make the folder $cache" "see the message above" "set CALLMART_CACHE to a folder you can write"
  find "$cache" -maxdepth 1 -name 'draft.*' -mmin +120 -exec rm -rf {} + 2> /dev/null || true
  say "callmart: fetching $package into $cache (once)"
  draft=$(mktemp -d "$cache/draft.XXXXXX")
  trap 'rm -rf "$draft"' EXIT
  mkdir "$draft/npm" "$draft/parts"
  echo '{"private":true}' > "$draft/npm/package.json"
  if ! npm install --prefix "$draft/npm" --no-audit --no-fund --no-update-notifier --ignore-scripts \
      --loglevel=error "$package" > "$draft/log" 2>&1; then
    grep -v '^npm error     at ' "$draft/log" | head -n 15 >&2 || true
    fail "cannot fetch $package" "npm failed, see above" "check the network and npm's registry and proxy settings (npm ping), then run again"
  fi
  name=${package%@*}
  for file in "$@"; do
    mv "$draft/npm/node_modules/$name/$file" "$draft/parts/" || fail "cannot fetch $package" "it has no file $file" "run again; if it stays so, clear npm's cache (npm cache clean --force)"
  done
  chmod 755 "$draft/parts"
  # Another run may have been faster; its parts are as good.
  if [ ! -d "$place" ] && ! mv "$draft/parts" "$place" 2> /dev/null && [ ! -d "$place" ]; then
    fail "cannot fetch $package" "$place cannot be made" "check the free space and the rights of $cache"
  fi
  rm -rf "$draft" "$place/parts"
  trap - EXIT
}

ensure_parts() {
  local platform
  platform=$(engine_platform)
  if [ -n "$platform" ]; then
    fetch "$cache/chdb-$engine_version-$platform" "@chdb/lib-$platform@$engine_version" libchdb.so
  fi
  fetch "$cache/noto-sans-sc-$font_version" "@expo-google-fonts/noto-sans-sc@$font_version" \
    400Regular/NotoSansSC_400Regular.ttf 700Bold/NotoSansSC_700Bold.ttf LICENSE_FONT
}

# The tests open the archive page in a browser. Where neither the system nor npm has one, they say that they are skipped.
ensure_browser() {
  local place=$cache/chromium-$browser_version packed
  if command -v chromium > /dev/null 2>&1 || command -v google-chrome > /dev/null 2>&1 || [ -x "$place/chromium" ]; then
    return 0
  fi
  [ "$(uname -s)/$(uname -m)" = Linux/x86_64 ] || return 0
  fetch "$cache/chromium-packed-$browser_version" "@sparticuz/chromium@$browser_version" \
    bin/chromium.br bin/al2023.tar.br bin/swiftshader.tar.br LICENSE
  packed=$cache/chromium-packed-$browser_version
  need node "install Node.js (Debian: apt install nodejs, macOS: brew install node)"
  say "callmart: unpacking the browser of the tests (once)"
  mkdir -p "$packed/draft"
  for part in chromium al2023.tar swiftshader.tar; do
    node -e 'const fs = require("fs"), zlib = require("zlib"), [from, to] = process.argv.slice(1);
      require("stream").pipeline(fs.createReadStream(from), zlib.createBrotliDecompress(), fs.createWriteStream(to),
        error => { if (error) { console.error(error.message); process.exit(1); } });' \
      "$packed/$part.br" "$packed/draft/$part" || fail "the browser of the tests cannot be unpacked" "see above" "free some space under $cache, or set CALLMART_CACHE"
  done
  tar -xf "$packed/draft/al2023.tar" -C "$packed/draft"
  tar -xf "$packed/draft/swiftshader.tar" -C "$packed/draft"
  rm -f "$packed"/draft/*.tar
  chmod 755 "$packed/draft/chromium"
  [ -d "$place" ] || mv "$packed/draft" "$place" 2> /dev/null || [ -d "$place" ] || fail "the browser of the tests cannot be kept" "$place cannot be made" "check the rights of $cache"
  rm -rf "$packed"
}

stale() {
  [ ! -f "$target/built" ] || [ ! -f "$jar" ] || [ ! -d "$target/lib" ] ||
    [ -n "$(find "$here/pom.xml" "$here/batch-jobs/pom.xml" "$here/batch-jobs/src/main" -newer "$target/built" 2> /dev/null | head -n 1)" ]
}

# One build at a time: the folder of the lock can be made by one only. The lock of a run that died is taken over.
lock_build() {
  local lock=$here/var/build.lock owner waited=0
  mkdir -p "$here/var/log"
  until mkdir "$lock" 2> /dev/null; do
    owner=$(cat "$lock/pid" 2> /dev/null || true)
    if { [ -n "$owner" ] && ! kill -0 "$owner" 2> /dev/null; } || { [ -z "$owner" ] && [ "$waited" -ge 5 ]; }; then
      mv "$lock" "$lock.$$" 2> /dev/null && rm -rf "$lock.$$"
      continue
    fi
    [ "$waited" -gt 0 ] || say "callmart: waiting for another build"
    waited=$((waited + 1))
    sleep 1
  done
  echo $$ > "$lock/pid"
  trap 'rm -rf "$here/var/build.lock"' EXIT
}

unlock_build() {
  rm -rf "$here/var/build.lock"
  trap - EXIT
}

need_java() {
  need java "install a JDK 17 or newer (Debian: apt install openjdk-17-jdk-headless, macOS: brew install openjdk@17)"
  need mvn "install Maven (Debian: apt install maven, macOS: brew install maven)"
}

launch() {
  exec env CALLMART_COMMAND="${CALLMART_COMMAND:-./run.sh}" CALLMART_ROOT="$here" CALLMART_PROGRAM="$target" CALLMART_CACHE="$cache" "$here/batch-jobs/src/main/launcher/callmart" "$@"
}

build() {
  stale || return 0
  need_java
  lock_build
  if stale; then
    say "callmart: building"
    mkdir -p "$target"
    touch "$target/building"
    # Another version of a library would come to lie beside the old one.
    if [ "$here/pom.xml" -nt "$target/built" ] || [ "$here/batch-jobs/pom.xml" -nt "$target/built" ]; then
      rm -rf "$target/lib"
    fi
    if ! (cd "$here" && mvn -q -B -Dmaven.test.skip=true package) > "$build_log" 2>&1; then
      tail -n 30 "$build_log" >&2
      fail "the build failed" "see above; all of it is in $build_log" "mend the sources, or the network if Maven could not download"
    fi
    # Without it commands only begin later.
    (launch prepare) > /dev/null 2>> "$build_log" || say "callmart: no class-data archive was made; see $build_log"
    mv "$target/building" "$target/built"
  fi
  unlock_build
}

# One archive that runs with a Java runtime alone. The same sources give the same bytes: names in order, one time, no owner.
package() {
  local name=callmart-$version draft out
  [ $# -eq 0 ] || [ "$1" = --without-engine ] || fail "what is '$1'?" "package knows --without-engine alone" "./run.sh package [--without-engine]"
  tar --version 2> /dev/null | grep -q GNU || fail "GNU tar is needed" "the tar here cannot sort names" "install it (macOS: brew install gnu-tar, and put its gnubin folder into the PATH)"
  say "callmart: packing"
  out=$here/var/package
  mkdir -p "$out"
  draft=$(mktemp -d "$out/draft.XXXXXX")
  trap 'rm -rf "$draft"' EXIT
  mkdir -p "$draft/$name/program/lib" "$draft/$name/parts"
  cp "$jar" "$target/callmart-sbom.json" "$draft/$name/program/"
  cp "$target"/lib/*.jar "$draft/$name/program/lib/"
  cp "$here/batch-jobs/src/main/launcher/callmart" "$here/LICENSE" "$here/README.md" "$here/README.zh.md" "$draft/$name/"
  cp -R "$here/config" "$here/sql" "$here/report-templates" "$here/docs" "$draft/$name/"
  rm -f "$draft/$name/config/secrets.properties"
  (CALLMART_COMMAND=./callmart launch man) > "$draft/$name/callmart.1"
  (CALLMART_COMMAND=./callmart launch completion) > "$draft/$name/callmart.bash"
  cp -R "$cache/noto-sans-sc-$font_version" "$draft/$name/parts/"
  if [ $# -eq 0 ] && [ -n "$(engine_platform)" ]; then
    name=$name-$(engine_platform)
    mv "$draft/callmart-$version" "$draft/$name"
    cp -R "$cache/chdb-$engine_version-$(engine_platform)" "$draft/$name/parts/"
  fi
  chmod -R u=rwX,go=rX "$draft/$name"
  tar --create --sort=name --format=gnu --mtime=2020-01-01T00:00:00Z --owner=0 --group=0 --numeric-owner --directory "$draft" "$name" |
    gzip --no-name > "$draft/archive"
  mv "$draft/archive" "$out/$name.tar.gz"
  rm -rf "$draft"
  trap - EXIT
  printf '%s\n' "$out/$name.tar.gz"
}

# What tests a changed file: a measure, check, report, room or class.
only() {
  local kind=${1%%/*} name=${1#*/} place
  case $kind in
    measures)
      place=$(cd "$here/sql/measures" && find . -name "$name.sql" -o -name "$name" | head -n 1)
      [ -n "$place" ] || fail "there is no sql/measures/…/$name.sql" "nothing is called so" "name a file below sql/measures, such as measures/tickets"
      place=${place#./}
      place=${place%.sql}
      echo "-Dtest=MeasuresByHandTest -Dcallmart.only=${place%%/*}"
      ;;
    checks) echo "-Dtest=ChecksTest" ;;
    reports) echo "-Dtest=FigureDatasetsTest,ListReportsTest,EmptyListsTest" ;;
    views) echo "-Dtest=AnalystRightsTest,KpiViewsTest,DocumentedQueriesTest" ;;
    *)
      if [ -d "$here/batch-jobs/src/test/java/callmart/$kind" ]; then
        echo "-Dtest=callmart/$1/**/*Test"
      else
        echo "-Dtest=$1"
      fi
      ;;
  esac
}

# Tests that ran once need no network, until the libraries change.
offline() {
  [ ! "$target/tested" -nt "$here/pom.xml" ] || [ ! "$target/tested" -nt "$here/batch-jobs/pom.xml" ] || echo -o
}

# Attacks centres that the tests make for it, never a home, and prints what came of it: docs/decisions/0313.
chaos() { # kill, faults, fuzz, nights, swaps, mails or mutants, -n N, --seed S, --calls M
  local kind=${1:-} class options=()
  case $kind in
    kill) class=KillCampaignTest ;;
    faults) class=FaultCampaign,LedgerCampaign ;;
    fuzz) class=FuzzCampaignTest,DamagedSourcesTest ;;
    nights) class=NightsCampaign options=(-Dcallmart.chaos.n=10 -Dcallmart.chaos.calls=1000000) ;;
    swaps) class=ClusterTest#readers_see_a_day_as_it_was_or_as_it_is options=(-Dcallmart.chaos.n=500) ;;
    mails) class=MailsCampaign options=(-Dcallmart.chaos.n=300) ;;
    mutants) class=MutantsCampaign ;;
    *) fail "which campaign is '$kind'?" "chaos knows kill, faults, fuzz, nights, swaps, mails and mutants" "./run.sh chaos kill [-n ATTEMPTS] [--seed S], chaos faults [-n FAULTS] [--seed S], chaos fuzz [-n ROWS] [--seed S], chaos nights [-n NIGHTS] [--calls M], chaos swaps [-n SWAPS], chaos mails [-n MESSAGES], or chaos mutants [-n CHANGES] [--seed S]" ;;
  esac
  shift
  while [ $# -gt 0 ]; do
    [[ "${2:-}" =~ ^[0-9]{1,9}$ ]] || fail "$1 ${2:-}" "it wants a whole number" "./run.sh chaos $kind [-n N] [--seed S]"
    case $1 in
      -n) options+=("-Dcallmart.chaos.n=$2") ;;
      --seed) options+=("-Dcallmart.chaos.seed=$2") ;;
      --calls) options+=("-Dcallmart.chaos.calls=$2") ;;
      *) fail "what is '$1'?" "chaos knows -n, --seed and, of nights, --calls" "./run.sh chaos $kind [-n N]" ;;
    esac
    shift 2
  done
  need_java
  lock_build
  rm -f "$target"/chaos-*.txt
  (cd "$here" && mvn -q $(offline) -B test -DforkCount=1 "-Dcallmart.cache=$cache" "-Dtest=$class" "${options[@]}") >&2
  cat "$target"/chaos-*.txt
}

# Measures what the product takes against references of the same run, on centres made for it: docs/decisions/0347.
bench() { # groups, or scale [--rows N], or parsers
  local class=Bench
  case "${1:-}" in
    scale) class=ScaleBench && shift ;;
    parsers) class=ParserBench && shift ;;
  esac
  need_java
  lock_build
  # shellcheck disable=SC2046 # none or one
  (cd "$here" && mvn -q $(offline) -B test-compile org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    "-Dmdep.outputFile=$target/bench.classpath" -Dmdep.includeScope=test) >&2
  unlock_build
  mkdir -p "$here/var/bench"
  exec java -Xmx512m -Dfile.encoding=UTF-8 "-Djava.io.tmpdir=$here/var/bench" "-Dcallmart.root=$here" "-Dcallmart.cache=$cache" \
    -cp "$target/test-classes:$target/classes:$(cat "$target/bench.classpath")" "callmart.bench.$class" "$@"
}

command=${1:-demo}
case " $command ${*: -1} " in
  *" help "* | *" -h "* | *" --help "* | *" completion "* | *" man "*) ;;
  *) ensure_parts ;;
esac

if [ "$command" = test ]; then
  shift
  need_java
  ensure_browser
  lock_build
  cd "$here"
  if [ "${1:-}" = --only ]; then
    [ -n "${2:-}" ] || fail "--only what?" "it needs a name" "./run.sh test --only measures/tickets, checks/…, reports/…, a room such as contract, or a class of tests"
    part=$(only "$2")
    shift 2
    # shellcheck disable=SC2046,SC2086 # the part is several words, offline is none or one
    mvn -q $(offline) -B test -DforkCount=1 "-Dcallmart.cache=$cache" $part "$@"
    touch "$target/tested"
    exit
  fi
  if [ "${1:-}" = --fast ]; then
    shift
    # shellcheck disable=SC2046 # none or one
    mvn -q $(offline) -B test "-Dsurefire.excludesFile=$here/batch-jobs/src/test/slow-tests" "-Dcallmart.cache=$cache" "$@"
    touch "$target/tested"
    exit
  fi
  mvn -B test "-Dcallmart.cache=$cache" "$@"
  touch "$target/tested"
  exit
fi

if [ "$command" = chaos ]; then
  shift
  chaos "$@"
  exit
fi
build
if [ "$command" = bench ]; then
  shift
  bench "$@"
fi
if [ "$command" = package ]; then
  shift
  package "$@"
  exit
fi
launch "$@"
