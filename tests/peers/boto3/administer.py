"""Stories of administering the gateway with boto3 as it is installed. Usage: administer.py STORY; the endpoint and the key come from the environment.

Each story ends with exit code 0 or fails on an assertion. Nothing here knows that it does not talk to AWS.
"""
import csv
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


def paginators():
    """Each list is the same one by one as at once."""
    first, more = name("listed"), {"Tags": [dict(Key=key, Value=key) for key in "abc"]}
    names = [first + str(number) for number in range(3)]
    arn = "arn:aws:iam::%s:policy/%s" % (ACCOUNT, names[0])
    document, trusted = allow("iam:List*"), trust("arn:aws:iam::%s:root" % ACCOUNT)
    for one in names:
        iam.create_user(UserName=one, **more)
        iam.create_group(GroupName=one)
        iam.create_role(RoleName=one, AssumeRolePolicyDocument=trusted, **more)
        iam.create_policy(PolicyName=one, PolicyDocument=document, **more)
        iam.create_instance_profile(InstanceProfileName=one, **more)
        iam.create_virtual_mfa_device(VirtualMFADeviceName=one, **more)
        iam.add_user_to_group(GroupName=names[0], UserName=one)
        iam.put_user_policy(UserName=names[0], PolicyName=one, PolicyDocument=document)
        iam.put_group_policy(GroupName=names[0], PolicyName=one, PolicyDocument=document)
        iam.put_role_policy(RoleName=names[0], PolicyName=one, PolicyDocument=document)
        iam.attach_user_policy(UserName=one, PolicyArn=arn)
        iam.attach_role_policy(RoleName=one, PolicyArn=arn)
    for one in names[1:]:
        iam.create_policy_version(PolicyArn=arn, PolicyDocument=document)
        iam.create_access_key(UserName=names[0])
        iam.add_user_to_group(GroupName=one, UserName=names[0])

    user, group, role, policy = dict(UserName=names[0]), dict(GroupName=names[0]), dict(RoleName=names[0]), dict(PolicyArn=arn)
    for operation, arguments, count in [
        ("list_users", {}, 3), ("list_groups", {}, 3), ("list_roles", {}, 3), ("list_policies", dict(Scope="Local"), 3), ("list_instance_profiles", {}, 3), ("list_virtual_mfa_devices", {}, 3),
        ("get_group", group, 3), ("list_groups_for_user", user, 3), ("list_access_keys", user, 2), ("list_policy_versions", policy, 3), ("list_entities_for_policy", policy, 6),
        ("list_user_policies", user, 3), ("list_group_policies", group, 3), ("list_role_policies", role, 3), ("list_user_tags", user, 3),
        ("simulate_principal_policy", dict(PolicySourceArn="arn:aws:iam::%s:user/%s" % (ACCOUNT, names[0]), ActionNames=["iam:ListUsers", "iam:GetUser", "s3:GetObject"]), 3),
    ]:
        paginator = iam.get_paginator(operation)
        at_once = paginator.paginate(**arguments).build_full_result()
        assert sum(len(items) for items in at_once.values() if isinstance(items, list)) >= count, (operation, at_once)
        size = dict(PageSize=50 if arguments == {} or "Scope" in arguments else 1)
        assert paginator.paginate(PaginationConfig=size, **arguments).build_full_result() == at_once, operation


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


def revoke_sessions():
    """The gateway's own operation ends what a role has given out; credentials made afterwards work."""
    role = name("Revoked")
    arn = iam.create_role(RoleName=role, AssumeRolePolicyDocument=trust("arn:aws:iam::%s:root" % ACCOUNT))["Role"]["Arn"]
    iam.attach_role_policy(RoleName=role, PolicyArn="arn:aws:iam::aws:policy/IAMReadOnlyAccess")
    old = clients(sts.assume_role(RoleArn=arn, RoleSessionName="old")["Credentials"])[0]
    old.list_users()
    own = boto3.client("iamgateway", endpoint_url=ENDPOINT)  # its model comes from the gateway
    own.revoke_principal_sessions(PrincipalArn=arn)
    fails("InvalidClientTokenId", old.list_users)
    clients(sts.assume_role(RoleArn=arn, RoleSessionName="new")["Credentials"])[0].list_users()
    fails("ResourceNotFoundException", lambda: own.revoke_principal_sessions(PrincipalArn=arn + "-not"), kind=own.exceptions.ResourceNotFoundException)


def credential_report():
    """Who has which credentials, as a table."""
    user, key = new_user("reported", allow("iam:ListUsers"))
    iam.create_login_profile(UserName=user, Password="correct horse Battery 9!")
    while iam.generate_credential_report()["State"] != "COMPLETE":
        pass
    report = iam.get_credential_report()
    assert report["ReportFormat"] == "text/csv"
    rows = list(csv.DictReader(report["Content"].decode().splitlines()))
    assert list(rows[0]) == (
        "user arn user_creation_time password_enabled password_last_used password_last_changed password_next_rotation mfa_active "
        "access_key_1_active access_key_1_last_rotated access_key_1_last_used_date access_key_1_last_used_region access_key_1_last_used_service "
        "access_key_2_active access_key_2_last_rotated access_key_2_last_used_date access_key_2_last_used_region access_key_2_last_used_service "
        "cert_1_active cert_1_last_rotated cert_2_active cert_2_last_rotated").split(), list(rows[0])
    assert rows[0]["user"] == "<root_account>"
    if any(row["user"] == user for row in rows):  # a report is kept for hours; that of the first run has this user
        row, = [row for row in rows if row["user"] == user]
        assert (row["password_enabled"], row["mfa_active"], row["access_key_1_active"], row["access_key_2_active"]) == ("true", "false", "true", "false"), row
        assert row["access_key_1_last_used_date"] == "N/A"


def simulation():
    """What a user may do is said without doing it, and as it turns out."""
    user, key = new_user("simulated", allow("iam:ListUsers"))
    everything = iam.create_policy(PolicyName=name("OnlyGroups"), PolicyDocument=allow("iam:ListGroups"))["Policy"]["Arn"]
    arn = iam.get_user(UserName=user)["User"]["Arn"]

    def simulated(**more):
        pages = iam.get_paginator("simulate_principal_policy").paginate(PolicySourceArn=arn, ActionNames=["iam:ListUsers", "iam:ListGroups"], **more)
        return {result["EvalActionName"]: result["EvalDecision"] for page in pages for result in page["EvaluationResults"]}

    assert simulated() == {"iam:ListUsers": "allowed", "iam:ListGroups": "implicitDeny"}
    own_iam, _ = clients(key)
    own_iam.list_users()
    fails("AccessDenied", own_iam.list_groups)
    assert simulated(PolicyInputList=[allow("iam:ListGroups")])["iam:ListGroups"] == "allowed"
    iam.put_user_permissions_boundary(UserName=user, PermissionsBoundary=everything)
    assert simulated()["iam:ListUsers"] == "implicitDeny"
    assert iam.get_context_keys_for_principal_policy(PolicySourceArn=arn, PolicyInputList=[
        allow("*", Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}})])["ContextKeyNames"] == ["aws:MultiFactorAuthPresent"]


def access_analyzer():
    """Policies are checked before they are used."""
    analyzer = boto3.client("accessanalyzer", endpoint_url=ENDPOINT)
    finding, = analyzer.get_paginator("validate_policy").paginate(policyType="IDENTITY_POLICY", policyDocument=allow("iam:PassRole")).build_full_result()["findings"]
    assert (finding["issueCode"], finding["findingType"]) == ("PASS_ROLE_WITH_STAR_IN_RESOURCE", "SECURITY_WARNING"), finding
    fails("ValidationException", lambda: analyzer.validate_policy(policyType="NO_POLICY", policyDocument="{}"), kind=analyzer.exceptions.ValidationException)
    if not hasattr(analyzer, "check_no_new_access"):
        return  # Debian's boto3 is older than these operations

    def result(answer):
        return answer["result"]

    assert result(analyzer.check_no_new_access(policyType="IDENTITY_POLICY", existingPolicyDocument=allow("s3:*"), newPolicyDocument=allow("s3:GetObject"))) == "PASS"
    assert result(analyzer.check_no_new_access(policyType="IDENTITY_POLICY", existingPolicyDocument=allow("s3:GetObject"), newPolicyDocument=allow("s3:*"))) == "FAIL"
    assert result(analyzer.check_access_not_granted(policyType="IDENTITY_POLICY", policyDocument=allow("s3:Get*"), access=[{"actions": ["s3:PutObject"]}])) == "PASS"
    assert result(analyzer.check_access_not_granted(policyType="IDENTITY_POLICY", policyDocument=allow("s3:*"), access=[{"actions": ["s3:PutObject"]}])) == "FAIL"


globals()[sys.argv[1]]()
