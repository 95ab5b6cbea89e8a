using IamGateway.AspNetCore.Signatures;

namespace IamGateway.AspNetCore.Tests.Signatures;

public sealed class RequestSignatureTests
{
    private static readonly TestRequest Signed = new Signer().Sign(TestRequest.ListUsers);
    private static readonly TestRequest Presigned = new Signer().Presign(TestRequest.ListUsers);
    private static readonly string Header = Signed.Header("Authorization")!;

    private readonly Verification _verification = new();

    /// <summary>Authorization header (null: none), problem.</summary>
    public static TheoryData<string?, SignatureProblem> Headers => new()
    {
        { null,                                                                SignatureProblem.Missing },
        { "",                                                                  SignatureProblem.Missing },
        { "Bearer token",                                                      SignatureProblem.Missing },
        { "Basic YTpi",                                                        SignatureProblem.Missing },
        { "AWS AKIAEXAMPLEUSERKEY01:signature=",                               SignatureProblem.NotSupported }, // Signature Version 2
        { Header.Replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"),        SignatureProblem.NotSupported }, // Version 4A
        { Header.Replace("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"),                SignatureProblem.NotSupported },
        { Header.Replace("AWS4-HMAC-SHA256", "aws4-hmac-sha256"),              SignatureProblem.NotSupported },
        { "AWS4-HMAC-SHA256",                                                  SignatureProblem.Incomplete },
        { "AWS4-HMAC-SHA256 ",                                                 SignatureProblem.Incomplete },
        { "AWS4-HMAC-SHA256 ,",                                                SignatureProblem.Incomplete },
        { Header.Replace("Credential=", "Credential=, Credential="),           SignatureProblem.Incomplete },
        { "AWS4-HMAC-SHA256 Credential",                                       SignatureProblem.Incomplete },
        { Header.Replace("Credential=", "credential="),                        SignatureProblem.Incomplete },
        { Header.Replace("Credential=", "Credential=,X="),                     SignatureProblem.Incomplete },
        { Header.Replace("SignedHeaders=", "Other="),                          SignatureProblem.Incomplete },
        { Header[..Header.IndexOf(", Signature", StringComparison.Ordinal)],   SignatureProblem.Incomplete },
        { Header + ",",                                                        SignatureProblem.Incomplete },
        { Header + ", Extra=1",                                                SignatureProblem.Incomplete },
        { Header + ", " + Header["AWS4-HMAC-SHA256 ".Length..],                SignatureProblem.Incomplete }, // each part twice
        { Header + new string(' ', 9_000),                                     SignatureProblem.Incomplete },
        { Header.Replace("Signature=", "Signature=g"),                         SignatureProblem.WrongSignature },
        { Header[..^1],                                                        SignatureProblem.WrongSignature },
        { Header[..^64] + Header[^64..].ToUpperInvariant(),                    SignatureProblem.WrongSignature }, // everybody writes it in lower case
        { Header.Replace(", ", ",", StringComparison.Ordinal),                 SignatureProblem.None },
        { Header.Replace(", ", " ,  ", StringComparison.Ordinal),              SignatureProblem.None },
    };

    /// <summary>Part of a presigned target, what stands there instead, problem.</summary>
    public static TheoryData<string, string, SignatureProblem> Queries => new()
    {
        { "X-Amz-Algorithm=AWS4-HMAC-SHA256&", "",                                       SignatureProblem.Incomplete },
        { "AWS4-HMAC-SHA256",                  "AWS4-ECDSA-P256-SHA256",                 SignatureProblem.NotSupported },
        { "X-Amz-Algorithm",                   "x-amz-algorithm",                        SignatureProblem.Incomplete }, // AWS's spelling only
        { "X-Amz-Credential=",                 "Y=",                                     SignatureProblem.Incomplete },
        { "X-Amz-Signature=",                  "Y=",                                     SignatureProblem.Incomplete },
        { "X-Amz-SignedHeaders=",              "Y=",                                     SignatureProblem.Incomplete },
        { "X-Amz-Date=",                       "Y=",                                     SignatureProblem.Incomplete },
        { "X-Amz-Expires=",                    "Y=",                                     SignatureProblem.Incomplete },
        { "X-Amz-Expires=",                    "X-Amz-Expires=1&X-Amz-Expires=",         SignatureProblem.Ambiguous },
        { "X-Amz-Date=",                       "X-Amz-Date=20260105T090000Z&X-Amz-Date=", SignatureProblem.Ambiguous },
        { "X-Amz-Signature=",                  "X-Amz-Signature=0&X-Amz-Signature=",     SignatureProblem.Ambiguous },
        { "X-Amz-Signature=",                  "X-Amz-Security-Token=a&X-Amz-Security-Token=b&X-Amz-Signature=", SignatureProblem.Ambiguous },
        { "X-Amz-Credential=",                 "X-Amz-Credential=&X-Amz-Credential=",    SignatureProblem.Ambiguous },
        { "X-Amz-Signature=",                  "X%2dAmz%2dSignature=",                   SignatureProblem.None },
        { "X-Amz-Signature=",                  "%zz=1&X-Amz-Signature=",                 SignatureProblem.Incomplete },
        { "X-Amz-Signature=",                  "a=%4&X-Amz-Signature=",                  SignatureProblem.Incomplete },
    };

    [Theory, MemberData(nameof(Headers))]
    public async Task An_Authorization_header_is_read_strictly(string? header, SignatureProblem problem)
    {
        var request = header is null ? Signed.Without("Authorization") : Signed.Replace("Authorization", header);

        Assert.Equal(problem, (await _verification.VerifyAsync(request)).Problem);
    }

    [Theory, MemberData(nameof(Queries))]
    public async Task A_presigned_query_is_read_strictly(string part, string other, SignatureProblem problem)
    {
        Assert.Contains(part, Presigned.Target);

        Assert.Equal(problem, (await _verification.VerifyAsync(Presigned with { Target = Presigned.Target.Replace(part, other) })).Problem);
    }

    [Theory]
    [InlineData("X-Amz-Signature=0")]
    [InlineData("x-amz-signature=0")]
    [InlineData("X-Amz-Algorithm=AWS4-HMAC-SHA256")]
    [InlineData("%58-Amz-Credential=a")]
    public async Task Header_and_query_together_are_ambiguous(string query)
    {
        var both = new Signer().Sign(TestRequest.ListUsers with { Target = $"/?{query}" });

        Assert.Equal(SignatureProblem.Ambiguous, (await _verification.VerifyAsync(both)).Problem);
    }

    [Fact]
    public async Task A_bearer_token_beside_a_presigned_query_is_ambiguous() =>
        Assert.Equal(SignatureProblem.Ambiguous, (await _verification.VerifyAsync(Presigned.With("Authorization", "Bearer token"))).Problem);

    [Theory]
    [InlineData("Authorization", "Bearer token")]
    [InlineData("X-Amz-Date", "20260105T090000Z")]
    [InlineData("X-Amz-Security-Token", "b")]
    [InlineData("X-Amz-Content-Sha256", "b")]
    public async Task A_part_of_the_signature_that_comes_twice_is_ambiguous(string name, string value)
    {
        var request = Signed.Header(name) is null ? Signed.With(name, "a") : Signed;

        Assert.Equal(SignatureProblem.Ambiguous, (await _verification.VerifyAsync(request.With(name, value))).Problem);
    }

    [Fact]
    public async Task A_token_beside_a_presigned_query_is_ambiguous() =>
        Assert.Equal(SignatureProblem.Ambiguous, (await _verification.VerifyAsync(new Signer().Presign(TestRequest.ListUsers.With("X-Amz-Security-Token", "t")))).Problem);

    [Fact]
    public async Task Version_2_in_the_query_is_not_supported()
    {
        var request = TestRequest.ListUsers with { Target = "/?AWSAccessKeyId=AKIAEXAMPLEUSERKEY01&Signature=x&Expires=1767604800" };

        Assert.Equal(SignatureProblem.NotSupported, (await _verification.VerifyAsync(request)).Problem);
    }

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0", "Authorization header requires 'Credential' parameter.")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a, Signature=0", "Authorization header requires 'SignedHeaders' parameter.")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host", "Authorization header requires 'Signature' parameter.")]
    public async Task What_is_missing_is_named(string header, string detail) =>
        Assert.Equal(new SignatureOutcome(null, SignatureProblem.Incomplete, detail), await _verification.VerifyAsync(Signed.Replace("Authorization", header)));
}
