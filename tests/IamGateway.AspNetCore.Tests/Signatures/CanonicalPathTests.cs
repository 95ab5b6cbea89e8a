using IamGateway.AspNetCore.Signatures;

namespace IamGateway.AspNetCore.Tests.Signatures;

public sealed class CanonicalPathTests
{
    private readonly Verification _verification = new();

    /// <summary>Path as sent, path of the canonical request, and the same for S3; null: refused. Source: IAM User Guide, "Create a signed request", CanonicalURI.</summary>
    public static TheoryData<string, string?, string?> Paths => new()
    {
        { "/",               "/",                   "/" },
        { "/a",              "/a",                  "/a" },
        { "/a/",             "/a/",                 "/a/" },
        { "/a/b",            "/a/b",                "/a/b" },
        { "/a%20b",          "/a%2520b",            "/a%20b" },
        { "/a+b",            "/a%2Bb",              "/a%2Bb" },
        { "/a%2Fb",          "/a%252Fb",            "/a/b" },
        { "/a%2fb",          "/a%252fb",            "/a/b" },
        { "/%41",            "/%2541",              "/A" },
        { "/a:b@c=d&e,f;g",  "/a%3Ab%40c%3Dd%26e%2Cf%3Bg", "/a%3Ab%40c%3Dd%26e%2Cf%3Bg" },
        { "/(a)*'!$~",       "/%28a%29%2A%27%21%24~", "/%28a%29%2A%27%21%24~" },
        { "/%C3%A9",         "/%25C3%25A9",         "/%C3%A9" },
        { "/%c3%a9",         "/%25c3%25a9",         "/%C3%A9" },
        { "/é",              "/%C3%A9",             "/%C3%A9" },
        { "/%FF",            "/%25FF",              "/%FF" },
        { "/%",              "/%25",                null },
        { "/%4",             "/%254",               null },
        { "/%zz",            "/%25zz",              null },
        { "/...",            "/...",                "/..." },
        { "/.a",             "/.a",                 "/.a" },
        { "/a..",            "/a..",                "/a.." },
        { "/.",              null,                  "/." },
        { "/..",             null,                  "/.." },
        { "/a/./b",          null,                  "/a/./b" },
        { "/a/../b",         null,                  "/a/../b" },
        { "/a/%2e/b",        null,                  "/a/./b" },
        { "/a/%2E%2e/b",     null,                  "/a/../b" },
        { "/a/.%2e",         null,                  "/a/.." },
        { "//",              null,                  "//" },
        { "//a",             null,                  "//a" },
        { "/a//b",           null,                  "/a//b" },
        { "/a//",            null,                  "/a//" },
        { "",                null,                  null },
        { "a",               null,                  null },
        { "*",               null,                  null },
        { "http://h/a",      null,                  null },
    };

    [Theory, MemberData(nameof(Paths))]
    public void A_path_has_one_form_or_none(string sent, string? service, string? s3)
    {
        Assert.Equal(service, Canonical(sent, SignatureRules.Service));
        Assert.Equal(s3, Canonical(sent, SignatureRules.S3));
    }

    [Theory]
    [InlineData("/a/../b")]
    [InlineData("/a//b")]
    [InlineData("/%2e%2e/b")]
    public async Task A_path_that_others_would_normalise_is_refused_however_it_is_signed(string path)
    {
        var outcome = await _verification.VerifyAsync(new Signer().Sign(TestRequest.ListUsers with { Target = path }));

        Assert.Equal(SignatureProblem.Incomplete, outcome.Problem);
    }

    private static string? Canonical(string path, SignatureRules rules)
    {
        var writer = default(CanonicalWriter);
        try
        {
            return CanonicalPath.TryWrite(path, rules, ref writer) ? System.Text.Encoding.ASCII.GetString(writer.Written) : null;
        }
        finally
        {
            writer.Dispose();
        }
    }
}
