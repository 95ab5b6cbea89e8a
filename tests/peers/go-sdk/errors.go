package main

import (
	"crypto/sha512"
	"fmt"
	"os"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	iamtypes "github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	ststypes "github.com/aws/aws-sdk-go-v2/service/sts/types"
)

func iamErrors() {
	_, err := svc.GetUser(ctx, &iam.GetUserInput{UserName: aws.String("go-nobody")})
	fails[*iamtypes.NoSuchEntityException]("The user with name go-nobody cannot be found.", err)
	user := newUser("go-twice")
	_, err = svc.CreateUser(ctx, &iam.CreateUserInput{UserName: user})
	fails[*iamtypes.EntityAlreadyExistsException]("", err)
	_, err = svc.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: aws.String("go-bad"), PolicyDocument: aws.String("{}")})
	fails[*iamtypes.MalformedPolicyDocumentException]("", err)
	for number := 0; number < 2; number++ {
		must(svc.CreateAccessKey(ctx, &iam.CreateAccessKeyInput{UserName: user}))
	}
	_, err = svc.CreateAccessKey(ctx, &iam.CreateAccessKeyInput{UserName: user})
	fails[*iamtypes.LimitExceededException]("Cannot exceed quota for AccessKeysPerUser: 2", err)
	_, err = svc.DeleteUser(ctx, &iam.DeleteUserInput{UserName: user})
	fails[*iamtypes.DeleteConflictException]("", err)
	_, err = svc.CreateLoginProfile(ctx, &iam.CreateLoginProfileInput{UserName: user, Password: aws.String("short")})
	fails[*iamtypes.PasswordPolicyViolationException]("", err)
	_, err = svc.CreateUser(ctx, &iam.CreateUserInput{UserName: aws.String("not a name")})
	failsWith("ValidationError", "Member must satisfy regular expression pattern", err)
	_, err = svc.UploadSSHPublicKey(ctx, &iam.UploadSSHPublicKeyInput{UserName: user, SSHPublicKeyBody: aws.String("ssh-rsa")})
	failsWith("InvalidAction", "UploadSSHPublicKey", err)
}

func stsErrors() {
	role := must(svc.CreateRole(ctx, &iam.CreateRoleInput{RoleName: aws.String("go-errors"), AssumeRolePolicyDocument: trust("arn:aws:iam::" + account + ":root")})).Role
	_, err := tokens.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: role.Arn, RoleSessionName: aws.String("by-go"), Policy: aws.String("{}")})
	fails[*ststypes.MalformedPolicyDocumentException]("", err)
	var tags []ststypes.Tag
	for number := 0; number < 50; number++ { // what cannot be packed
		tags = append(tags, ststypes.Tag{Key: aws.String(fmt.Sprint(number)), Value: aws.String(fmt.Sprintf("%x", sha512.Sum512([]byte{byte(number)})))})
	}
	_, err = tokens.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: role.Arn, RoleSessionName: aws.String("by-go"), Tags: tags})
	fails[*ststypes.PackedPolicyTooLargeException]("% of the allotted space", err)
	_, err = tokens.AssumeRoleWithWebIdentity(ctx, &sts.AssumeRoleWithWebIdentityInput{RoleArn: role.Arn, RoleSessionName: aws.String("by-go"), WebIdentityToken: aws.String("no.token.atall")})
	fails[*ststypes.InvalidIdentityTokenException]("", err)
	_, err = tokens.DecodeAuthorizationMessage(ctx, &sts.DecodeAuthorizationMessageInput{EncodedMessage: aws.String("made-up")})
	fails[*ststypes.InvalidAuthorizationMessageException]("", err)
	_, err = stsOf(newKey("go-denied", "")).AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: aws.String("arn:aws:iam::" + account + ":role/go-none"), RoleSessionName: aws.String("by-go")})
	failsWith("AccessDenied", "sts:AssumeRole", err)
}

func signatureErrors() {
	list := func(id, secret, token string) error {
		_, err := iamOf(credentials.NewStaticCredentialsProvider(id, secret, token)).ListUsers(ctx, &iam.ListUsersInput{})
		return err
	}
	failsWith("InvalidClientTokenId", "The security token included in the request is invalid", list("AKIAAAAAAAAAAAAAAAAA", strings.Repeat("x", 40), ""))
	failsWith("SignatureDoesNotMatch", "The request signature we calculated does not match", list(os.Getenv("AWS_ACCESS_KEY_ID"), strings.Repeat("x", 40), ""))
	failsWith("ExpiredToken", "The security token included in the request is expired",
		list(os.Getenv("EXPIRED_ACCESS_KEY_ID"), os.Getenv("EXPIRED_SECRET_ACCESS_KEY"), os.Getenv("EXPIRED_SESSION_TOKEN")))
}
