using IamGateway.AspNetCore.Signatures;

namespace IamGateway.AspNetCore.Tests.Signatures;

public sealed class SignedHeadersTests
{
    private static readonly string[] Usual = ["content-type", "host", "x-amz-date"];

    private readonly Verification _verification = new();

    /// <summary>Header values as sent, and one value that is signed for them. Source: IAM User Guide, "Create a signed request", CanonicalHeaders.</summary>
    public static TheoryData<string[], string> Values => new()
    {
        { ["a"],              "a" },
        { ["  a  "],          "a" },
        { ["a  b   c"],       "a b c" },
        { ["a\tb"],           "a b" },
        { ["\t a \t b\t"],    "a b" },
        { ["\"a   b\""],      "\"a b\"" },     // also between quotation marks
        { ["b", "a"],         "b,a" },         // in order of arrival
        { ["a, b"],           "a, b" },        // what was one value stays as it was
        { [" a ", " b "],     "a,b" },
        { [""],               "" },
        { ["", ""],           "," },
        { ["한국 é"],          "한국 é" },
    };

    [Theory, MemberData(nameof(Values))]
    public async Task Values_are_tidied_and_joined(string[] sent, string value)
    {
        var request = new Signer().Sign(TestRequest.ListUsers.With("My-Header", value)).Without("My-Header");
        foreach (var part in sent)
        {
            request = request.With("my-header", part);
        }

        Assert.Equal(SignatureProblem.None, (await _verification.VerifyAsync(request)).Problem);
    }

    [Fact]
    public async Task The_order_of_values_is_signed()
    {
        var signed = new Signer().Sign(TestRequest.ListUsers.With("My-Header", "a").With("My-Header", "b"));

        Assert.Equal(SignatureProblem.None, (await _verification.VerifyAsync(signed)).Problem);
        Assert.Equal(SignatureProblem.WrongSignature, (await _verification.VerifyAsync(signed.Without("My-Header").With("My-Header", "b").With("My-Header", "a"))).Problem);
    }

    /// <summary>List of signed headers, problem.</summary>
    [Theory]
    [InlineData("content-type;host;x-amz-date", SignatureProblem.None)]
    [InlineData("host;x-amz-date", SignatureProblem.WrongSignature)]
    [InlineData("host;content-type;x-amz-date", SignatureProblem.Incomplete)]      // not sorted
    [InlineData("content-type;host;host;x-amz-date", SignatureProblem.Incomplete)] // twice
    [InlineData("Content-Type;host;x-amz-date", SignatureProblem.Incomplete)]
    [InlineData("content-type;x-amz-date", SignatureProblem.Incomplete)]           // the host would be free
    [InlineData("content-type;host", SignatureProblem.Incomplete)]                 // the date would be free
    [InlineData(";content-type;host;x-amz-date", SignatureProblem.Incomplete)]
    [InlineData("content-type;host;x-amz-date;", SignatureProblem.Incomplete)]
    [InlineData("content-type;host;x-amz-date;z y", SignatureProblem.Incomplete)]
    [InlineData("content-type;host;x-amz-date;z:y", SignatureProblem.Incomplete)]
    [InlineData("content-type;host;x-amz-date;z\n", SignatureProblem.Incomplete)]
    [InlineData("content-type;host;x-amz-date;zé", SignatureProblem.Incomplete)]
    [InlineData("content-type;host;x-absent;x-amz-date", SignatureProblem.WrongSignature)]
    public async Task The_list_is_sorted_lower_case_and_has_what_must_be_signed(string list, SignatureProblem problem)
    {
        var signed = new Signer { Names = Usual }.Sign(TestRequest.ListUsers);
        var header = signed.Header("Authorization")!;
        Assert.Contains("SignedHeaders=content-type;host;x-amz-date,", header);

        Assert.Equal(problem, (await _verification.VerifyAsync(signed.Replace("Authorization", header.Replace("content-type;host;x-amz-date", list)))).Problem);
    }

    [Fact]
    public async Task More_headers_than_a_request_can_have_are_refused()
    {
        var names = Enumerable.Range(0, 100).Select(number => $"a{number:000}").ToArray();
        var request = names.Aggregate(TestRequest.ListUsers, (last, name) => last.With(name, "v"));

        Assert.Equal(SignatureProblem.Incomplete, (await _verification.VerifyAsync(new Signer().Sign(request))).Problem);
        Assert.Equal(SignatureProblem.None, (await _verification.VerifyAsync((new Signer { Names = [.. names[..97], .. Usual] }).Sign(request))).Problem);
    }

    /// <summary>A header of AWS's that came unsigned, whether that is refused in the header form, and for presigned requests.</summary>
    [Theory]
    [InlineData("X-Amz-Target", "SWBExternalService.ListInstances", true, true)]
    [InlineData("x-amz-user-agent", "x", true, true)]
    [InlineData("X-AMZ-Anything", "x", true, true)]
    [InlineData("X-Amz-Date", "20260105T090000Z", true, false)]                     // beside a presigned date nothing reads it
    [InlineData("X-Amz-Content-Sha256", "7e1a…", false, false)]                     // is a line of the canonical request
    [InlineData("X-Amzn-Trace-Id", "Root=1", false, false)]                         // load balancers add it
    [InlineData("User-Agent", "x", false, false)]
    public async Task Headers_of_AWS_s_are_signed(string name, string value, bool isRefused, bool isRefusedPresigned)
    {
        value = value == "7e1a…" ? Convert.ToHexStringLower(TestRequest.ListUsers.BodyHash) : value;
        var signer = new Signer { Names = name == "X-Amz-Date" ? ["host"] : Usual };
        var inHeader = name == "X-Amz-Date" ? signer.Sign(TestRequest.ListUsers) : signer.Sign(TestRequest.ListUsers).With(name, value);
        var presigned = (signer with { Names = ["host"] }).Presign(TestRequest.ListUsers).With(name, value);

        Assert.Equal(isRefused ? SignatureProblem.Incomplete : SignatureProblem.None, (await _verification.VerifyAsync(inHeader)).Problem);
        Assert.Equal(isRefusedPresigned ? SignatureProblem.Incomplete : SignatureProblem.None, (await _verification.VerifyAsync(presigned)).Problem);
    }

    [Fact]
    public async Task What_must_be_signed_is_named() =>
        Assert.Equal(
            "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.",
            (await _verification.VerifyAsync(new Signer { Names = Usual }.Sign(TestRequest.ListUsers.With("X-Amz-Target", "t")))).Detail);

    [Theory]
    [InlineData("iam.example.com")]
    [InlineData("iam.example.com:443")]
    [InlineData("IAM.example.com:8443")]
    public async Task The_host_is_signed_with_its_port_as_sent(string host)
    {
        Assert.Equal(SignatureProblem.None, (await _verification.VerifyAsync(new Signer().Sign(TestRequest.ListUsers.Replace("Host", host)))).Problem);
        Assert.Equal(SignatureProblem.WrongSignature, (await _verification.VerifyAsync(new Signer().Sign(TestRequest.ListUsers).Replace("Host", host))).Problem);
    }
}
