#!/usr/bin/env bash
# Makes the policies of this folder, and the groups of the tables with the policies that they name. What exists stays as it is.
# Usage: ./create.sh [TABLE.csv…]   (default: functions.csv)
set -euo pipefail
cd "$(dirname "$0")"

readonly path=/foundation/ max_policies=10   # as many managed policies as a group can have
account=$(aws sts get-caller-identity --query Account --output text)

# Runs a command; that the thing is there already is no failure.
ensure() {
  local answer
  answer=$("$@" 2>&1) || [[ $answer == *EntityAlreadyExists* ]] || { echo "$answer" >&2; return 1; }
}

is_own() { [[ -f policies/$1.json ]]; }

arn_of() {
  if is_own "$1"; then echo "arn:aws:iam::$account:policy$path$1"; else echo "arn:aws:iam::aws:policy/$1"; fi
}

create_policies() {
  local file name
  for file in policies/*.json; do
    name=$(basename "$file" .json)
    echo "policy $path$name"
    ensure aws iam create-policy --path "$path" --policy-name "$name" --policy-document "file://$file"
  done
}

create_group() {   # NAME POLICY…
  local policy
  echo "group $path$1: ${*:2}"
  ensure aws iam create-group --path "$path" --group-name "$1"
  for policy in "${@:2}"; do
    aws iam attach-group-policy --group-name "$1" --policy-arn "$(arn_of "$policy")"
  done
}

# One group a column. A column with more policies than a group can have becomes several groups, NAME, NAME-2, …; each has all policies of
# this folder that the column names, so that whoever is in any of them is denied what they deny.
create_groups() {   # TABLE
  local -a groups cells own others
  local i part from size
  IFS=, read -r -a groups < "$1"
  for ((i = 1; i < ${#groups[@]}; i++)); do
    own=() others=()
    while IFS=, read -r -a cells; do
      [[ ${cells[i]:-} == Y ]] || continue
      if is_own "${cells[0]}"; then own+=("${cells[0]}"); else others+=("${cells[0]}"); fi
    done < <(tail -n +2 "$1")

    size=$((max_policies - ${#own[@]}))
    for ((part = 1, from = 0; from < ${#others[@]} || part == 1; part++, from += size)); do
      create_group "${groups[i]}$([[ $part == 1 ]] || echo "-$part")" "${own[@]}" "${others[@]:from:size}"
    done
  done
}

if grep -q '"192\.0\.2\.0/24"' policies/DenyIPAddressPolicy.json; then
  echo "policies/DenyIPAddressPolicy.json still has the networks of the example, in which nobody is. Write your own there first." >&2
  exit 1
fi

create_policies
for table in "${@:-functions.csv}"; do
  create_groups "$table"
done
