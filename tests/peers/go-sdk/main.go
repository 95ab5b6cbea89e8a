// Administers a gateway with aws-sdk-go-v2 as Debian packages it. Usage: go-sdk ENDPOINT; the key comes from the environment.
//
// Prints a JSON line for each check: {"check": NAME} when it went well, and with "failed" when not. Nothing here knows
// that it does not talk to AWS.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime/debug"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
)

var (
	ctx      = context.Background()
	endpoint = os.Args[1]
	admin    = credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), "")
	account  string
	svc      = iamOf(admin)
	tokens   = stsOf(admin)
)

func main() {
	check("caller_identity", callerIdentity)
	check("users", users)
	check("groups", groups)
	check("policies", policies)
	check("roles", roles)
	check("instance_profiles", instanceProfiles)
	check("access_keys", accessKeys)
	check("login_profiles", loginProfiles)
	check("mfa_devices", mfaDevices)
	check("saml_providers", samlProviders)
	check("oidc_providers", oidcProviders)
	check("account", accountSettings)
	check("pages", pages)
	check("assume_role", assumeRole)
	check("iam_errors", iamErrors)
	check("sts_errors", stsErrors)
	check("signature_errors", signatureErrors)
}

func iamOf(keys aws.CredentialsProvider) *iam.Client {
	return iam.NewFromConfig(aws.Config{Region: "us-east-1", Credentials: keys}, iam.WithEndpointResolver(iam.EndpointResolverFromURL(endpoint)))
}

func stsOf(keys aws.CredentialsProvider) *sts.Client {
	return sts.NewFromConfig(aws.Config{Region: "us-east-1", Credentials: keys}, sts.WithEndpointResolver(sts.EndpointResolverFromURL(endpoint)))
}

func check(name string, run func()) {
	line := map[string]string{"check": name}
	defer func() {
		if problem := recover(); problem != nil {
			line["failed"] = fmt.Sprintf("%v\n%s", problem, debug.Stack())
		}
		text, _ := json.Marshal(line)
		fmt.Println(string(text))
	}()
	run()
}

// must gives the answer of a call that has to succeed.
func must[T any](answer T, err error) T {
	if err != nil {
		panic(err)
	}
	return answer
}

// is fails unless two values are equal.
func is(got, want any) {
	if !reflect.DeepEqual(got, want) {
		panic(fmt.Sprintf("got %#v, want %#v", got, want))
	}
}

// fails asserts that a call failed with an exception of a type of the SDK.
func fails[E error](says string, err error) {
	var wanted E
	if !errors.As(err, &wanted) {
		panic(fmt.Sprintf("got %v, want a %T", err, wanted))
	}
	if !strings.Contains(err.Error(), says) {
		panic(fmt.Sprintf("%q does not say %q", err, says))
	}
}

// failsWith asserts the code of an error that the SDK has no type for.
func failsWith(code, says string, err error) {
	var problem smithy.APIError
	if !errors.As(err, &problem) || problem.ErrorCode() != code || !strings.Contains(problem.ErrorMessage(), says) {
		panic(fmt.Sprintf("got %v, want %s: %s", err, code, says))
	}
}
