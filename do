#!/usr/bin/env bash
# ./do build | test | quality | bench | train | format | run: what people and CI call. One build at a time (flock): the machine may be small.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

verb="${1:-help}"; [ $# -gt 0 ] && shift

build() { dotnet build Stemma.slnx -c Release -v q --tl:off "$@"; }

case "$verb" in
  build) build "$@" ;;
  test)
    build >/dev/null || { build; exit 1; }
    set +e
    # The runner's own summary stands above; the last line is the one that scripts read.
    out=$(mktemp); trap 'rm -f "$out"' EXIT
    dotnet tests/Stemma.Tests/bin/Release/net10.0/Stemma.Tests.dll -noColor "$@" 2>&1 | tee "$out"; code=${PIPESTATUS[0]}
    summary=$(grep -E '^ *Stemma\.Tests +Total:' "$out" | tail -1)
    count() { sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<<"$summary"; }
    failed=$(( $(count Failed) + $(count Errors) )); skipped=$(( $(count Skipped) + $(count 'Not Run') ))
    echo "$(( $(count Total) - failed - skipped )) passed, $failed failed, $skipped skipped"
    exit "$code" ;;
  quality) build >/dev/null || { build; exit 1; }; dotnet eval/Stemma.Eval/bin/Release/net10.0/Stemma.Eval.dll quality "$@" ;;
  bench)   build >/dev/null || { build; exit 1; }; dotnet eval/Stemma.Eval/bin/Release/net10.0/Stemma.Eval.dll bench "$@" ;;
  train)   build >/dev/null || { build; exit 1; }; dotnet eval/Stemma.Eval/bin/Release/net10.0/Stemma.Eval.dll train "$@" ;;
  format)  if [ "${1:-}" = --check ]; then dotnet format Stemma.slnx whitespace --verify-no-changes; else dotnet format Stemma.slnx whitespace; fi ;;
  run)     dotnet run -c Release --project src/Stemma -- "$@" ;;
  *) sed -n 2p "$0"; exit 2 ;;
esac
