using System.Globalization;
using IamGateway.Identity.Accounts;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Reports;

/// <summary>One user of a credential report. Source: IAM User Guide, "Generate credential reports for your AWS account", "Understanding the report format".</summary>
/// <param name="cells">In the order of the columns.</param>
internal sealed class CredentialRow(params IReadOnlyList<string> cells)
{
    private const string None = "N/A", Never = "no_information", NotSupported = "not_supported", No = "false";

    /// <summary>Names of the columns.</summary>
    public static CredentialRow Head { get; } = new(
        "user", "arn", "user_creation_time",
        "password_enabled", "password_last_used", "password_last_changed", "password_next_rotation", "mfa_active",
        "access_key_1_active", "access_key_1_last_rotated", "access_key_1_last_used_date", "access_key_1_last_used_region", "access_key_1_last_used_service",
        "access_key_2_active", "access_key_2_last_rotated", "access_key_2_last_used_date", "access_key_2_last_used_region", "access_key_2_last_used_service",
        "cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated");

    /// <summary>The root user's: it has no access keys and no certificates here.</summary>
    public static CredentialRow Of(Account account, bool hasMfa) => new(
    [
        "<root_account>", $"arn:aws:iam::{account.Id}:root", Time(account.CreatedAt),
        NotSupported, account.Root?.PasswordLastUsedAt is { } used ? Time(used) : Never, NotSupported, NotSupported, Truth(hasMfa),
        .. Key(null), .. Key(null), .. Certificate(null), .. Certificate(null),
    ]);

    /// <summary>An IAM user's.</summary>
    /// <param name="user">The user.</param>
    /// <param name="keys">Its access keys, the oldest first.</param>
    /// <param name="certificates">Its signing certificates, the oldest first.</param>
    /// <param name="hasMfa">Whether it has an MFA device.</param>
    /// <param name="rule">The account's password policy; null: there is none.</param>
    public static CredentialRow Of(IamUser user, IReadOnlyList<AccessKey> keys, IReadOnlyList<SigningCertificate> certificates, bool hasMfa, PasswordPolicy? rule) => new(
    [
        user.Name, user.Arn, Time(user.CreatedAt),
        .. Password(user, rule), Truth(hasMfa),
        .. Key(keys.ElementAtOrDefault(0)), .. Key(keys.ElementAtOrDefault(1)),
        .. Certificate(certificates.ElementAtOrDefault(0)), .. Certificate(certificates.ElementAtOrDefault(1)),
    ]);

    /// <summary>A line of CSV. Names of users may have commas, and paths quotes too. Source: RFC 4180.</summary>
    /// <remarks>A name may begin with what a spreadsheet takes for a formula, such as <c>=</c>. It stays as it is, as on AWS: whoever reads the report must find the users by their names.</remarks>
    public override string ToString() => string.Join(',', cells.Select(Cell));

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string[] Password(IamUser user, PasswordPolicy? rule) => user is not { PasswordHash: not null, PasswordSetAt: { } setAt } ? [No, None, None, None] :
    [
        Truth(true),
        user.PasswordLastUsedAt is { } used ? Time(used) : Never,
        Time(setAt),
        rule?.ExpiryOf(setAt) is { } expiry ? Time(expiry) : None,
    ];

    private static string[] Key(AccessKey? key) => key is null ? [No, None, None, None, None] :
    [
        Truth(key.IsActive), Time(key.CreatedAt),
        key.LastUsedAt is { } used ? Time(used) : None, key.LastUsedRegion ?? None, key.LastUsedService ?? None,
    ];

    private static string[] Certificate(SigningCertificate? certificate) => certificate is null ? [No, None] : [Truth(certificate.IsActive), Time(certificate.UploadedAt)];

    private static string Truth(bool isSo) => isSo ? "true" : No;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'+00:00'", CultureInfo.InvariantCulture);
}
