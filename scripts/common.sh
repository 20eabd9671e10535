# Read by the other scripts: where the project stands, and how they speak. Messages go to standard error.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf 'korridor: %s\n' "$*" >&2; }

die() {  # EXIT_CODE MESSAGE
  say "$2"
  exit "$1"
}

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
  local name=$1
  run_step "$@" < <(:) &
  local job=$! told=0 line
  while kill -0 "$job" 2>/dev/null; do
    line=$(tail -c 4096 "$2" 2>/dev/null | tr '\r' '\n' | grep -aoE '^\[[0-9]+/[0-9]+\]' | tail -n 1) || true
    if [[ $line =~ ^\[([0-9]+)/([0-9]+)\]$ ]] && ((BASH_REMATCH[1] * 10 / BASH_REMATCH[2] > told)); then
      told=$((BASH_REMATCH[1] * 10 / BASH_REMATCH[2]))
      [[ ${KORRIDOR_VERBOSE:-} ]] || say "$name: ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}"
    fi
    sleep 0.5
  done
  wait "$job"
}
