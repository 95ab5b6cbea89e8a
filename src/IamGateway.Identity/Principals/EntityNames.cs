using System.Buffers;

namespace IamGateway.Identity.Principals;

/// <summary>Which names things may have. Source: IAM User Guide, "IAM and AWS STS quotas", names.</summary>
public static class EntityNames
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+=,.@-");

    /// <summary>A name of an IAM user: 1 to 64 letters, digits and <c>_+=,.@-</c>.</summary>
    public static bool IsUserName(string name) => IsName(name, 64);

    /// <summary>A name of a person: 1 to 128 of the same characters.</summary>
    public static bool IsPersonUserName(string name) => IsName(name, 128);

    private static bool IsName(string name, int maxLength) =>
        name.Length > 0 && name.Length <= maxLength && !name.AsSpan().ContainsAnyExcept(NameCharacters);
}
