using System.Globalization;

namespace IamGateway.Web.SignIn;

/// <summary>Says a waiting time in words, rounded up.</summary>
internal static class WaitText
{
    public static string Of(TimeSpan wait) => wait switch
    {
        { TotalSeconds: <= 1 } => "1 second",
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalSeconds)} seconds"),
        { TotalMinutes: <= 1 } => "1 minute",
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalMinutes)} minutes"),
        { TotalHours: <= 1 } => "1 hour",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalHours)} hours"),
    };
}
