// Administers a gateway with the AWS SDK for JavaScript. Usage: administer.mjs ENDPOINT; the key comes from the environment.
//
// Prints a JSON line for each check: {"check": NAME} when it went well, and with "failed" when not. Nothing here knows
// that it does not talk to AWS.
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import * as iam from '@aws-sdk/client-iam';
import * as sts from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';

const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, EXPIRED_ACCESS_KEY_ID, EXPIRED_SECRET_ACCESS_KEY, EXPIRED_SESSION_TOKEN } = process.env;
const settings = { endpoint: process.argv[2], region: 'us-east-1' };
const iamOf = credentials => new iam.IAM({ ...settings, credentials });
const stsOf = credentials => new sts.STS({ ...settings, credentials });
const admin = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
const svc = iamOf(admin);
const tokens = stsOf(admin);
const { Account: account, Arn: administrator } = await tokens.getCallerIdentity();

const tag = { Key: 'team', Value: 'a b+c/é' };
// With what percent-encoding can get wrong: a space, a plus, a percent sign and letters beyond ASCII.
const document = JSON.stringify({ Version: '2012-10-17', Statement: { Sid: 'S1', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/a b+c%25/é' } });
const allow = action => JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: action, Resource: '*' } });
const trust = principal => JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: principal }, Action: ['sts:AssumeRole', 'sts:TagSession'] } });
const root = `arn:aws:iam::${account}:root`;

function decoded(text) {
  assert.doesNotMatch(text, /[{" +]/, 'percent-encoded');
  return decodeURIComponent(text);
}

async function newUser(UserName) {
  await svc.createUser({ UserName });
  return UserName;
}

async function newKey(name, policy) {
  const UserName = await newUser(name);
  if (policy) await svc.putUserPolicy({ UserName, PolicyName: 'given', PolicyDocument: policy });
  const { AccessKey } = await svc.createAccessKey({ UserName });
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
}

/** Asserts that a call fails with an exception of the SDK's, or with the code of one that it has no type for. */
async function fails(kind, call, says = '') {
  await assert.rejects(call, error => {
    if (typeof kind === 'string') assert.equal(error.name, kind);
    else assert.ok(error instanceof kind, `${error.name}: ${error.message}`);
    assert.ok(error.message.includes(says), error.message);
    return true;
  });
}

async function collect(pages, key) {
  const found = [];
  for await (const page of pages) found.push(page[key].length);
  return found;
}

/** What an authenticator shows. Source: RFC 6238. */
function code(seed, steps) {
  let bits = '';
  for (const letter of seed.replace(/=+$/, '')) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const checks = {
  async caller_identity() {
    assert.equal(administrator, `arn:aws:iam::${account}:user/admin`);
  },

  async users() {
    const UserName = 'js-user';
    const { Policy } = await svc.createPolicy({ PolicyName: 'js-boundary', PolicyDocument: document });
    await svc.createUser({ UserName, Path: '/js/', PermissionsBoundary: Policy.Arn, Tags: [tag] });
    await iam.waitUntilUserExists({ client: svc, maxWaitTime: 60 }, { UserName });
    const { User } = await svc.getUser({ UserName });
    assert.equal(User.Arn, `arn:aws:iam::${account}:user/js/js-user`);
    assert.deepEqual(User.Tags, [tag]);
    assert.equal(User.PermissionsBoundary.PermissionsBoundaryArn, Policy.Arn);
    assert.ok(User.CreateDate instanceof Date);
    await svc.deleteUserPermissionsBoundary({ UserName });
    await svc.tagUser({ UserName, Tags: [{ Key: 'empty', Value: '' }] });
    assert.equal((await svc.listUserTags({ UserName })).Tags.length, 2);
    await svc.untagUser({ UserName, TagKeys: ['team', 'empty'] });
    await svc.putUserPolicy({ UserName, PolicyName: 'inline', PolicyDocument: document });
    assert.equal(decoded((await svc.getUserPolicy({ UserName, PolicyName: 'inline' })).PolicyDocument), document);
    await svc.attachUserPolicy({ UserName, PolicyArn: Policy.Arn });
    assert.equal((await svc.listAttachedUserPolicies({ UserName })).AttachedPolicies[0].PolicyName, 'js-boundary');
    await svc.detachUserPolicy({ UserName, PolicyArn: Policy.Arn });
    await svc.deleteUserPolicy({ UserName, PolicyName: 'inline' });
    await svc.updateUser({ UserName, NewUserName: 'js-renamed' });
    await svc.deleteUser({ UserName: 'js-renamed' });
  },

  async groups() {
    const UserName = await newUser('js-member');
    const GroupName = 'js-group';
    await svc.createGroup({ GroupName });
    await svc.addUserToGroup({ GroupName, UserName });
    assert.equal((await svc.getGroup({ GroupName })).Users[0].UserName, UserName);
    assert.equal((await svc.listGroupsForUser({ UserName })).Groups[0].GroupName, GroupName);
    const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    await svc.attachGroupPolicy({ GroupName, PolicyArn });
    assert.equal((await svc.listEntitiesForPolicy({ PolicyArn, EntityFilter: 'Group' })).PolicyGroups[0].GroupName, GroupName);
    await svc.detachGroupPolicy({ GroupName, PolicyArn });
    await svc.removeUserFromGroup({ GroupName, UserName });
    await svc.deleteGroup({ GroupName });
  },

  async policies() {
    const { Policy } = await svc.createPolicy({ PolicyName: 'js-policy', PolicyDocument: document, Tags: [tag] });
    const PolicyArn = Policy.Arn;
    await iam.waitUntilPolicyExists({ client: svc, maxWaitTime: 60 }, { PolicyArn });
    const { PolicyVersion } = await svc.createPolicyVersion({ PolicyArn, PolicyDocument: document, SetAsDefault: true });
    assert.equal(PolicyVersion.IsDefaultVersion, true);
    assert.equal(decoded((await svc.getPolicyVersion({ PolicyArn, VersionId: 'v2' })).PolicyVersion.Document), document);
    assert.equal((await svc.listPolicyVersions({ PolicyArn })).Versions.length, 2);
    await svc.deletePolicyVersion({ PolicyArn, VersionId: 'v1' });
    await svc.deletePolicy({ PolicyArn });
  },

  async roles() {
    const RoleName = 'js-role';
    const { Role } = await svc.createRole({ RoleName, AssumeRolePolicyDocument: trust(root), MaxSessionDuration: 7200, Tags: [tag] });
    await iam.waitUntilRoleExists({ client: svc, maxWaitTime: 60 }, { RoleName });
    assert.equal(decoded(Role.AssumeRolePolicyDocument), trust(root));
    await svc.updateAssumeRolePolicy({ RoleName, PolicyDocument: trust(administrator) });
    assert.equal(decoded((await svc.getRole({ RoleName })).Role.AssumeRolePolicyDocument), trust(administrator));
    await svc.createInstanceProfile({ InstanceProfileName: RoleName });
    await iam.waitUntilInstanceProfileExists({ client: svc, maxWaitTime: 60 }, { InstanceProfileName: RoleName });
    await svc.addRoleToInstanceProfile({ InstanceProfileName: RoleName, RoleName });
    assert.equal((await svc.listInstanceProfilesForRole({ RoleName })).InstanceProfiles.length, 1);
    await svc.removeRoleFromInstanceProfile({ InstanceProfileName: RoleName, RoleName });
    await svc.deleteInstanceProfile({ InstanceProfileName: RoleName });
    await svc.deleteRole({ RoleName });
  },

  async access_keys() {
    const key = await newKey('js-keys', allow('iam:ListUsers'));
    await iamOf(key).listUsers();
    const used = await svc.getAccessKeyLastUsed({ AccessKeyId: key.accessKeyId });
    assert.equal(used.AccessKeyLastUsed.ServiceName, 'iam');
    await svc.updateAccessKey({ UserName: 'js-keys', AccessKeyId: key.accessKeyId, Status: 'Inactive' });
    await fails('InvalidClientTokenId', iamOf(key).listUsers());
    await svc.deleteAccessKey({ UserName: 'js-keys', AccessKeyId: key.accessKeyId });
    await svc.createLoginProfile({ UserName: 'js-keys', Password: 'correct horse Battery 9!' });
    assert.equal((await svc.getLoginProfile({ UserName: 'js-keys' })).LoginProfile.PasswordResetRequired, false);
  },

  async mfa_devices() {
    const UserName = await newUser('js-mfa');
    const { VirtualMFADevice: made } = await svc.createVirtualMFADevice({ VirtualMFADeviceName: UserName });
    const { SerialNumber } = made;
    const seed = Buffer.from(made.Base32StringSeed).toString();
    assert.equal(Buffer.from(made.QRCodePNG).toString('latin1', 1, 4), 'PNG');
    await svc.enableMFADevice({ UserName, SerialNumber, AuthenticationCode1: code(seed, -1), AuthenticationCode2: code(seed, 0) });
    const { VirtualMFADevices } = await svc.listVirtualMFADevices({ AssignmentStatus: 'Assigned' });
    assert.equal(VirtualMFADevices.find(device => device.SerialNumber === SerialNumber).User.UserName, UserName);
    await fails(iam.InvalidAuthenticationCodeException, svc.resyncMFADevice({ UserName, SerialNumber, AuthenticationCode1: '000000', AuthenticationCode2: '000000' }));
    await svc.deactivateMFADevice({ UserName, SerialNumber });
    await svc.deleteVirtualMFADevice({ SerialNumber });
  },

  async providers() {
    const SAMLMetadataDocument = process.env.SAML_METADATA;
    const { SAMLProviderArn } = await svc.createSAMLProvider({ Name: 'js-saml', SAMLMetadataDocument, Tags: [tag] });
    assert.equal((await svc.getSAMLProvider({ SAMLProviderArn })).SAMLMetadataDocument, SAMLMetadataDocument);
    await svc.deleteSAMLProvider({ SAMLProviderArn });
    const { OpenIDConnectProviderArn } = await svc.createOpenIDConnectProvider({ Url: 'https://idp.example.com/js', ClientIDList: ['one'] });
    assert.deepEqual((await svc.getOpenIDConnectProvider({ OpenIDConnectProviderArn })).ClientIDList, ['one']);
    await svc.deleteOpenIDConnectProvider({ OpenIDConnectProviderArn });
    assert.equal((await svc.getAccountSummary()).SummaryMap.AccessKeysPerUserQuota, 2);
  },

  async pages() {
    const PathPrefix = '/js-pages/';
    for (let number = 0; number < 25; number++) await svc.createUser({ UserName: `js-page-${number}`, Path: PathPrefix });
    assert.deepEqual(await collect(iam.paginateListUsers({ client: svc, pageSize: 10 }, { PathPrefix }), 'Users'), [10, 10, 5]);
  },

  async assume_role() {
    const { Role } = await svc.createRole({ RoleName: 'js-assumed', AssumeRolePolicyDocument: trust(root) });
    await svc.attachRolePolicy({ RoleName: 'js-assumed', PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' });
    const key = await newKey('js-caller', allow('sts:AssumeRole'));
    const session = fromTemporaryCredentials({ masterCredentials: key, params: { RoleArn: Role.Arn, RoleSessionName: 'by-js' }, clientConfig: settings });
    assert.equal((await stsOf(session).getCallerIdentity()).Arn, `arn:aws:sts::${account}:assumed-role/js-assumed/by-js`);
    await iamOf(session).listUsers();
    await fails('AccessDenied', iamOf(session).createUser({ UserName: 'js-never' }), `is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::${account}:user/js-never`);
    const { Credentials } = await stsOf(key).getSessionToken({ DurationSeconds: 900 });
    assert.ok(Credentials.Expiration > new Date());
  },

  async iam_errors() {
    const UserName = await newUser('js-twice');
    await fails(iam.NoSuchEntityException, svc.getUser({ UserName: 'js-nobody' }), 'The user with name js-nobody cannot be found.');
    await fails(iam.EntityAlreadyExistsException, svc.createUser({ UserName }));
    await fails(iam.MalformedPolicyDocumentException, svc.createPolicy({ PolicyName: 'js-bad', PolicyDocument: '{}' }));
    for (let number = 0; number < 2; number++) await svc.createAccessKey({ UserName });
    await fails(iam.LimitExceededException, svc.createAccessKey({ UserName }));
    await fails(iam.DeleteConflictException, svc.deleteUser({ UserName }));
    await fails('ValidationError', svc.createUser({ UserName: 'not a name' }), 'Member must satisfy regular expression pattern');
  },

  async sts_errors() {
    const { Role } = await svc.createRole({ RoleName: 'js-errors', AssumeRolePolicyDocument: trust(root) });
    const request = { RoleArn: Role.Arn, RoleSessionName: 'by-js' };
    const Tags = Array.from({ length: 50 }, (_, number) => ({ Key: String(number), Value: createHash('sha512').update(String(number)).digest('hex') })); // what cannot be packed
    await fails(sts.MalformedPolicyDocumentException, tokens.assumeRole({ ...request, Policy: '{}' }));
    await fails(sts.PackedPolicyTooLargeException, tokens.assumeRole({ ...request, Tags }));
    await fails(sts.InvalidIdentityTokenException, tokens.assumeRoleWithWebIdentity({ ...request, WebIdentityToken: 'no.token.atall' }));
    await fails(sts.InvalidAuthorizationMessageException, tokens.decodeAuthorizationMessage({ EncodedMessage: 'made-up' }));
  },

  async signature_errors() {
    await fails('InvalidClientTokenId', iamOf({ accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey: 'x' }).listUsers());
    await fails('SignatureDoesNotMatch', iamOf({ ...admin, secretAccessKey: 'x' }).listUsers());
    const expired = { accessKeyId: EXPIRED_ACCESS_KEY_ID, secretAccessKey: EXPIRED_SECRET_ACCESS_KEY, sessionToken: EXPIRED_SESSION_TOKEN };
    await fails('ExpiredToken', iamOf(expired).listUsers(), 'The security token included in the request is expired');
  },
};

for (const [check, run] of Object.entries(checks)) {
  try {
    await run();
    console.log(JSON.stringify({ check }));
  } catch (error) {
    console.log(JSON.stringify({ check, failed: error.stack }));
  }
}
