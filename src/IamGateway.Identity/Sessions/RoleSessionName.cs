namespace IamGateway.Identity.Sessions;

/// <summary>The name of a person's role sessions: the last part of their ARN.</summary>
internal static class RoleSessionName
{
    private const int MinLength = 2, MaxLength = 64;

    /// <summary>The user name with a hyphen for every character that a session name cannot have. Source: AWS STS API Reference, AssumeRole, RoleSessionName.</summary>
    public static string Of(string userName)
    {
        var name = string.Create(Math.Min(userName.Length, MaxLength), userName, static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = IsAllowed(from[i]) ? from[i] : '-';
        });
        return name.PadRight(MinLength, '-');
    }

    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || "_+=,.@-".Contains(character);
}
