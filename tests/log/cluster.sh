#!/usr/bin/env bash
# tests/log/cluster.sh start|stop DIR
# tests/log/cluster.sh copy DIR FROM [SETTING]
#
# A PostgreSQL of the tests' own in DIR, and nothing of it anywhere else; or a copy of one that runs, with a setting of its own, which that
# one keeps its write-ahead log for. It listens on a socket in DIR, as user postgres without a password; to a database that is called locked
# with the password secret. What it keeps need not survive a crash of the machine.

set -euo pipefail

dir=$2

# The newest that is installed.
bin=$( (ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null || true) | sort -V | tail -n 1)
[[ -n $bin ]] || bin=$(dirname "$(command -v initdb || true)")
if [[ ! -x $bin/pg_ctl ]]; then
  echo "The tests of the log need PostgreSQL 15 or newer, such as Debian's package postgresql." >&2
  exit 1
fi

# A server does not run as root.
as_owner() {
  if [[ $(id -u) -eq 0 ]]; then
    (cd / && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

stop() { as_owner "$bin/pg_ctl" -D "$dir/data" -m immediate -w -s stop; }

# With what is in DIR/data.
run() {
  as_owner "$bin/pg_ctl" -D "$dir/data" -w -s -l "$dir/log" start \
    -o "-k $dir -c listen_addresses= -c fsync=off -c max_connections=200" \
    -o "-c shared_buffers=32MB -c max_wal_size=512MB -c wal_keep_size=512MB"
}

make_folder() {
  # Of a run that was killed.
  if [[ -d $dir ]]; then
    stop 2>/dev/null || true
    rm -rf "$dir"
  fi
  mkdir -p "$dir"
  [[ $(id -u) -ne 0 ]] || chown postgres "$dir"
}

copy() {
  make_folder
  as_owner "$bin/pg_basebackup" -h "$1" -U postgres -D "$dir/data" -X stream -c fast --no-sync
  printf '%s\n' "${2:-}" >>"$dir/data/postgresql.auto.conf"
  run
}

start() {
  make_folder
  as_owner "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >/dev/null
  printf 'local locked all scram-sha-256\nlocal all all trust\nlocal replication all trust\n' >"$dir/data/pg_hba.conf"
  run
  "$bin/psql" -h "$dir" -U postgres -qc "alter role postgres password 'secret'" postgres
}

case $1 in
  start) start ;;
  copy) copy "${@:3}" ;;
  stop)
    stop
    rm -rf "$dir"
    ;;
esac
