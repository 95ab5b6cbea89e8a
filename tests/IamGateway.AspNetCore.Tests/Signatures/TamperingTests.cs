using IamGateway.AspNetCore.Signatures;

namespace IamGateway.AspNetCore.Tests.Signatures;

/// <summary>Every part of a request that is signed, changed on its way.</summary>
public sealed class TamperingTests
{
    private static readonly TestRequest Plain = TestRequest.ListUsers with { Target = "/path/a%20b?x=1&y=a%2Bb&y=2" };

    private static readonly Dictionary<string, Func<TestRequest, TestRequest>> Changes = new()
    {
        ["the method"] = request => request with { Method = "PUT" },
        ["the method's case"] = request => request with { Method = "post" },
        ["the path"] = request => request with { Target = request.Target.Replace("/path/", "/other/") },
        ["the path's case"] = request => request with { Target = request.Target.Replace("/path/", "/Path/") },
        ["the path's encoding"] = request => request with { Target = request.Target.Replace("/path/", "/%70ath/") },
        ["a slash at the path's end"] = request => request with { Target = request.Target.Replace("a%20b?", "a%20b/?") },
        ["a parameter's value"] = request => request with { Target = request.Target.Replace("x=1", "x=2") },
        ["a parameter's name"] = request => request with { Target = request.Target.Replace("x=1", "X=1") },
        ["a parameter more"] = request => request with { Target = request.Target + "&z=1" },
        ["a parameter twice"] = request => request with { Target = request.Target + "&x=1" },
        ["a parameter less"] = request => request with { Target = request.Target.Replace("x=1&", "") },
        ["a plus made a space"] = request => request with { Target = request.Target.Replace("a%2Bb", "a+b") },
        ["the host"] = request => request.Replace("Host", "sts.example.com:8443"),
        ["the host's port"] = request => request.Replace("Host", "iam.example.com"),
        ["a signed header"] = request => request.Replace("Content-Type", "application/json"),
        ["a signed header's case"] = request => request.Replace("Content-Type", request.Header("Content-Type")!.ToUpperInvariant()),
        ["a signed header twice"] = request => request.With("Content-Type", "application/json"),
        ["a signed header less"] = request => request.Without("Content-Type"),
        ["the body"] = request => request with { Body = request.Body.Replace("ListUsers", "DeleteUser") },
        ["no body"] = request => request with { Body = "" },
    };

    private static readonly Dictionary<string, Func<TestRequest, TestRequest>> HarmlessChanges = new()
    {
        ["the order of parameters"] = request => request with { Target = request.Target.Replace("x=1&y=a%2Bb", "y=a%2Bb&x=1") },
        ["the encoding of a parameter"] = request => request with { Target = request.Target.Replace("x=1", "%78=%31").Replace("%2B", "%2b") },
        ["an unsigned header"] = request => request.With("X-Forwarded-For", "192.0.2.1"),
        ["white space of a header"] = request => request.Replace("Content-Type", $"  {request.Header("Content-Type")} "),
        ["the case of a header's name"] = request => request.Without("Content-Type").With("CONTENT-TYPE", request.Header("Content-Type")!),
    };

    private readonly Verification _verification = new();

    public static TheoryData<string, bool> Tampered => Table(Changes);

    public static TheoryData<string, bool> Harmless => Table(HarmlessChanges);

    [Theory, MemberData(nameof(Tampered))]
    public async Task What_was_signed_and_is_changed_is_refused(string change, bool isPresigned)
    {
        var signed = Sign(Plain, isPresigned);
        Assert.Equal(SignatureProblem.None, (await _verification.VerifyAsync(signed)).Problem);

        Assert.Equal(SignatureProblem.WrongSignature, (await _verification.VerifyAsync(Changes[change](signed))).Problem);
    }

    [Theory, MemberData(nameof(Harmless))]
    public async Task What_means_the_same_is_the_same(string change, bool isPresigned) =>
        Assert.Equal(SignatureProblem.None, (await _verification.VerifyAsync(HarmlessChanges[change](Sign(Plain, isPresigned)))).Problem);

    [Theory]
    [InlineData("20260105T090001Z")]
    [InlineData("20260105T085959Z")]
    public async Task The_time_is_signed(string time)
    {
        Assert.Equal(SignatureProblem.WrongSignature, (await _verification.VerifyAsync(Sign(Plain, isPresigned: false).Replace("X-Amz-Date", time))).Problem);
        var presigned = Sign(Plain, isPresigned: true);
        Assert.Equal(SignatureProblem.WrongSignature, (await _verification.VerifyAsync(presigned with { Target = presigned.Target.Replace("20260105T090000Z", time) })).Problem);
    }

    [Fact]
    public async Task The_expiry_of_a_presigned_request_is_signed()
    {
        var presigned = Sign(Plain, isPresigned: true);

        Assert.Equal(SignatureProblem.WrongSignature, (await _verification.VerifyAsync(presigned with { Target = presigned.Target.Replace("X-Amz-Expires=900", "X-Amz-Expires=604800") })).Problem);
    }

    /// <summary>Each digit of the signature counts.</summary>
    [Fact]
    public async Task No_digit_of_the_signature_is_ignored()
    {
        var signed = Sign(Plain, isPresigned: false);
        var header = signed.Header("Authorization")!;
        for (var index = header.Length - 64; index < header.Length; index++)
        {
            var other = header[..index] + (header[index] == '0' ? '1' : '0') + header[(index + 1)..];
            Assert.Equal(SignatureProblem.WrongSignature, (await _verification.VerifyAsync(signed.Replace("Authorization", other))).Problem);
        }
    }

    private static TestRequest Sign(TestRequest request, bool isPresigned) => isPresigned ? new Signer().Presign(request) : new Signer().Sign(request);

    private static TheoryData<string, bool> Table(Dictionary<string, Func<TestRequest, TestRequest>> changes)
    {
        var table = new TheoryData<string, bool>();
        foreach (var name in changes.Keys)
        {
            table.Add(name, false);
            table.Add(name, true);
        }

        return table;
    }
}
