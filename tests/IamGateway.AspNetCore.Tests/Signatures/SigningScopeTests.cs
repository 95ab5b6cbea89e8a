using IamGateway.AspNetCore.Signatures;

namespace IamGateway.AspNetCore.Tests.Signatures;

public sealed class SigningScopeTests
{
    private const string Scope = "AKIAEXAMPLEUSERKEY01/20260105/us-east-1/iam/aws4_request";

    private static readonly TestRequest Signed = new Signer().Sign(TestRequest.ListUsers);

    /// <summary>Credential, problem, detail.</summary>
    public static TheoryData<string, SignatureProblem, string?> Credentials => new()
    {
        { "AKIAEXAMPLEUSERKEY01/20260105/us-east-1/iam",                SignatureProblem.Incomplete, "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term." },
        { Scope + "/",                                                  SignatureProblem.Incomplete, "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term." },
        { "AKIAEXAMPLEUSERKEY01/20260105/us-east-1/iam/aws4_Request",   SignatureProblem.WrongScope, "Credential should be scoped with a valid terminator: 'aws4_request'." },
        { "AKIAEXAMPLEUSERKEY01/20260105/us-east-1/sts/aws4_request",   SignatureProblem.WrongScope, "Credential should be scoped to correct service: 'iam'." },
        { "AKIAEXAMPLEUSERKEY01/20260105/us-east-1/IAM/aws4_request",   SignatureProblem.WrongScope, "Credential should be scoped to correct service: 'iam'." },
        { "AKIAEXAMPLEUSERKEY01/20260104/us-east-1/iam/aws4_request",   SignatureProblem.WrongScope, "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260105'." },
        { "AKIAEXAMPLEUSERKEY01/2026015/us-east-1/iam/aws4_request",    SignatureProblem.WrongScope, "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260105'." },
        { "AKIAEXAMPLEUSERKEY01/20260105//iam/aws4_request",            SignatureProblem.WrongScope, "Credential should be scoped to a valid region." },
        { "AKIAEXAMPLEUSERKEY01/20260105/us<b>/iam/aws4_request",       SignatureProblem.WrongScope, "Credential should be scoped to a valid region." },
        { $"AKIAEXAMPLEUSERKEY01/20260105/{new string('a', 65)}/iam/aws4_request", SignatureProblem.WrongScope, "Credential should be scoped to a valid region." },
        { "AKIAEXAMPLEUSERKEY01/20260105/us-east-2/iam/aws4_request",   SignatureProblem.WrongSignature, null }, // accepted, but not what was signed
        { "/20260105/us-east-1/iam/aws4_request",                       SignatureProblem.UnknownKey, null },
        { "AKIA EXAMPLE/20260105/us-east-1/iam/aws4_request",           SignatureProblem.UnknownKey, null },
        { "ÄKIAEXAMPLEUSERKEY01/20260105/us-east-1/iam/aws4_request",   SignatureProblem.UnknownKey, null },
        { $"{new string('A', 129)}/20260105/us-east-1/iam/aws4_request", SignatureProblem.UnknownKey, null },
    };

    [Theory, MemberData(nameof(Credentials))]
    public async Task A_credential_names_this_service_on_its_own_day(string credential, SignatureProblem problem, string? detail)
    {
        var header = Signed.Header("Authorization")!;
        Assert.Contains(Scope, header);

        var outcome = await new Verification().VerifyAsync(Signed.Replace("Authorization", header.Replace(Scope, credential)));

        Assert.Equal((problem, detail), (outcome.Problem, outcome.Detail));
    }

    /// <summary>Region signed for, whether it is accepted when eu-central-1 is configured.</summary>
    [Theory]
    [InlineData("eu-central-1", true)]
    [InlineData("us-east-1", true)] // global services are always signed for it
    [InlineData("eu-central-2", false)]
    [InlineData("EU-CENTRAL-1", false)]
    public async Task Configured_regions_are_accepted_and_us_east_1(string region, bool isAccepted)
    {
        var verification = new Verification(new SignatureOptions { Regions = ["eu-central-1"] });

        var outcome = await verification.VerifyAsync((new Signer() with { Region = region }).Sign(TestRequest.ListUsers));

        Assert.Equal(isAccepted ? SignatureProblem.None : SignatureProblem.WrongScope, outcome.Problem);
    }

    [Fact]
    public async Task Without_configured_regions_any_is_accepted() =>
        Assert.Equal(The.Bob, (await new Verification().VerifyAsync((new Signer() with { Region = "my-cellar-7" }).Sign(TestRequest.ListUsers))).Caller);

    [Fact]
    public async Task A_signature_for_one_service_is_none_for_another() =>
        Assert.Equal(SignatureProblem.WrongScope, (await new Verification().VerifyAsync(Signed, "sts")).Problem);

    [Fact]
    public async Task The_key_is_named_also_when_the_scope_is_wrong() =>
        Assert.Equal(Signer.KeyId, (await new Verification().VerifyAsync(Signed, "sts")).KeyId);
}
