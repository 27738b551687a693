# shellcheck shell=bash disable=SC2034
# What script/test and script/nightly share: running tests and counting them. Sourced, not run.

source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Of the browser tests, those whose duration is real waiting, or whose worth is a figure that was measured: they are for script/nightly. What
# they show is tested with a stepped clock in web/src and tests/room.
real_time=" cut late-start reconnect wrong-clocks "

# Colours are for a terminal; a log keeps the plain words.
[[ -t 1 ]] || export NO_COLOR=1

passed=0 failed=0 skipped=0

# count PASSED FAILED SKIPPED STATUS: a runner that ends badly without a failed test to show for it is one failure.
count() {
  local bad=$2
  [[ $4 -eq 0 || $bad -gt 0 ]] || bad=1
  passed=$((passed + $1)) failed=$((failed + bad)) skipped=$((skipped + $3))
}

# check TEXT COMMAND...: a test that is one command.
check() {
  local text=$1 log="$logs/check.log" status=0
  shift
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [[ $status -eq 0 ]]; then
    count 1 0 0 0
    say "$text: yes"
  else
    tail -n 60 "$log"
    count 0 1 0 0
    say "$text: NO"
  fi
}

# built TEXT COMMAND...: a build that fails is one failure, and what was built goes on to be tested.
built() {
  local text=$1
  shift
  "$@" && return
  count 0 1 0 0
  say "$text: FAILED"
  return 1
}

# ctests NAME FOLDER [OPTION]...: the C++ tests of a build.
ctests() {
  local log="$logs/$1.log" folder=$2 status=0 total bad
  shift 2
  ctest --test-dir "$folder" -j "$(nproc)" --timeout 3600 --output-on-failure "$@" >"$log" 2>&1 </dev/null || status=$?
  [[ $status -eq 0 ]] || grep -vE '^ *Start +[0-9]+:|^ *[0-9]+/[0-9]+ Test +#.* Passed ' "$log" || true
  grep -E 'tests passed, .* failed out of|No tests were found' "$log" || true
  read -r bad total < <(sed -nE 's/.*tests passed, ([0-9]+) tests? failed out of ([0-9]+).*/\1 \2/p' "$log") || true
  count $((${total:-0} - ${bad:-0})) "${bad:-0}" 0 "$status"
}

# test_files FOLDER: into `files`, those of the folder itself and below.
test_files() {
  mapfile -d '' -t files < <(find "$root/$1" -name node_modules -prune -o -type f \
    \( -name '*.test.mjs' -o -name '*.test.js' -o -name '*.test.ts' \) -print0 | LC_ALL=C sort -z)
}

# node_tests NAME SECONDS [OPTION]... FILE...: a test that takes longer than SECONDS has failed.
node_tests() {
  local report="$logs/$1.tap" seconds=$2
  shift 2
  rm -f "$report"
  node --test --test-timeout=$((seconds * 1000)) --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$report" "$@" </dev/null
}

# count_node NAME STATUS: what node_tests has run, and how it ended.
count_node() {
  local of=() key
  for key in pass fail cancelled skipped todo; do
    of+=("$(sed -nE "s/^# $key ([0-9]+)\$/\1/p" "$logs/$1.tap" 2>/dev/null | tail -n 1)")
  done
  count "${of[0]:-0}" $((${of[1]:-0} + ${of[2]:-0})) $((${of[3]:-0} + ${of[4]:-0})) "$2"
}

# node_tests_beside NAME SECONDS [OPTION]... FILE...: the same, beside what follows.
declare -A beside=()
node_tests_beside() {
  node_tests "$@" >"$logs/$1.log" 2>&1 &
  beside[$1]=$!
}

# count_beside NAME TEXT: waits for them, shows what they printed, and counts them.
count_beside() {
  local status=0
  wait "${beside[$1]}" || status=$?
  say "$2"
  cat "$logs/$1.log"
  count_node "$1" "$status"
}

# What the files of tests that node runs are given.
tests_are_given() { export DAIS_BINARY="$build/dais" DAIS_WEB="$root/web/dist" DAIS_CHROMIUM="${DAIS_CHROMIUM:-/usr/bin/$browser}"; }

# summary WHO: the last line, and the exit status.
summary() {
  local line="$1: $passed passed, $failed failed"
  [[ $skipped -eq 0 ]] || line+=", $skipped skipped"
  printf '\n%s\n' "$line"
  [[ $failed -eq 0 ]]
}
