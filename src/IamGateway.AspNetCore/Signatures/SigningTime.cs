using System.Globalization;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>When a request was signed, and whether that is now enough.</summary>
internal static class SigningTime
{
    /// <summary>Characters of a time in ISO 8601 basic form, in UTC and to the second.</summary>
    public const int Length = 16;

    private const string Format = "yyyyMMdd'T'HHmmss'Z'";

    private static readonly TimeSpan MaxExpires = TimeSpan.FromDays(7);

    /// <summary>Reads a time, which in the header form may also stand in a <c>Date</c> header, as RFC 9110 §5.6.7 writes it.</summary>
    public static bool TryRead(string text, bool isPresigned, out DateTimeOffset signedAt)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal;
        return DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, Utc, out signedAt)
            || (!isPresigned && DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, Utc, out signedAt));
    }

    /// <summary>Writes a time in ISO 8601 basic form.</summary>
    public static string Text(DateTimeOffset time) => time.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Compares the time with now. A presigned request may be as old as it says itself.</summary>
    /// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html"/>.</remarks>
    /// <returns>Why it is too early or too late; null: it is neither.</returns>
    public static SignatureOutcome? Check(in RequestSignature signature, DateTimeOffset now, TimeSpan skew)
    {
        var signedAt = signature.SignedAt;
        if (signedAt - now > skew)
        {
            return SignatureOutcome.Refused(
                SignatureProblem.ClockSkew, $"Signature not yet current: {Text(signedAt)} is still later than {Text(now + skew)} ({Text(now)} + {skew.TotalMinutes:0.##} min.)");
        }

        if (!signature.IsPresigned)
        {
            return now - signedAt <= skew
                ? null
                : SignatureOutcome.Refused(
                    SignatureProblem.ClockSkew, $"Signature expired: {Text(signedAt)} is now earlier than {Text(now - skew)} ({Text(now)} - {skew.TotalMinutes:0.##} min.)");
        }

        if (!int.TryParse(signature.Expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > MaxExpires.TotalSeconds)
        {
            return SignatureOutcome.Refused(SignatureProblem.Incomplete, "X-Amz-Expires should be a number of seconds from 0 to 604800.");
        }

        return now - signedAt <= TimeSpan.FromSeconds(seconds)
            ? null
            : SignatureOutcome.Refused(SignatureProblem.Expired, "Request has expired.");
    }
}
