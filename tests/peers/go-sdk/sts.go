package main

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

func callerIdentity() {
	identity := must(tokens.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{}))
	account = *identity.Account
	is(*identity.Arn, "arn:aws:iam::"+account+":user/admin")
}

// newKey gives the access key of a new user with a policy.
func newKey(name, policy string) aws.CredentialsProvider {
	user := newUser(name)
	if policy != "" {
		must(svc.PutUserPolicy(ctx, &iam.PutUserPolicyInput{UserName: user, PolicyName: aws.String("given"), PolicyDocument: &policy}))
	}
	key := must(svc.CreateAccessKey(ctx, &iam.CreateAccessKeyInput{UserName: user})).AccessKey
	return credentials.NewStaticCredentialsProvider(*key.AccessKeyId, *key.SecretAccessKey, "")
}

func assumeRole() {
	role := must(svc.CreateRole(ctx, &iam.CreateRoleInput{RoleName: aws.String("go-assumed"), AssumeRolePolicyDocument: trust("arn:aws:iam::" + account + ":root")})).Role
	must(svc.AttachRolePolicy(ctx, &iam.AttachRolePolicyInput{RoleName: role.RoleName, PolicyArn: aws.String("arn:aws:iam::aws:policy/IAMReadOnlyAccess")}))
	caller := stsOf(newKey("go-caller", `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}}`))

	assumed := must(caller.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: role.Arn, RoleSessionName: aws.String("by-go"), DurationSeconds: aws.Int32(900)}))
	is(*assumed.AssumedRoleUser.AssumedRoleId, *role.RoleId+":by-go")
	session := aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(caller, *role.Arn, func(options *stscreds.AssumeRoleOptions) { options.RoleSessionName = "by-go" }))
	is(*must(stsOf(session).GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})).Arn, "arn:aws:sts::"+account+":assumed-role/go-assumed/by-go")
	must(iamOf(session).ListUsers(ctx, &iam.ListUsersInput{}))
	_, err := iamOf(session).CreateUser(ctx, &iam.CreateUserInput{UserName: aws.String("go-never")})
	failsWith("AccessDenied", "is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::"+account+":user/go-never", err)
	must(caller.GetSessionToken(ctx, &sts.GetSessionTokenInput{DurationSeconds: aws.Int32(900)}))
}
