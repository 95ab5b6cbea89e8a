#!/usr/bin/env bash
# Builds and tests everything with one command; see --help.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

help() {
  cat <<'HELP'
Usage: ./build.sh [quick|full|bench]

Builds IamGateway and runs its tests. Without an argument, on a machine that has
only the .NET SDK 10, it

  1. installs   the programs that the tests run against, when they are missing:
                chromium, oathtool, curl, node, npm, ip, the aws CLI and boto3, go
                and its AWS SDK, faketime, pysaml2 with xmlsec1, SimpleSAMLphp with
                php (Debian packages, as root), and the npm packages of tests/peers
  2. restores   NuGet packages, exactly those of the packages.lock.json files
  3. builds     in Release, warnings are errors
  4. formats    nothing, but fails when `dotnet format whitespace` would change a file
  5. tests      every test project, on to the end also after a failure

and ends with the line "N passed, N failed, N skipped". The exit code is 0 only
when nothing failed. A program that is missing makes its tests fail, with a
sentence that says what to install; no test is skipped in silence.

  quick   installs nothing and leaves out the tests that need another program
          (those marked [Trait("Peer", "...")]); for the minutes between commits
  full    also runs what takes long (tests marked [Trait("Size", "full")])
  bench   tests nothing: builds in Release, measures the policy engine and the
          verification of signatures in about two minutes, and writes
          artifacts/bench/engine.md; fails when an answer is wrong or a decision
          allocates, never for slowness. What the table means is in
          docs/reference/performance.md

Results   artifacts/test-results/*.trx, what each project printed in *.log beside
          them; screenshots of failed browser tests in artifacts/screenshots
One test  dotnet test tests/IamGateway.Policy.Tests --filter FullyQualifiedName~Wildcard
Format    dotnet format whitespace
HELP
}

[ $# -le 1 ] || { echo "build.sh: one argument at most" >&2; exit 2; }
mode=${1:-all}
case $mode in
  all | quick | full | bench) ;;
  -h | --help | help) help; exit 0 ;;
  *) echo "build.sh: unknown mode '$mode'" >&2; help >&2; exit 2 ;;
esac

# Build servers would outlive this script; telemetry goes to nobody.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

results=$PWD/artifacts/test-results
problems=()

fail() { echo "build.sh: $*" >&2; exit 1; }

# step NAME COMMAND...: announces, runs and times one step; its status is the command's.
step() {
  local name=$1 started=$SECONDS status=0
  shift
  echo "== $name"
  "$@" || status=$?
  echo "== $name: $((SECONDS - started)) s$([ $status -eq 0 ] || echo ", FAILED")"
  return $status
}

require_sdk() {
  command -v dotnet > /dev/null && dotnet --list-sdks | grep -q '^10\.' ||
    fail "the .NET SDK 10 is missing. Get it from https://dotnet.microsoft.com/download/dotnet/10.0 and put dotnet on the PATH."
}

install_peers() {
  local missing=() program
  for program in chromium oathtool curl npm node:nodejs ip:iproute2 go:golang-go php:php-cli xmlsec1; do # PROGRAM or PROGRAM:PACKAGE
    PATH=$PATH:/usr/sbin:/sbin command -v "${program%:*}" > /dev/null || missing+=("${program#*:}")
  done
  [ -x /usr/bin/aws ] || missing+=(awscli)
  /usr/bin/python3 -c 'import boto3' 2> /dev/null || missing+=(python3-boto3)
  [ -d /usr/share/gocode/src/github.com/aws/aws-sdk-go-v2/service/iam ] || missing+=(golang-github-aws-aws-sdk-go-v2-dev)
  compgen -G '/usr/lib/*/faketime/libfaketime.so.1' > /dev/null || missing+=(libfaketime)
  /usr/bin/python3 -c 'import saml2' 2> /dev/null || missing+=(python3-pysaml2)
  [ -d /usr/share/simplesamlphp ] || missing+=(simplesamlphp php-xml)
  if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
      fail "missing: ${missing[*]}. Install them (on Debian, as root: apt-get install ${missing[*]}), or run ./build.sh quick, which needs none."
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq || return
    apt-get install -y -qq --no-install-recommends "${missing[@]}" || return
  fi
  local lock folder
  for lock in tests/peers/*/package-lock.json; do
    [ -e "$lock" ] || continue
    folder=$(dirname "$lock")
    [ "$folder/node_modules/.package-lock.json" -nt "$lock" ] && continue
    npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error || return
    touch "$folder/node_modules/.package-lock.json"
  done
}

# The filter of `dotnet test`: without what is too long for this mode and, in quick mode, without every peer that a test names.
test_filter() {
  local parts=() peer
  [ "$mode" = full ] || parts+=("Size!=full")
  if [ "$mode" = quick ]; then
    while read -r peer; do parts+=("Peer!=$peer"); done < <(
      grep -rhoE --include='*.cs' 'Trait\("Peer", "[^"]+"' tests | sed -E 's/.*"([^"]+)"$/\1/' | sort -u)
  fi
  (IFS='&'; echo "${parts[*]:-}")
}

# test_project NAME: runs one built test project; everything it prints goes to its log.
test_project() {
  local name=$1 filter
  filter=$(test_filter)
  IAMGATEWAY_TEST_RUN=$$ dotnet test "tests/$name/bin/Release/net10.0/$name.dll" ${filter:+--filter "$filter"} \
    --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
    --blame-hang-timeout 5m --blame-hang-dump-type none > "$results/$name.log" 2>&1
}

# Ends what the tests started and did not end, whoever its parent is by now: known by the variable that it inherited.
end_leftovers() {
  local leftovers
  leftovers=$(grep -lsxz "IAMGATEWAY_TEST_RUN=$$" /proc/[0-9]*/environ | cut -d/ -f3) || true
  # shellcheck disable=SC2086 # one argument a process
  [ -z "$leftovers" ] || kill -KILL $leftovers 2> /dev/null || true
}
trap 'end_leftovers; exit 130' INT TERM HUP

# run_tests NAME...: these projects at the same time.
run_tests() {
  local name status started=$SECONDS jobs=() i=0
  for name in "$@"; do
    test_project "$name" &
    jobs+=($!)
  done
  for name in "$@"; do
    status=0
    wait "${jobs[i++]}" || status=$?
    if [ $status -eq 0 ]; then
      echo "   ok      $name ($((SECONDS - started)) s)"
    else
      echo "   FAILED  $name ($((SECONDS - started)) s)"
      cat "$results/$name.log"
      # A crash before or between the tests must not count as nothing.
      [ "$(counter "$results/$name.trx" failed)" -gt 0 ] || problems+=("$name ended with exit code $status and no failed test: $results/$name.log")
    fi
  done
  end_leftovers
}

test_all() {
  local project unit=() i
  rm -rf "$results"
  mkdir -p "$results"
  for project in tests/*.Tests/*.csproj; do unit+=("$(basename "$project" .csproj)"); done
  for ((i = 0; i < ${#unit[@]}; i += 2)); do run_tests "${unit[@]:i:2}"; done
  run_tests IamGateway.EndToEnd # alone: it starts whole programs and browsers
}

# counter TRX NAME: one number of the file's summary; 0 without the file.
counter() {
  local value
  value=$({ grep -oE '<Counters [^>]*' "$1" 2> /dev/null || true; } | grep -oE " $2=\"[0-9]+" | grep -oE '[0-9]+' || true)
  echo "${value:-0}"
}

# Where the time of the engine goes, beside its goals.
bench() {
  step restore dotnet restore tests/IamGateway.Benchmarks --locked-mode -v quiet || fail "restore failed"
  step build dotnet build tests/IamGateway.Benchmarks -c Release --no-restore -warnaserror -v quiet || fail "build failed"
  step bench tests/IamGateway.Benchmarks/bin/Release/net10.0/IamGateway.Benchmarks
}

require_sdk
if [ "$mode" = bench ]; then
  bench
  exit
fi
if [ "$mode" != quick ]; then step install install_peers || problems+=("not every peer could be installed"); fi
step restore dotnet restore --locked-mode -v quiet || fail "restore failed"
step build dotnet build -c Release --no-restore -warnaserror -v quiet || fail "build failed"
# Whitespace only: style and analyzers are errors of the build already.
step format dotnet format whitespace --verify-no-changes --no-restore || problems+=("run 'dotnet format whitespace' and commit what it changes")
step test test_all

passed=0 failed=0 skipped=0
for trx in "$results"/*.trx; do
  [ -e "$trx" ] || continue
  total=$(counter "$trx" total) executed=$(counter "$trx" executed) ok=$(counter "$trx" passed)
  passed=$((passed + ok))
  failed=$((failed + executed - ok))
  skipped=$((skipped + total - executed)) # the summary's own counter of these is always 0
done
for problem in ${problems[@]+"${problems[@]}"}; do
  echo "problem: $problem"
  failed=$((failed + 1))
done
echo "took $SECONDS s"
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
