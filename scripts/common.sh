# Read by the other scripts: where the project stands, and how they speak. Messages go to standard error.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf 'korridor: %s\n' "$*" >&2; }

die() {  # EXIT_CODE MESSAGE
  say "$2"
  exit "$1"
}

# An account may have no home that can be written: its caches, that of ccache too, then stay in the build folder.
find_home_cache() {
  local base
  for base in "${XDG_CACHE_HOME:-}" "${HOME:+$HOME/.cache}"; do
    [[ $base ]] && mkdir -p "$base/korridor" 2>/dev/null && [[ -w $base/korridor ]] && echo "$base/korridor" && return
  done
}

home_cache=$(find_home_cache) || home_cache=
cache=${KORRIDOR_CACHE:-${home_cache:-$root/build/cache}}
[[ $home_cache ]] || export CCACHE_DIR=${CCACHE_DIR:-$root/build/cache/ccache}

# run_step NAME LOG COMMAND...: one line when a long step starts, and the end of its log when it fails.
# KORRIDOR_VERBOSE=1 shows the log as it grows.
run_step() {
  local name=$1 log=$2 status=0
  shift 2
  say "$name ..."
  mkdir -p "$(dirname "$log")"
  if [[ ${KORRIDOR_VERBOSE:-} ]]; then
    "$@" 2>&1 </dev/null | tee "$log" >&2 || status=${PIPESTATUS[0]}
  else
    "$@" >"$log" 2>&1 </dev/null || status=$?
  fi
  ((status == 0)) && return
  say "$name failed (exit $status); the whole log is $log, it ends with:"
  tail -n 30 "$log" | sed 's/^/  /' >&2
  return "$status"
}

# ninja_step NAME LOG COMMAND...: the same for a build; tells how far it is, in tenths.
ninja_step() {
  [[ ${KORRIDOR_VERBOSE:-} ]] && { run_step "$@"; return; }
  rm -f "$2"
  tell_progress "$1" "$2" &
  local watcher=$! status=0
  run_step "$@" || status=$?
  kill "$watcher" 2>/dev/null || true
  wait "$watcher" 2>/dev/null || true
  return "$status"
}

# Ends by itself when the script that started it is gone.
tell_progress() {
  local told=0 line
  while sleep 1 && kill -0 $$ 2>/dev/null; do
    line=$(tail -c 4096 "$2" 2>/dev/null | grep -aoE '^\[[0-9]+/[0-9]+\]' | tail -n 1) || continue
    [[ $line =~ ^.([0-9]+)/([0-9]+).$ ]] || continue
    ((BASH_REMATCH[1] * 10 / BASH_REMATCH[2] > told)) || continue
    told=$((BASH_REMATCH[1] * 10 / BASH_REMATCH[2]))
    say "$1: step ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}"
  done
}
