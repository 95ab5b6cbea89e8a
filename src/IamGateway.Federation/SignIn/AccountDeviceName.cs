using System.Text;

namespace IamGateway.Federation.SignIn;

/// <summary>The name of an authenticator in an account, made of what its owner called it: it becomes part of an ARN, and others have devices there too.</summary>
internal static class AccountDeviceName
{
    private const string Fallback = "authenticator";

    /// <summary>The typed name with one hyphen for each run of characters that an ARN's name cannot have, and a number where it is taken.</summary>
    /// <param name="taken">The names in the account, compared without regard to case.</param>
    public static string Of(string typed, IReadOnlySet<string> taken)
    {
        var name = new StringBuilder(typed.Length);
        foreach (var character in typed)
        {
            if (IsAllowed(character))
            {
                name.Append(character);
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        var first = name.ToString().Trim('-') is { Length: > 0 } kept ? kept : Fallback;
        var unique = first;
        for (var number = 2; taken.Contains(unique); number++)
        {
            unique = $"{first}-{number}";
        }

        return unique;
    }

    /// <summary>Source: IAM API Reference, CreateVirtualMFADevice, VirtualMFADeviceName.</summary>
    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || "_+=,.@-".Contains(character, StringComparison.Ordinal);
}
