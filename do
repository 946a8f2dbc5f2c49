#!/usr/bin/env bash
# ./do build | test | quality | bench | train | fuzz | screens | format | run | release: what people and CI call. One build at a time (flock): the machine may be small.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

verb="${1:-help}"; [ $# -gt 0 ] && shift

build() { dotnet build Stemma.slnx -c Release -v q --tl:off "$@"; }

# What tests look at the site with (a browser, feed readers), and the mail servers that they post to. Where they cannot be installed, those tests skip with a line.
readers() {
  local missing=() as=() program
  for program in chromium sfeed newsboat; do command -v "$program" >/dev/null || missing+=("$program"); done
  command -v aiosmtpd >/dev/null || missing+=(python3-aiosmtpd)
  [ -x /usr/sbin/dovecot ] || missing+=(dovecot-imapd)
  [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null || return 0
  if [ "$(id -u)" != 0 ]; then sudo -n true 2>/dev/null || return 0; as=(sudo -n); fi
  { timeout 300 "${as[@]}" apt-get update -qq
    timeout 900 "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
  } >/dev/null 2>&1 || echo "could not install ${missing[*]}: the tests that need them are skipped" >&2
}

# What others get: for each kind of machine one file that needs no .NET, and the package for `dotnet tool`. No path of this machine is in them.
release() {
  local kinds=("$@") kind how=(-c Release --artifacts-path artifacts "-p:PathMap=$PWD=/_" -p:DebugType=embedded -v q --tl:off)
  [ $# -gt 0 ] || kinds=(linux-x64 linux-arm64 tool)
  mkdir -p release
  for kind in "${kinds[@]}"; do
    case "$kind" in
      linux-x64|linux-arm64)
        dotnet publish src/Stemma "${how[@]}" -r "$kind" -o "artifacts/$kind"
        mv "artifacts/$kind/stemma" "release/stemma-$kind" ;;
      tool) rm -f release/stemma.*.nupkg; dotnet pack src/Stemma "${how[@]}" -o release ;;
      *) echo "./do release [linux-x64] [linux-arm64] [tool]" >&2; return 2 ;;
    esac
  done
  (cd release && sha256sum stemma* >SHA256SUMS && ls -sh1 stemma*)
}

case "$verb" in
  build) build "$@" ;;
  test)
    readers
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
  fuzz)    build >/dev/null || { build; exit 1; }; dotnet eval/Stemma.Eval/bin/Release/net10.0/Stemma.Eval.dll fuzz "$@" ;;
  screens) build >/dev/null || { build; exit 1; }; mkdir -p notes/screens
    SCREENS=take dotnet tests/Stemma.Tests/bin/Release/net10.0/Stemma.Tests.dll -noColor -class Stemma.Tests.Browser.ScreensTest -class Stemma.Tests.Browser.DemoMomentsTest ;;
  format)  if [ "${1:-}" = --check ]; then dotnet format Stemma.slnx whitespace --verify-no-changes; else dotnet format Stemma.slnx whitespace; fi ;;
  run)     dotnet run -c Release --project src/Stemma -- "$@" ;;
  release) release "$@" ;;
  *) sed -n 2p "$0"; exit 2 ;;
esac
