#!/usr/bin/env bash
# Lends permissions for a task: makes a role with a policy, which the users named, and nobody else, may assume for an hour at a time, with a
# second factor. Run it again with other users to change who may; nobody's own policies change.
# Usage: ./lend-role.sh ROLE POLICY_ARN USER|group/GROUP…
set -euo pipefail
[[ $# -ge 3 ]] || { echo "Usage: $0 ROLE POLICY_ARN USER|group/GROUP…" >&2; exit 2; }

role=$1 policy=$2
account=$(aws sts get-caller-identity --query Account --output text)

# A group is no principal, so it stands for the users who are in it today.
users=()
for who in "${@:3}"; do
  case $who in
    group/*) arns=$(aws iam get-group --group-name "${who#group/}" --query 'Users[].Arn' --output text) ;;
    *) arns=$(aws iam get-user --user-name "$who" --query User.Arn --output text) ;;
  esac
  read -r -a found <<< "$arns"
  [[ ${#found[@]} -gt 0 && ${found[0]} == arn:* ]] || { echo "There is nobody in $who." >&2; exit 1; }
  users+=("${found[@]}")
done

trust=$(printf '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":[%s]},"Action":"sts:AssumeRole","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}' \
  "$(printf '"%s"\n' "${users[@]}" | sort -u | paste -sd,)")

if aws iam get-role --role-name "$role" > /dev/null 2>&1; then
  aws iam update-assume-role-policy --role-name "$role" --policy-document "$trust"
else
  aws iam create-role --path /foundation/ --role-name "$role" --max-session-duration 3600 --assume-role-policy-document "$trust" > /dev/null
fi

# The policies of a user's groups do not reach into the session of a role: what must hold there too is attached to the role.
aws iam attach-role-policy --role-name "$role" --policy-arn "arn:aws:iam::$account:policy/foundation/DenyIPAddressPolicy"
aws iam attach-role-policy --role-name "$role" --policy-arn "$policy"
echo "arn:aws:iam::$account:role/foundation/$role for ${users[*]}"
