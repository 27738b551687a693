# shellcheck shell=bash disable=SC2034
# What all scripts share: installing what is missing, building the server, building the pages.
# Sourced, not run. Everything here does nothing when there is nothing to do, so that a second start is quick.

set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
build="$root/build"
logs="$build/logs"

# The tests use Node's own WebSocket client and its own reading of TypeScript, and Vite needs 20.19: 22.18 has all three.
# Debian 12 has 18 and Debian 13 has 20; there script/tools brings one as an npm package, and it is used for everything.
node_oldest=22.18

server_packages=(g++ cmake ninja-build pkg-config ccache libspdlog-dev libsqlite3-dev libpq-dev libssl-dev zlib1g-dev libcli11-dev
  libhowardhinnant-date-dev libqrencode-dev catch2 tzdata ca-certificates openssl)
database_packages=(postgresql) # of which the tests start one of their own
# Chromium without its window: the same engine, which leaves the machine to the pages. Who sources this may have chosen the whole of it.
browser="${browser:-chromium-headless-shell}"
browser_packages=("$browser" fonts-noto-core poppler-utils)

say() { printf '==> %s\n' "$*"; }

fail() {
  printf '\nerror: %s\n' "$1" >&2
  shift
  [[ $# -eq 0 ]] || printf '       %s\n' "$@" >&2
  exit 1
}

# step LOG TEXT COMMAND...: runs the command quietly. What it printed is shown only when it fails.
step() {
  local log="$logs/$1.log" text=$2 status=0
  shift 2
  say "$text"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  [[ $status -eq 0 ]] && return
  tail -n 40 "$log" >&2
  printf '\nerror: "%s" failed (status %s). All of its output: %s\n' "$*" "$status" "$log" >&2
  return "$status"
}

prepare_folders() {
  mkdir -p "$logs" 2>/dev/null && [[ -w $build && -w $logs ]] && return
  fail "Cannot write in $build." "It may belong to root after an earlier start with sudo. Then: sudo chown -R \"\$(id -un)\" \"$root\""
}

# --- Debian packages ---------------------------------------------------------------------------------------------------

missing_packages() {
  local found
  found=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  local package
  for package in "$@"; do
    grep -qxF "installed $package" <<<"$found" || printf '%s\n' "$package"
  done
}

candidate() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | awk '$1 == "Candidate:" && $2 != "(none)" { print $2 }'; }

# Boost 1.81 is the oldest that serves. Debian 12 has it beside its default 1.74, under names of its own.
boost_packages() {
  local plain
  plain=$(candidate libboost-dev)
  if [[ -n $(candidate libboost1.81-dev) ]] && ! dpkg --compare-versions "${plain:-0}" ge 1.81; then
    printf '%s\n' libboost1.81-dev libboost-json1.81-dev
  else
    printf '%s\n' libboost-dev libboost-json-dev
  fi
}

boost_is_missing() {
  [[ -n $(missing_packages libboost1.81-dev libboost-json1.81-dev) ]] || return 1
  [[ -n $(missing_packages libboost-dev libboost-json-dev) ]] && return
  ! dpkg --compare-versions "$(dpkg-query -W -f='${Version}' libboost-dev)" ge 1.81
}

as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

apt() { as_root apt-get -q -y -o DPkg::Lock::Timeout=300 "$@"; }

# install_packages boost|PACKAGE...: the word boost stands for the packages of a Boost that is new enough.
install_packages() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "This is no Debian, so nothing is installed. Needed are the counterparts of:"
    say "${*/#boost/libboost-dev libboost-json-dev (1.81 or newer)}"
    return
  fi
  local wanted=() missing=() need_boost=no name
  for name in "$@"; do
    if [[ $name == boost ]]; then need_boost=yes; else wanted+=("$name"); fi
  done
  [[ ${#wanted[@]} -eq 0 ]] || mapfile -t missing < <(missing_packages "${wanted[@]}")
  if [[ $need_boost == yes ]] && ! boost_is_missing; then need_boost=no; fi
  [[ ${#missing[@]} -gt 0 || $need_boost == yes ]] || return 0

  local boost=()
  if [[ $(id -u) -ne 0 ]] && ! command -v sudo >/dev/null; then
    [[ $need_boost == no ]] || mapfile -t boost < <(boost_packages)
    fail "Debian packages are missing, and installing them needs root or sudo. As root, run this and start again:" \
      "apt-get update && apt-get install -y --no-install-recommends ${missing[*]} ${boost[*]}"
  fi
  # A package list that could not be renewed may still do; if it does not, the next step says what is wrong.
  [[ $(id -u) -eq 0 ]] || say "Debian packages are missing: sudo may ask for your password."
  step apt-update "Fetching the list of Debian packages" apt update || true
  [[ $need_boost == no ]] || mapfile -t boost < <(boost_packages)
  missing+=("${boost[@]}")
  step apt-install "Installing Debian packages: ${missing[*]}" apt install --no-install-recommends --no-remove "${missing[@]}" ||
    fail "The Debian packages could not be installed. Install them by hand and start again:" \
      "apt-get install --no-install-recommends ${missing[*]}"
}

# --- Node.js and npm packages ------------------------------------------------------------------------------------------

node_is_new_enough() {
  local version
  version=$(node --version 2>/dev/null) || return 1
  [[ $(printf '%s\n' "$node_oldest" "${version#v}" | sort -V | head -n 1) == "$node_oldest" ]]
}

# The Debian packages that npm needs, where the machine has no npm of its own.
node_packages() {
  command -v node >/dev/null && command -v npm >/dev/null || printf '%s\n' nodejs npm
}

# Programs for this machine are optional to npm, which says nothing where it could not fetch one: those of the lock file that are not there.
missing_binaries='
  const { existsSync, readFileSync } = require("fs");
  const is_for = (wanted, here) => wanted === undefined || [].concat(wanted).includes(here);
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const wanted = Object.entries(packages).filter(
    ([, one]) => one.optional && one.cpu && is_for(one.cpu, process.arch) && is_for(one.os, process.platform) && is_for(one.libc, "glibc"),
  );
  console.log(wanted.map(([folder]) => folder).filter((folder) => !existsSync(folder)).join(" "));
'

# npm_packages FOLDER: what FOLDER's lock file names, unless that is what is there.
npm_packages() {
  local folder="$root/$1" stamp="$root/$1/node_modules/.dais-lock" lock missing
  lock=$(sha256sum <"$folder/package-lock.json")
  [[ -f $stamp && $(<"$stamp") == "$lock" ]] && return
  step "npm-${1//\//-}" "Installing the npm packages of $1" env -C "$folder" npm ci --include=dev --include=optional --no-audit --no-fund ||
    fail "The npm packages of $1 could not be installed." "Is the npm registry reached from here? Start again when it is."
  missing=$(env -C "$folder" node -e "$missing_binaries")
  [[ -z $missing ]] || fail "Of the npm packages of $1 some could not be fetched: $missing." \
    "Is the npm registry reached from here? Start again when it is."
  printf '%s\n' "$lock" >"$stamp"
}

# Puts a Node.js that is new enough first in PATH.
use_node() {
  node_is_new_enough && return
  npm_packages script/tools
  local folder
  for folder in "$root"/script/tools/node_modules/node-linux-*/bin; do
    PATH="$folder:$PATH"
  done
  export PATH
  hash -r
  node_is_new_enough || fail "Node.js $node_oldest or newer is needed, and npm has none for this machine ($(uname -m))." \
    "Install one that is new enough, with npm, put it first in PATH and start again."
}

# --- Building ----------------------------------------------------------------------------------------------------------

# What is compiled in one checkout serves in another: the compiler's cache is told paths from the top of the checkout.
export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1

# A file of Beast, or several files of tests at once, take the compiler up to 2 GB.
parallel_jobs() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '$1 == "MemAvailable:" { print int($2 / 2000000) }' /proc/meminfo 2>/dev/null || true)
  [[ ${memory:-$cores} -ge $cores ]] && memory=$cores
  echo $((memory > 0 ? memory : 1))
}

# use_build release|debug|single|asan|tsan: what script/build says of each.
use_build() {
  case $1 in
    release) return ;;
    debug) build_options=(-DCMAKE_BUILD_TYPE=Debug) ;;
    single) build_options=(-DCMAKE_UNITY_BUILD=OFF -DCMAKE_EXPORT_COMPILE_COMMANDS=ON) ;;
    asan) build_options=("-DDAIS_SANITIZE=address,undefined") ;;
    tsan) build_options=(-DDAIS_SANITIZE=thread) ;;
    *) return 1 ;;
  esac
  build="$root/build/$1"
  mkdir -p "$build"
}

build_options=()

configure() {
  # CMake refuses a build folder that came from elsewhere, as one does when the checkout is moved.
  if [[ -f $build/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
    rm -rf "$build/CMakeCache.txt" "$build/CMakeFiles" "$build/build.ninja" "$build/roots"
  fi
  [[ -f $build/build.ninja ]] && return
  step cmake "Configuring the build" cmake -S "$root" -B "$build" -G Ninja "${build_options[@]}"
}

# ninja_build TEXT [ARGUMENT...]: on a terminal with ninja's own progress, elsewhere quietly.
ninja_build() {
  local text=$1 status=0
  shift
  local command=(ninja -C "$build" -j "$(parallel_jobs)" "$@")
  if [[ -t 1 ]]; then
    say "$text"
    NINJA_STATUS='    [%f/%t, %es] ' "${command[@]}" || status=$?
  else
    local log=build
    [[ $build == "$root/build" ]] || log+="-${build##*/}"
    step "$log" "$text" "${command[@]}" || status=$?
    # A warning is for everybody to see; of a build that failed, it was among what was shown.
    [[ $status -ne 0 ]] || grep -E 'warning:' "$logs/$log.log" || true
  fi
  return "$status"
}

# Two starts at once take turns at installing and building.
lock() {
  exec 9>"$build/lock"
  flock -n 9 || { say "Waiting for another start or test run to finish building" && flock 9; }
}

unlock() { exec 9>&-; }

page_sources() {
  (
    cd "$root/web"
    node --version
    find . \( -name node_modules -o -path ./dist -o -path ./companion \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
  ) | sha256sum
}

build_pages() {
  npm_packages web
  local stamp="$build/pages" sources
  sources=$(page_sources)
  [[ -f $root/web/dist/index.html && -f $stamp && $(<"$stamp") == "$sources" ]] && return
  step pages "Building the pages" env -C "$root/web" npm run build || return
  printf '%s\n' "$sources" >"$stamp"
}

# What a test in a browser needs, built or installed, and named by the environment; what is named there already is used as it is.
prepare_browser_tests() {
  local needed=() node=()
  [[ -n ${DAIS_BINARY:-} ]] || needed+=("${server_packages[@]}" boost)
  [[ -n ${DAIS_CHROMIUM:-} ]] || needed+=("${browser_packages[@]}")
  mapfile -t node < <(node_packages)
  install_packages "${needed[@]}" "${node[@]}"
  use_node
  if [[ -z ${DAIS_BINARY:-} ]]; then
    configure
    ninja_build "Building the server" dais
  fi
  [[ -n ${DAIS_WEB:-} ]] || build_pages
  npm_packages tests/e2e
  export DAIS_BINARY="${DAIS_BINARY:-$build/dais}" DAIS_WEB="${DAIS_WEB:-$root/web/dist}" DAIS_CHROMIUM="${DAIS_CHROMIUM:-/usr/bin/$browser}"
}
