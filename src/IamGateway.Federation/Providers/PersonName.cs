namespace IamGateway.Federation.Providers;

/// <summary>Makes the user name of a new person from what a provider says.</summary>
internal static class PersonName
{
    /// <summary>Short enough to be the session name of the person's role sessions, with room for a suffix. Source: AWS STS, RoleSessionName, 2 to 64.</summary>
    private const int MaxLength = 56;

    /// <summary>A name of allowed characters; what is not allowed becomes a hyphen.</summary>
    public static string Of(SignInProvider provider, ExternalIdentity identity)
    {
        var wanted = (provider.UserNameClaim is { } claim ? identity.Text(claim) : identity.VerifiedEmail ?? identity.Text("preferred_username")) ?? identity.Subject;
        var name = string.Concat(wanted.Take(MaxLength).Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '+' or '=' or ',' or '.' or '@' or '-' ? c : '-'));
        return name.Length < 2 ? $"{name}-person" : name;
    }

    /// <summary>The name with a number, for when it is taken: 2, 3 …</summary>
    public static string Numbered(string name, int number) => number == 1 ? name : $"{name}-{number}";
}
