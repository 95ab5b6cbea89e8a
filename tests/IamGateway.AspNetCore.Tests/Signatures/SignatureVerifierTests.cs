using IamGateway.AspNetCore.Signatures;

namespace IamGateway.AspNetCore.Tests.Signatures;

public sealed class SignatureVerifierTests
{
    private static readonly Signer User = new();
    private static readonly Signer Session = new() { Key = TestCredentials.SessionKeyId, Token = TestCredentials.SessionToken };

    private readonly Verification _verification = new();

    [Fact]
    public async Task A_user_s_signature_in_the_header_is_the_user_s()
    {
        var outcome = await _verification.VerifyAsync(User.Sign(TestRequest.ListUsers));

        Assert.Equal(new SignatureOutcome(The.Bob, SignatureProblem.None, null) { KeyId = Signer.KeyId }, outcome);
    }

    [Fact]
    public async Task A_session_s_signature_in_the_header_is_the_session_s() =>
        Assert.Equal(The.Alice, (await _verification.VerifyAsync(Session.Sign(TestRequest.ListUsers))).Caller);

    [Fact]
    public async Task A_presigned_request_is_its_signer_s() =>
        Assert.Equal(The.Bob, (await _verification.VerifyAsync(User.Presign(TestRequest.ListUsers))).Caller);

    [Fact]
    public async Task A_session_s_presigned_request_is_the_session_s() =>
        Assert.Equal(The.Alice, (await _verification.VerifyAsync(Session.Presign(TestRequest.ListUsers))).Caller);

    [Fact]
    public async Task Another_secret_s_signature_is_wrong() =>
        Assert.Equal(SignatureProblem.WrongSignature, (await _verification.VerifyAsync((User with { SecretKey = "other" }).Sign(TestRequest.ListUsers))).Problem);
}
