#!/usr/bin/env bash
# tests/kill.sh [N]: kills an import at N (200) random points, restarts it each time, and compares with an undisturbed one.
set -euo pipefail
cd "$(dirname "$0")/.."
KILLS="${1:-200}" dotnet tests/Stemma.Tests/bin/Release/net10.0/Stemma.Tests.dll -noColor -class Stemma.Tests.Verbs.KillTest
