#!/usr/bin/env bash
# tests/kill.sh [N] [FILE]: kills an import (of FILE) while it runs, at N (200) random points, restarts it, and compares with an undisturbed one.
# tests/kill.sh upgrade [N]: the same with a schema upgrade, from each older version.
set -euo pipefail
cd "$(dirname "$0")/.."
tests() { dotnet tests/Stemma.Tests/bin/Release/net10.0/Stemma.Tests.dll -noColor "$@"; }
if [ "${1:-}" = upgrade ]; then UPGRADE_KILLS="${2:-200}" tests -showLiveOutput -method '*upgrade_killed*'; exit; fi
KILLS="${1:-200}" KILL_INPUT="${2:-}" tests -method '*killed_again*'
