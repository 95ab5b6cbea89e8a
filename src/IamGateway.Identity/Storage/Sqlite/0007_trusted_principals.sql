-- Whom trust policies named when they were written: a JSON object of unique ids by ARN. What it does not have is kept by name.

ALTER TABLE roles ADD COLUMN trust_bindings TEXT NOT NULL DEFAULT '{}'
  CHECK (json_valid(trust_bindings) AND json_type(trust_bindings) = 'object');

-- Until now whoever has a name was trusted: now it is whoever has it today. An ARN of nobody stays a name, for the trust policy to be written anew.
WITH
  principals (arn, id) AS (
    SELECT 'arn:aws:iam::' || account_id || ':user' || path || name, id FROM iam_users
    UNION ALL
    SELECT 'arn:aws:iam::' || account_id || ':role' || path || name, id FROM roles
  ),
  texts (role_id, text) AS (
    SELECT DISTINCT roles.id, tree.atom FROM roles, json_tree(roles.trust_policy) AS tree WHERE tree.type = 'text' AND tree.atom LIKE 'arn:aws:%'
  ),
  bound (role_id, arn, id) AS (
    SELECT texts.role_id, texts.text, principals.id FROM texts JOIN principals ON principals.arn = texts.text
    UNION ALL
    SELECT texts.role_id, texts.text, roles.id FROM texts JOIN roles
      ON substr(texts.text, 1, length(roles.name) + 40) = 'arn:aws:sts::' || roles.account_id || ':assumed-role/' || roles.name || '/'
  )
UPDATE roles SET trust_bindings = (SELECT json_group_object(bound.arn, bound.id) FROM bound WHERE bound.role_id = roles.id)
WHERE id IN (SELECT role_id FROM bound);
