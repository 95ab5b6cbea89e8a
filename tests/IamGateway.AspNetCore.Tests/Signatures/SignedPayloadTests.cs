using IamGateway.AspNetCore.Signatures;

namespace IamGateway.AspNetCore.Tests.Signatures;

public sealed class SignedPayloadTests
{
    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string HashName = "X-Amz-Content-Sha256";

    private static readonly TestRequest NoBody = new("GET", "/?Action=GetCallerIdentity&Version=2011-06-15", "", [("Host", "sts.example.com")]);
    private static readonly string HashOfAnother = new('a', 64);

    private readonly Verification _verification = new();

    public static TheoryData<string, bool, string?, string, SignatureProblem> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool, string?, string, SignatureProblem>();

            // service, presigned, declared and signed (null: nothing), body that came, problem
            foreach (var isPresigned in new[] { false, true })
            {
                cases.Add("iam", isPresigned, null, "the body", SignatureProblem.None);
                cases.Add("iam", isPresigned, null, "", SignatureProblem.WrongSignature);
                cases.Add("iam", isPresigned, "its hash", "the body", SignatureProblem.None);
                cases.Add("iam", isPresigned, "its hash", "another", SignatureProblem.WrongBodyHash);
                cases.Add("iam", isPresigned, HashOfAnother, "the body", SignatureProblem.WrongBodyHash);
                cases.Add("iam", isPresigned, HashOfAnother.ToUpperInvariant(), "the body", SignatureProblem.NotSupported);
                cases.Add("iam", isPresigned, "", "the body", SignatureProblem.NotSupported);
                cases.Add("iam", isPresigned, "STREAMING-UNSIGNED-PAYLOAD-TRAILER", "the body", SignatureProblem.NotSupported);
                cases.Add("s3", isPresigned, "its hash", "the body", SignatureProblem.None);
                cases.Add("s3", isPresigned, "its hash", "another", SignatureProblem.WrongBodyHash);
                cases.Add("s3", isPresigned, Unsigned, "another", SignatureProblem.None);
                cases.Add("s3", isPresigned, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "the body", SignatureProblem.NotSupported);
            }

            cases.Add("iam", false, Unsigned, "the body", SignatureProblem.NotSupported);
            cases.Add("iam", false, Unsigned, "", SignatureProblem.NotSupported);
            cases.Add("iam", true, Unsigned, "the body", SignatureProblem.WrongBodyHash);
            cases.Add("iam", true, Unsigned, "", SignatureProblem.None); // a URL that is signed as if its body were free has none
            cases.Add("s3", false, null, "the body", SignatureProblem.Incomplete);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task The_body_is_what_was_signed(string service, bool isPresigned, string? declared, string came, SignatureProblem problem)
    {
        var request = NoBody with { Body = "the body" };
        var hash = declared == "its hash" ? Convert.ToHexStringLower(request.BodyHash) : declared;
        var signer = new Signer { Service = service, Payload = hash };
        var declaring = hash is null ? request : request.With(HashName, hash);

        var signed = isPresigned ? signer.Presign(declaring) : signer.Sign(declaring);

        Assert.Equal(problem, (await _verification.VerifyAsync(signed with { Body = came }, service)).Problem);
    }

    [Theory]
    [InlineData("iam", "", SignatureProblem.None)]
    [InlineData("iam", "a body", SignatureProblem.WrongBodyHash)]
    [InlineData("s3", "a body", SignatureProblem.None)]
    public async Task A_presigned_query_may_declare_that_the_body_is_not_signed(string service, string body, SignatureProblem problem)
    {
        var signed = new Signer { Service = service, Payload = Unsigned }.Presign(NoBody with { Target = $"{NoBody.Target}&{HashName}={Unsigned}" });

        Assert.Equal(problem, (await _verification.VerifyAsync(signed with { Body = body }, service)).Problem);
    }

    [Fact]
    public async Task Without_a_declaration_a_presigned_request_of_S3_leaves_the_body_free() =>
        Assert.Equal(The.Bob, (await _verification.VerifyAsync(new Signer { Service = "s3", Payload = Unsigned }.Presign(NoBody) with { Body = "any" }, "s3")).Caller);

    [Fact]
    public async Task Without_a_declaration_a_presigned_request_of_another_service_signs_its_body() =>
        Assert.Equal(SignatureProblem.WrongSignature, (await _verification.VerifyAsync(new Signer { Payload = Unsigned }.Presign(NoBody))).Problem);

    [Fact]
    public async Task A_declared_hash_that_was_added_after_signing_is_wrong()
    {
        var signed = new Signer().Sign(TestRequest.ListUsers);

        Assert.Equal(SignatureProblem.WrongSignature, (await _verification.VerifyAsync(signed.With(HashName, HashOfAnother))).Problem);
    }
}
