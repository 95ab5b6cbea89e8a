using System.Globalization;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>One second as <c>aws:CurrentTime</c> and <c>aws:EpochTime</c> have it.</summary>
/// <param name="Second">Seconds since 1970.</param>
/// <param name="Iso">For example <c>2026-01-31T09:30:00Z</c>.</param>
/// <param name="Epoch">The seconds as text.</param>
internal sealed record ClockText(long Second, string Iso, string Epoch)
{
    /// <summary>The texts of the second that an instant lies in.</summary>
    public static ClockText Of(DateTimeOffset time)
    {
        var second = time.ToUnixTimeSeconds();
        return new ClockText(second, IsoOf(time), second.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>An instant in ISO 8601 with whole seconds, UTC.</summary>
    public static string IsoOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
