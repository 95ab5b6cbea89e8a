"""Stories of administering the gateway with boto3 as it is installed. Usage: administer.py STORY; the endpoint and the key come from the environment.

Each story ends with exit code 0 or fails on an assertion. Nothing here knows that it does not talk to AWS.
"""
import json
import sys
import uuid

import boto3
from botocore.exceptions import ClientError

ENDPOINT = sys.argv[2]
iam = boto3.client("iam", endpoint_url=ENDPOINT)
sts = boto3.client("sts", endpoint_url=ENDPOINT)
ACCOUNT = sts.get_caller_identity()["Account"]
ALLOW_ALL = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}


def allow(action, resource="*", **more):
    return json.dumps({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": action, "Resource": resource, **more}})


def trust(principal, **more):
    return json.dumps({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": principal}, "Action": "sts:AssumeRole", **more}})


def name(prefix):
    return prefix + "-" + uuid.uuid4().hex[:8]


def clients(credentials):
    keys = dict(aws_access_key_id=credentials["AccessKeyId"], aws_secret_access_key=credentials["SecretAccessKey"],
                aws_session_token=credentials.get("SessionToken"), endpoint_url=ENDPOINT)
    return boto3.client("iam", **keys), boto3.client("sts", **keys)


def fails(code, call, *, kind=None, says=None):
    try:
        call()
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        assert kind is None or isinstance(error, kind), type(error)
        assert says is None or says in str(error), error
        return error
    raise AssertionError("did not fail with " + code)


def new_user(prefix, policy=None):
    user = name(prefix)
    iam.create_user(UserName=user)
    if policy:
        iam.put_user_policy(UserName=user, PolicyName="given", PolicyDocument=policy)
    key = iam.create_access_key(UserName=user)["AccessKey"]
    return user, key


def assume_role():
    """A program assumes a role and works with the credentials."""
    user, key = new_user("program", allow("sts:AssumeRole"))
    role = name("S3Operator")
    arn = iam.create_role(RoleName=role, AssumeRolePolicyDocument=trust("arn:aws:iam::%s:user/%s" % (ACCOUNT, user)))["Role"]["Arn"]
    iam.attach_role_policy(RoleName=role, PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    _, own_sts = clients(key)
    assumed = own_sts.assume_role(RoleArn=arn, RoleSessionName="AssumeRoleSession1")
    role_iam, role_sts = clients(assumed["Credentials"])
    assert role_sts.get_caller_identity()["Arn"] == "arn:aws:sts::%s:assumed-role/%s/AssumeRoleSession1" % (ACCOUNT, role)
    assert any(one["UserName"] == user for one in role_iam.get_paginator("list_users").paginate().build_full_result()["Users"])


def group_policy_user():
    """Denied before, allowed after: through a group and its policy."""
    user, key = new_user("developer")
    own_iam, _ = clients(key)
    fails("AccessDenied", own_iam.list_users, says="because no identity-based policy allows the iam:ListUsers action")
    group, policy = name("Developer"), name("ListPeople")
    iam.create_group(GroupName=group)
    arn = iam.create_policy(PolicyName=policy, PolicyDocument=allow("iam:ListUsers"))["Policy"]["Arn"]
    iam.attach_group_policy(GroupName=group, PolicyArn=arn)
    iam.add_user_to_group(GroupName=group, UserName=user)
    own_iam.list_users()
    iam.remove_user_from_group(GroupName=group, UserName=user)
    fails("AccessDenied", own_iam.list_users)


def boundary():
    """A permissions boundary takes away, also from an administrator."""
    user, key = new_user("bounded", json.dumps(ALLOW_ALL))
    own_iam, _ = clients(key)
    own_iam.list_groups()
    arn = iam.create_policy(PolicyName=name("OnlyUsers"), PolicyDocument=allow("iam:ListUsers"))["Policy"]["Arn"]
    iam.put_user_permissions_boundary(UserName=user, PermissionsBoundary=arn)
    own_iam.list_users()
    fails("AccessDenied", own_iam.list_groups, says="no permissions boundary allows")


def versions():
    """Five versions at most, one of them the default, and no number twice."""
    arn = iam.create_policy(PolicyName=name("Versions"), PolicyDocument=allow("iam:ListUsers"))["Policy"]["Arn"]
    for number in range(2, 6):
        assert iam.create_policy_version(PolicyArn=arn, PolicyDocument=allow("iam:List*"))["PolicyVersion"]["VersionId"] == "v%d" % number
    fails("LimitExceeded", lambda: iam.create_policy_version(PolicyArn=arn, PolicyDocument=allow("iam:*")), kind=iam.exceptions.LimitExceededException)
    fails("DeleteConflict", lambda: iam.delete_policy_version(PolicyArn=arn, VersionId="v1"), kind=iam.exceptions.DeleteConflictException)
    iam.set_default_policy_version(PolicyArn=arn, VersionId="v5")
    iam.delete_policy_version(PolicyArn=arn, VersionId="v1")
    assert iam.create_policy_version(PolicyArn=arn, PolicyDocument=allow("iam:Get*"), SetAsDefault=True)["PolicyVersion"]["VersionId"] == "v6"
    document = iam.get_policy_version(PolicyArn=arn, VersionId="v6")["PolicyVersion"]["Document"]
    assert document == json.loads(allow("iam:Get*")), document


def rotation():
    """Two keys, one retired, one deleted."""
    user, first = new_user("rotating", allow("iam:ListUsers"))
    second = iam.create_access_key(UserName=user)["AccessKey"]
    fails("LimitExceeded", lambda: iam.create_access_key(UserName=user), kind=iam.exceptions.LimitExceededException)
    clients(second)[0].list_users()
    iam.update_access_key(UserName=user, AccessKeyId=first["AccessKeyId"], Status="Inactive")
    fails("InvalidClientTokenId", clients(first)[0].list_users)
    iam.delete_access_key(UserName=user, AccessKeyId=first["AccessKeyId"])
    assert [key["AccessKeyId"] for key in iam.list_access_keys(UserName=user)["AccessKeyMetadata"]] == [second["AccessKeyId"]]
    assert iam.get_access_key_last_used(AccessKeyId=second["AccessKeyId"])["AccessKeyLastUsed"]["ServiceName"] == "iam"


def third_party():
    """A third party that does not know the external id is denied."""
    user, key = new_user("partner", allow("sts:AssumeRole"))
    arn = iam.create_role(RoleName=name("Partner"), AssumeRolePolicyDocument=trust(
        "arn:aws:iam::%s:user/%s" % (ACCOUNT, user), Condition={"StringEquals": {"sts:ExternalId": "4711"}}))["Role"]["Arn"]
    _, own_sts = clients(key)
    fails("AccessDenied", lambda: own_sts.assume_role(RoleArn=arn, RoleSessionName="partner"))
    fails("AccessDenied", lambda: own_sts.assume_role(RoleArn=arn, RoleSessionName="partner", ExternalId="4712"))
    own_sts.assume_role(RoleArn=arn, RoleSessionName="partner", ExternalId="4711")


def pages():
    """Two hundred and fifty users, in pages of a hundred."""
    path = "/%s/" % name("pages")
    for number in range(250):
        iam.create_user(UserName="%s%03d" % (path[1:-1], number), Path=path)
    found = [page["Users"] for page in iam.get_paginator("list_users").paginate(PathPrefix=path)]
    assert [len(page) for page in found] == [100, 100, 50], [len(page) for page in found]
    names = [user["UserName"] for page in found for user in page]
    assert names == sorted(set(names))


def errors():
    """Each mistake has its own exception."""
    e = iam.exceptions
    fails("NoSuchEntity", lambda: iam.get_user(UserName="nobody-at-all"), kind=e.NoSuchEntityException, says="The user with name nobody-at-all cannot be found.")
    user, _ = new_user("twice")
    fails("EntityAlreadyExists", lambda: iam.create_user(UserName=user), kind=e.EntityAlreadyExistsException)
    fails("DeleteConflict", lambda: iam.delete_user(UserName=user), kind=e.DeleteConflictException)
    fails("MalformedPolicyDocument", lambda: iam.create_policy(PolicyName=name("bad"), PolicyDocument="{}"), kind=e.MalformedPolicyDocumentException)
    fails("ValidationError", lambda: iam.create_user(UserName="not a name"), says="Member must satisfy regular expression pattern")
    stranger = dict(AccessKeyId="AKIAAAAAAAAAAAAAAAAA", SecretAccessKey="x" * 40)
    fails("InvalidClientTokenId", clients(stranger)[0].list_users)
    _, key = new_user("wrong")
    fails("SignatureDoesNotMatch", clients(dict(key, SecretAccessKey="y" * 40))[0].list_users)
    message = fails("AccessDenied", clients(key)[0].list_users).response["Error"]["Message"].split("message: ")[1]
    assert json.loads(sts.decode_authorization_message(EncodedMessage=message)["DecodedMessage"])["action"] == "iam:ListUsers"


def revoke_older_sessions():
    """The policy by which AWS revokes older sessions of a role."""
    role = name("Revoked")
    arn = iam.create_role(RoleName=role, AssumeRolePolicyDocument=trust("arn:aws:iam::%s:root" % ACCOUNT))["Role"]["Arn"]
    iam.attach_role_policy(RoleName=role, PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    old = clients(sts.assume_role(RoleArn=arn, RoleSessionName="old")["Credentials"])[0]
    old.list_users()
    iam.put_role_policy(RoleName=role, PolicyName="AWSRevokeOlderSessions", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": {
        "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"DateLessThan": {"aws:TokenIssueTime": "2999-01-01T00:00:00Z"}}}}))
    fails("AccessDenied", old.list_users, says="with an explicit deny in an identity-based policy")


globals()[sys.argv[1]]()
