using IamGateway.AspNetCore.Signatures;

namespace IamGateway.AspNetCore.Tests.Signatures;

public sealed class SigningTimeTests
{
    private readonly Verification _verification = new();

    /// <summary>Seconds from signing to now, problem.</summary>
    [Theory]
    [InlineData(0, SignatureProblem.None)]
    [InlineData(14 * 60, SignatureProblem.None)]
    [InlineData(15 * 60, SignatureProblem.None)]
    [InlineData((15 * 60) + 1, SignatureProblem.ClockSkew)]
    [InlineData(-14 * 60, SignatureProblem.None)]
    [InlineData(-15 * 60, SignatureProblem.None)]
    [InlineData((-15 * 60) - 1, SignatureProblem.ClockSkew)]
    [InlineData(86_400 * 365, SignatureProblem.ClockSkew)]
    public async Task A_request_is_signed_within_15_minutes(int seconds, SignatureProblem problem) =>
        Assert.Equal(problem, (await _verification.VerifyAsync((new Signer() with { At = The.Start.AddSeconds(-seconds) }).Sign(TestRequest.ListUsers))).Problem);

    [Fact]
    public async Task The_skew_is_a_setting()
    {
        var strict = new Verification(new SignatureOptions { Skew = TimeSpan.FromMinutes(5) });

        var outcome = await strict.VerifyAsync((new Signer() with { At = The.Start.AddMinutes(-6) }).Sign(TestRequest.ListUsers));

        Assert.Equal("Signature expired: 20260105T085400Z is now earlier than 20260105T085500Z (20260105T090000Z - 5 min.)", outcome.Detail);
    }

    [Fact]
    public async Task A_signature_from_the_future_is_said_to_be() =>
        Assert.Equal(
            "Signature not yet current: 20260105T092000Z is still later than 20260105T091500Z (20260105T090000Z + 15 min.)",
            (await _verification.VerifyAsync((new Signer() with { At = The.Start.AddMinutes(20) }).Sign(TestRequest.ListUsers))).Detail);

    /// <summary>Seconds that it is valid, seconds from signing to now, problem.</summary>
    [Theory]
    [InlineData(0, 0, SignatureProblem.None)]
    [InlineData(0, 1, SignatureProblem.Expired)]
    [InlineData(60, 60, SignatureProblem.None)]
    [InlineData(60, 61, SignatureProblem.Expired)]
    [InlineData(604_800, 604_800, SignatureProblem.None)]
    [InlineData(604_800, 604_801, SignatureProblem.Expired)]
    [InlineData(604_801, 0, SignatureProblem.Incomplete)]
    [InlineData(-1, 0, SignatureProblem.Incomplete)]
    [InlineData(604_800, (-15 * 60) - 1, SignatureProblem.ClockSkew)]
    [InlineData(60, -15 * 60, SignatureProblem.None)]
    public async Task A_presigned_request_is_valid_as_long_as_it_says(int expires, int seconds, SignatureProblem problem) =>
        Assert.Equal(problem, (await _verification.VerifyAsync((new Signer() with { At = The.Start.AddSeconds(-seconds) }).Presign(TestRequest.ListUsers, expires))).Problem);

    [Theory]
    [InlineData("+60")]
    [InlineData("6e1")]
    [InlineData(" 60")]
    [InlineData("60.0")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    public async Task An_expiry_is_a_number_of_seconds(string expires)
    {
        var request = new Signer().Presign(TestRequest.ListUsers);
        request = request with { Target = request.Target.Replace("X-Amz-Expires=900", $"X-Amz-Expires={Uri.EscapeDataString(expires)}") };

        Assert.Equal(SignatureProblem.Incomplete, (await _verification.VerifyAsync(request)).Problem);
    }

    [Theory]
    [InlineData("2026-01-05T09:00:00Z")]
    [InlineData("20260105T090000")]
    [InlineData("20260105T090000z")]
    [InlineData("20260105t090000Z")]
    [InlineData("20260105T240000Z")]
    [InlineData("20260230T090000Z")]
    [InlineData("20260105T090000Z ")]
    [InlineData("20260105T0900000Z")]
    [InlineData("٢٠٢٦٠١٠٥T090000Z")]
    [InlineData("1767603600")]
    [InlineData("")]
    public async Task A_date_has_one_form(string date) =>
        Assert.Equal(SignatureProblem.Incomplete, (await _verification.VerifyAsync(new Signer().Sign(TestRequest.ListUsers).Replace("X-Amz-Date", date))).Problem);

    [Theory]
    [InlineData("20260105T090000Z")]
    [InlineData("Mon, 05 Jan 2026 09:00:00 GMT")]
    public async Task The_date_may_come_from_the_Date_header(string date) =>
        Assert.Equal(The.Bob, (await _verification.VerifyAsync(new Signer().Authorize(TestRequest.ListUsers.With("Date", date)))).Caller);

    [Fact]
    public async Task Of_two_dates_AWS_s_counts() =>
        Assert.Equal(The.Bob, (await _verification.VerifyAsync(new Signer().Sign(TestRequest.ListUsers.With("Date", "Sun, 04 Jan 2026 09:00:00 GMT")))).Caller);

    [Fact]
    public async Task Without_a_date_it_is_incomplete() =>
        Assert.Equal(
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
            (await _verification.VerifyAsync(new Signer().Authorize(TestRequest.ListUsers))).Detail);
}
