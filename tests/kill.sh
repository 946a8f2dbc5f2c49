#!/usr/bin/env bash
# tests/kill.sh [N] [FILE]: kills an import (of FILE) while it runs, at N (200) random points, restarts it, and compares with an undisturbed one.
set -euo pipefail
cd "$(dirname "$0")/.."
KILLS="${1:-200}" KILL_INPUT="${2:-}" dotnet tests/Stemma.Tests/bin/Release/net10.0/Stemma.Tests.dll -noColor -method '*killed_again*'
