<?php
// One person, whose attributes are the JSON in SSP_ATTRIBUTES: name => values.
$config = [
  'admin' => ['core:AdminPassword'],
  'people' => ['exampleauth:UserPass', 'alice:alice-password' => json_decode(getenv('SSP_ATTRIBUTES'), true) + ['mail' => ['alice@example.com']]],
];
