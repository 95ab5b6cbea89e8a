package main

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
)

// A document with what percent-encoding can get wrong: a space, a plus, a percent sign and letters beyond ASCII.
const document = `{"Version":"2012-10-17","Statement":{"Sid":"S1","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/a b+c%25/é"}}`

var tag = types.Tag{Key: aws.String("team"), Value: aws.String("a b+c/é")}

// decoded asserts that a document came percent-encoded, and decodes it as Terraform does.
func decoded(text *string) string {
	if strings.ContainsAny(*text, `{" +`) {
		panic("not percent-encoded: " + *text)
	}
	return must(url.QueryUnescape(*text))
}

func newUser(name string) *string {
	return must(svc.CreateUser(ctx, &iam.CreateUserInput{UserName: &name})).User.UserName
}

func trust(principal string) *string {
	return aws.String(fmt.Sprintf(`{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":%q},"Action":["sts:AssumeRole","sts:TagSession"]}}`, principal))
}

func newPolicy(name, text string) *string {
	return must(svc.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: &name, PolicyDocument: &text})).Policy.Arn
}

func users() {
	boundary := newPolicy("go-boundary", document)
	name := aws.String("go-user")
	made := must(svc.CreateUser(ctx, &iam.CreateUserInput{UserName: name, Path: aws.String("/go/"), PermissionsBoundary: boundary, Tags: []types.Tag{tag}})).User
	is(*made.Arn, "arn:aws:iam::"+account+":user/go/go-user")
	if err := iam.NewUserExistsWaiter(svc).Wait(ctx, &iam.GetUserInput{UserName: name}, time.Minute); err != nil {
		panic(err)
	}
	read := must(svc.GetUser(ctx, &iam.GetUserInput{UserName: name})).User
	is(read.Tags[0], tag)
	is(*read.PermissionsBoundary.PermissionsBoundaryArn, *boundary)
	is(string(read.PermissionsBoundary.PermissionsBoundaryType), "Policy") // as AWS documents it; the model's value is another
	is(*read.CreateDate, *made.CreateDate)
	is(read.PasswordLastUsed == nil, true)
	must(svc.DeleteUserPermissionsBoundary(ctx, &iam.DeleteUserPermissionsBoundaryInput{UserName: name}))
	must(svc.TagUser(ctx, &iam.TagUserInput{UserName: name, Tags: []types.Tag{{Key: aws.String("empty"), Value: aws.String("")}}}))
	is(len(must(svc.ListUserTags(ctx, &iam.ListUserTagsInput{UserName: name})).Tags), 2)
	must(svc.UntagUser(ctx, &iam.UntagUserInput{UserName: name, TagKeys: []string{"team", "empty"}}))
	must(svc.PutUserPolicy(ctx, &iam.PutUserPolicyInput{UserName: name, PolicyName: aws.String("inline"), PolicyDocument: aws.String(document)}))
	is(decoded(must(svc.GetUserPolicy(ctx, &iam.GetUserPolicyInput{UserName: name, PolicyName: aws.String("inline")})).PolicyDocument), document)
	must(svc.AttachUserPolicy(ctx, &iam.AttachUserPolicyInput{UserName: name, PolicyArn: boundary}))
	is(*must(svc.ListAttachedUserPolicies(ctx, &iam.ListAttachedUserPoliciesInput{UserName: name})).AttachedPolicies[0].PolicyName, "go-boundary")
	must(svc.UpdateUser(ctx, &iam.UpdateUserInput{UserName: name, NewUserName: aws.String("go-renamed"), NewPath: aws.String("/")}))

	// As Terraform destroys a user.
	name = aws.String("go-renamed")
	must(svc.DetachUserPolicy(ctx, &iam.DetachUserPolicyInput{UserName: name, PolicyArn: boundary}))
	must(svc.DeleteUserPolicy(ctx, &iam.DeleteUserPolicyInput{UserName: name, PolicyName: aws.String("inline")}))
	is(len(must(svc.ListGroupsForUser(ctx, &iam.ListGroupsForUserInput{UserName: name})).Groups), 0)
	is(len(must(svc.ListSSHPublicKeys(ctx, &iam.ListSSHPublicKeysInput{UserName: name})).SSHPublicKeys), 0)
	is(len(must(svc.ListSigningCertificates(ctx, &iam.ListSigningCertificatesInput{UserName: name})).Certificates), 0)
	is(len(must(svc.ListServiceSpecificCredentials(ctx, &iam.ListServiceSpecificCredentialsInput{UserName: name})).ServiceSpecificCredentials), 0)
	must(svc.DeleteUser(ctx, &iam.DeleteUserInput{UserName: name}))
}

func groups() {
	group, user := aws.String("go-group"), newUser("go-member")
	must(svc.CreateGroup(ctx, &iam.CreateGroupInput{GroupName: group}))
	must(svc.AddUserToGroup(ctx, &iam.AddUserToGroupInput{GroupName: group, UserName: user}))
	is(*must(svc.GetGroup(ctx, &iam.GetGroupInput{GroupName: group})).Users[0].UserName, *user)
	is(*must(svc.ListGroupsForUser(ctx, &iam.ListGroupsForUserInput{UserName: user})).Groups[0].GroupName, *group)
	must(svc.PutGroupPolicy(ctx, &iam.PutGroupPolicyInput{GroupName: group, PolicyName: aws.String("inline"), PolicyDocument: aws.String(document)}))
	is(decoded(must(svc.GetGroupPolicy(ctx, &iam.GetGroupPolicyInput{GroupName: group, PolicyName: aws.String("inline")})).PolicyDocument), document)
	is(must(svc.ListGroupPolicies(ctx, &iam.ListGroupPoliciesInput{GroupName: group})).PolicyNames, []string{"inline"})
	managed := aws.String("arn:aws:iam::aws:policy/ReadOnlyAccess")
	must(svc.AttachGroupPolicy(ctx, &iam.AttachGroupPolicyInput{GroupName: group, PolicyArn: managed}))
	is(*must(svc.ListAttachedGroupPolicies(ctx, &iam.ListAttachedGroupPoliciesInput{GroupName: group})).AttachedPolicies[0].PolicyArn, *managed)
	is(*must(svc.ListEntitiesForPolicy(ctx, &iam.ListEntitiesForPolicyInput{PolicyArn: managed})).PolicyGroups[0].GroupName, *group)
	must(svc.DetachGroupPolicy(ctx, &iam.DetachGroupPolicyInput{GroupName: group, PolicyArn: managed}))
	must(svc.DeleteGroupPolicy(ctx, &iam.DeleteGroupPolicyInput{GroupName: group, PolicyName: aws.String("inline")}))
	must(svc.RemoveUserFromGroup(ctx, &iam.RemoveUserFromGroupInput{GroupName: group, UserName: user}))
	must(svc.DeleteGroup(ctx, &iam.DeleteGroupInput{GroupName: group}))
}

func policies() {
	made := must(svc.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: aws.String("go-policy"), PolicyDocument: aws.String(document), Description: aws.String("of Go"), Tags: []types.Tag{tag}})).Policy
	is(made.IsAttachable, true)
	version := must(svc.CreatePolicyVersion(ctx, &iam.CreatePolicyVersionInput{PolicyArn: made.Arn, PolicyDocument: aws.String(document), SetAsDefault: true})).PolicyVersion
	is(*version.VersionId, "v2")
	is(version.IsDefaultVersion, true)
	read := must(svc.GetPolicy(ctx, &iam.GetPolicyInput{PolicyArn: made.Arn})).Policy
	is(*read.DefaultVersionId, "v2")
	is(*read.Description, "of Go")
	is(read.Tags[0], tag)
	is(decoded(must(svc.GetPolicyVersion(ctx, &iam.GetPolicyVersionInput{PolicyArn: made.Arn, VersionId: version.VersionId})).PolicyVersion.Document), document)
	is(len(must(svc.ListPolicyVersions(ctx, &iam.ListPolicyVersionsInput{PolicyArn: made.Arn})).Versions), 2)
	must(svc.SetDefaultPolicyVersion(ctx, &iam.SetDefaultPolicyVersionInput{PolicyArn: made.Arn, VersionId: aws.String("v1")}))
	must(svc.DeletePolicyVersion(ctx, &iam.DeletePolicyVersionInput{PolicyArn: made.Arn, VersionId: aws.String("v2")}))
	must(svc.UntagPolicy(ctx, &iam.UntagPolicyInput{PolicyArn: made.Arn, TagKeys: []string{"team"}}))
	must(svc.DeletePolicy(ctx, &iam.DeletePolicyInput{PolicyArn: made.Arn}))
}

func roles() {
	name, root := aws.String("go-role"), "arn:aws:iam::"+account+":root"
	boundary := newPolicy("go-role-boundary", document)
	made := must(svc.CreateRole(ctx, &iam.CreateRoleInput{RoleName: name, Path: aws.String("/go/"), AssumeRolePolicyDocument: trust(root), Description: aws.String("of Go"),
		MaxSessionDuration: aws.Int32(7200), PermissionsBoundary: boundary, Tags: []types.Tag{tag}})).Role
	is(decoded(made.AssumeRolePolicyDocument), *trust(root))
	read := must(svc.GetRole(ctx, &iam.GetRoleInput{RoleName: name})).Role
	is(*read.MaxSessionDuration, int32(7200))
	is(decoded(read.AssumeRolePolicyDocument), *trust(root))
	is(*read.PermissionsBoundary.PermissionsBoundaryArn, *boundary)
	is(read.Tags[0], tag)
	must(svc.UpdateAssumeRolePolicy(ctx, &iam.UpdateAssumeRolePolicyInput{RoleName: name, PolicyDocument: trust("arn:aws:iam::" + account + ":user/admin")}))
	must(svc.UpdateRole(ctx, &iam.UpdateRoleInput{RoleName: name, Description: aws.String("changed"), MaxSessionDuration: aws.Int32(3600)}))
	must(svc.UpdateRoleDescription(ctx, &iam.UpdateRoleDescriptionInput{RoleName: name, Description: aws.String("again")}))
	must(svc.TagRole(ctx, &iam.TagRoleInput{RoleName: name, Tags: []types.Tag{{Key: aws.String("more"), Value: aws.String("1")}}}))
	is(len(must(svc.ListRoleTags(ctx, &iam.ListRoleTagsInput{RoleName: name})).Tags), 2)
	must(svc.PutRolePolicy(ctx, &iam.PutRolePolicyInput{RoleName: name, PolicyName: aws.String("inline"), PolicyDocument: aws.String(document)}))
	is(decoded(must(svc.GetRolePolicy(ctx, &iam.GetRolePolicyInput{RoleName: name, PolicyName: aws.String("inline")})).PolicyDocument), document)
	must(svc.AttachRolePolicy(ctx, &iam.AttachRolePolicyInput{RoleName: name, PolicyArn: boundary}))
	details := must(svc.GetAccountAuthorizationDetails(ctx, &iam.GetAccountAuthorizationDetailsInput{Filter: []types.EntityType{types.EntityTypeRole}}))
	for _, detail := range details.RoleDetailList {
		if *detail.RoleName == *name {
			is(decoded(detail.RolePolicyList[0].PolicyDocument), document)
		}
	}

	// As Terraform destroys a role.
	is(len(must(svc.ListInstanceProfilesForRole(ctx, &iam.ListInstanceProfilesForRoleInput{RoleName: name})).InstanceProfiles), 0)
	is(must(svc.ListRolePolicies(ctx, &iam.ListRolePoliciesInput{RoleName: name})).PolicyNames, []string{"inline"})
	is(len(must(svc.ListAttachedRolePolicies(ctx, &iam.ListAttachedRolePoliciesInput{RoleName: name})).AttachedPolicies), 1)
	must(svc.DetachRolePolicy(ctx, &iam.DetachRolePolicyInput{RoleName: name, PolicyArn: boundary}))
	must(svc.DeleteRolePolicy(ctx, &iam.DeleteRolePolicyInput{RoleName: name, PolicyName: aws.String("inline")}))
	must(svc.DeleteRolePermissionsBoundary(ctx, &iam.DeleteRolePermissionsBoundaryInput{RoleName: name}))
	must(svc.DeleteRole(ctx, &iam.DeleteRoleInput{RoleName: name}))
}

func instanceProfiles() {
	name := aws.String("go-profile")
	must(svc.CreateRole(ctx, &iam.CreateRoleInput{RoleName: name, AssumeRolePolicyDocument: trust("arn:aws:iam::" + account + ":root")}))
	must(svc.CreateInstanceProfile(ctx, &iam.CreateInstanceProfileInput{InstanceProfileName: name}))
	must(svc.AddRoleToInstanceProfile(ctx, &iam.AddRoleToInstanceProfileInput{InstanceProfileName: name, RoleName: name}))
	is(*must(svc.GetInstanceProfile(ctx, &iam.GetInstanceProfileInput{InstanceProfileName: name})).InstanceProfile.Roles[0].RoleName, *name)
	must(svc.RemoveRoleFromInstanceProfile(ctx, &iam.RemoveRoleFromInstanceProfileInput{InstanceProfileName: name, RoleName: name}))
	must(svc.DeleteInstanceProfile(ctx, &iam.DeleteInstanceProfileInput{InstanceProfileName: name}))
}

func accessKeys() {
	user := newUser("go-keys")
	key := must(svc.CreateAccessKey(ctx, &iam.CreateAccessKeyInput{UserName: user})).AccessKey
	is(len(*key.SecretAccessKey), 40)
	is(key.Status, types.StatusTypeActive)
	is(must(svc.GetAccessKeyLastUsed(ctx, &iam.GetAccessKeyLastUsedInput{AccessKeyId: key.AccessKeyId})).AccessKeyLastUsed.LastUsedDate == nil, true)
	must(svc.UpdateAccessKey(ctx, &iam.UpdateAccessKeyInput{UserName: user, AccessKeyId: key.AccessKeyId, Status: types.StatusTypeInactive}))
	is(must(svc.ListAccessKeys(ctx, &iam.ListAccessKeysInput{UserName: user})).AccessKeyMetadata[0].Status, types.StatusTypeInactive)
	must(svc.DeleteAccessKey(ctx, &iam.DeleteAccessKeyInput{UserName: user, AccessKeyId: key.AccessKeyId}))
}

func loginProfiles() {
	user := newUser("go-login")
	is(must(svc.CreateLoginProfile(ctx, &iam.CreateLoginProfileInput{UserName: user, Password: aws.String("correct horse Battery 9!"), PasswordResetRequired: true})).LoginProfile.PasswordResetRequired, true)
	is(*must(svc.GetLoginProfile(ctx, &iam.GetLoginProfileInput{UserName: user})).LoginProfile.UserName, *user)
	must(svc.DeleteLoginProfile(ctx, &iam.DeleteLoginProfileInput{UserName: user}))
}

// code is what an authenticator shows. Source: RFC 6238.
func code(seed string, at time.Time) *string {
	mac := hmac.New(sha1.New, must(base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(seed)))
	_ = binary.Write(mac, binary.BigEndian, uint64(at.Unix()/30))
	sum := mac.Sum(nil)
	return aws.String(fmt.Sprintf("%06d", binary.BigEndian.Uint32(sum[sum[19]&15:])&0x7fffffff%1_000_000))
}

func mfaDevices() {
	user := newUser("go-mfa")
	made := must(svc.CreateVirtualMFADevice(ctx, &iam.CreateVirtualMFADeviceInput{VirtualMFADeviceName: user, Tags: []types.Tag{tag}})).VirtualMFADevice
	is(string(made.QRCodePNG[1:4]), "PNG")
	seed, now := string(made.Base32StringSeed), time.Now()
	must(svc.EnableMFADevice(ctx, &iam.EnableMFADeviceInput{UserName: user, SerialNumber: made.SerialNumber,
		AuthenticationCode1: code(seed, now), AuthenticationCode2: code(seed, now.Add(30*time.Second))}))
	for _, device := range must(svc.ListVirtualMFADevices(ctx, &iam.ListVirtualMFADevicesInput{AssignmentStatus: types.AssignmentStatusTypeAssigned})).VirtualMFADevices {
		if *device.User.UserName == *user { // Terraform reads the user of each device that is assigned
			is(*device.SerialNumber, *made.SerialNumber)
			is(len(device.Base32StringSeed), 0)
			is(device.EnableDate != nil, true)
		}
	}
	is(*must(svc.ListMFADevices(ctx, &iam.ListMFADevicesInput{UserName: user})).MFADevices[0].SerialNumber, *made.SerialNumber)
	is(must(svc.ListMFADeviceTags(ctx, &iam.ListMFADeviceTagsInput{SerialNumber: made.SerialNumber})).Tags[0], tag)
	_, err := svc.ResyncMFADevice(ctx, &iam.ResyncMFADeviceInput{UserName: user, SerialNumber: made.SerialNumber, AuthenticationCode1: aws.String("000000"), AuthenticationCode2: aws.String("000000")})
	fails[*types.InvalidAuthenticationCodeException]("", err)
	must(svc.DeactivateMFADevice(ctx, &iam.DeactivateMFADeviceInput{UserName: user, SerialNumber: made.SerialNumber}))
	must(svc.DeleteVirtualMFADevice(ctx, &iam.DeleteVirtualMFADeviceInput{SerialNumber: made.SerialNumber}))
}

func samlProviders() {
	metadata := os.Getenv("SAML_METADATA")
	arn := must(svc.CreateSAMLProvider(ctx, &iam.CreateSAMLProviderInput{Name: aws.String("go-saml"), SAMLMetadataDocument: &metadata, Tags: []types.Tag{tag}})).SAMLProviderArn
	read := must(svc.GetSAMLProvider(ctx, &iam.GetSAMLProviderInput{SAMLProviderArn: arn}))
	is(*read.SAMLMetadataDocument, metadata)
	is(*read.ValidUntil, time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC))
	is(read.Tags[0], tag)
	is(*must(svc.ListSAMLProviders(ctx, &iam.ListSAMLProvidersInput{})).SAMLProviderList[0].Arn, *arn)
	must(svc.UpdateSAMLProvider(ctx, &iam.UpdateSAMLProviderInput{SAMLProviderArn: arn, SAMLMetadataDocument: &metadata}))
	must(svc.DeleteSAMLProvider(ctx, &iam.DeleteSAMLProviderInput{SAMLProviderArn: arn}))
}

func oidcProviders() {
	arn := must(svc.CreateOpenIDConnectProvider(ctx, &iam.CreateOpenIDConnectProviderInput{Url: aws.String("https://idp.example.com/go"), ClientIDList: []string{"one"},
		ThumbprintList: []string{strings.Repeat("a1", 20)}, Tags: []types.Tag{tag}})).OpenIDConnectProviderArn
	must(svc.AddClientIDToOpenIDConnectProvider(ctx, &iam.AddClientIDToOpenIDConnectProviderInput{OpenIDConnectProviderArn: arn, ClientID: aws.String("two")}))
	must(svc.UpdateOpenIDConnectProviderThumbprint(ctx, &iam.UpdateOpenIDConnectProviderThumbprintInput{OpenIDConnectProviderArn: arn, ThumbprintList: []string{strings.Repeat("b2", 20)}}))
	read := must(svc.GetOpenIDConnectProvider(ctx, &iam.GetOpenIDConnectProviderInput{OpenIDConnectProviderArn: arn}))
	is(*read.Url, "idp.example.com/go")
	is(read.ClientIDList, []string{"one", "two"})
	is(read.ThumbprintList, []string{strings.Repeat("b2", 20)})
	is(*must(svc.ListOpenIDConnectProviders(ctx, &iam.ListOpenIDConnectProvidersInput{})).OpenIDConnectProviderList[0].Arn, *arn)
	must(svc.RemoveClientIDFromOpenIDConnectProvider(ctx, &iam.RemoveClientIDFromOpenIDConnectProviderInput{OpenIDConnectProviderArn: arn, ClientID: aws.String("one")}))
	must(svc.DeleteOpenIDConnectProvider(ctx, &iam.DeleteOpenIDConnectProviderInput{OpenIDConnectProviderArn: arn}))
}

func accountSettings() {
	must(svc.UpdateAccountPasswordPolicy(ctx, &iam.UpdateAccountPasswordPolicyInput{MinimumPasswordLength: aws.Int32(14), MaxPasswordAge: aws.Int32(90), RequireSymbols: true}))
	policy := must(svc.GetAccountPasswordPolicy(ctx, &iam.GetAccountPasswordPolicyInput{})).PasswordPolicy
	is(*policy.MinimumPasswordLength, int32(14))
	is(policy.ExpirePasswords, true)
	is(policy.RequireSymbols, true)
	is(policy.RequireNumbers, false)
	must(svc.DeleteAccountPasswordPolicy(ctx, &iam.DeleteAccountPasswordPolicyInput{}))
	must(svc.CreateAccountAlias(ctx, &iam.CreateAccountAliasInput{AccountAlias: aws.String("of-go")}))
	is(must(svc.ListAccountAliases(ctx, &iam.ListAccountAliasesInput{})).AccountAliases, []string{"of-go"})
	must(svc.DeleteAccountAlias(ctx, &iam.DeleteAccountAliasInput{AccountAlias: aws.String("of-go")}))
	is(must(svc.GetAccountSummary(ctx, &iam.GetAccountSummaryInput{})).SummaryMap["AccessKeysPerUserQuota"], int32(2))
	simulated := must(svc.SimulateCustomPolicy(ctx, &iam.SimulateCustomPolicyInput{PolicyInputList: []string{document}, ActionNames: []string{"s3:GetObject", "s3:PutObject"}, ResourceArns: []string{"arn:aws:s3:::b/a b+c%25/é"}})).EvaluationResults
	is(simulated[0].EvalDecision, types.PolicyEvaluationDecisionTypeAllowed)
	is(simulated[0].MatchedStatements[0].StartPosition.Line > 0, true)
	is(simulated[1].EvalDecision, types.PolicyEvaluationDecisionTypeImplicitDeny)
}

func pages() {
	path := aws.String("/go-pages/")
	for number := 0; number < 25; number++ {
		must(svc.CreateUser(ctx, &iam.CreateUserInput{UserName: aws.String(fmt.Sprintf("go-page-%02d", number)), Path: path}))
	}
	var names []string
	pages := 0
	for pager := iam.NewListUsersPaginator(svc, &iam.ListUsersInput{PathPrefix: path, MaxItems: aws.Int32(2)}); pager.HasMorePages(); pages++ {
		for _, user := range must(pager.NextPage(ctx)).Users {
			names = append(names, *user.UserName)
		}
	}
	is(pages, 13)
	is(len(names), 25)
	is(names[24], "go-page-24")

	managed, byScope := 0, iam.NewListPoliciesPaginator(svc, &iam.ListPoliciesInput{Scope: types.PolicyScopeTypeAws, MaxItems: aws.Int32(5)})
	for byScope.HasMorePages() {
		managed += len(must(byScope.NextPage(ctx)).Policies)
	}
	is(managed > 10, true)
}
