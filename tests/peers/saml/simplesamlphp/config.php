<?php
// SimpleSAMLphp as an identity provider in the folder SSP_FOLDER, on the port SSP_PORT.
$folder = getenv('SSP_FOLDER') . '/';
$config = [
  'baseurlpath' => 'http://127.0.0.1:' . getenv('SSP_PORT') . '/simplesaml/',
  'certdir' => $folder, 'loggingdir' => $folder, 'datadir' => $folder, 'tempdir' => $folder . 'tmp', 'metadatadir' => __DIR__,
  'technicalcontact_email' => 'nobody@example.org', 'timezone' => 'UTC',
  'secretsalt' => 'of-the-end-to-end-tests', 'auth.adminpassword' => 'of-the-end-to-end-tests',
  'logging.level' => 7, 'logging.handler' => 'file', 'logging.logfile' => 'simplesamlphp.log',
  'enable.saml20-idp' => true,
  'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true, 'admin' => false, 'consent' => false],
  'session.cookie.secure' => false, 'session.cookie.samesite' => null, 'session.phpsession.savepath' => $folder,
  'session.phpsession.cookiename' => 'SimpleSAML', 'session.phpsession.httponly' => true,
  'store.type' => 'phpsession', 'language.default' => 'en', 'language.available' => ['en'], 'theme.use' => 'default',
  'metadata.sources' => [['type' => 'flatfile'], ['type' => 'xml', 'file' => $folder . 'sp.xml']],
  'authproc.idp' => [], 'authproc.sp' => [], 'showerrors' => true, 'trusted.url.domains' => [], 'production' => true,
];
