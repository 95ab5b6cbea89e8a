#!/usr/bin/env bash
# Makes an IAM user, if there is none of the name, and puts it into groups of the foundation, with all parts of a group that has several.
# Usage: ./add-user.sh NAME GROUP…
set -euo pipefail
[[ $# -ge 2 ]] || { echo "Usage: $0 NAME GROUP…" >&2; exit 2; }

name=$1
aws iam get-user --user-name "$name" > /dev/null 2>&1 || aws iam create-user --user-name "$name" > /dev/null
for group in "${@:2}"; do
  parts=$(aws iam list-groups --path-prefix /foundation/ --query "Groups[?GroupName=='$group' || starts_with(GroupName, '$group-')].GroupName" --output text)
  [[ -n $parts ]] || { echo "There is no group $group." >&2; exit 1; }
  for part in $parts; do
    aws iam add-user-to-group --user-name "$name" --group-name "$part"
    echo "$name is in $part"
  done
done
