using System.Globalization;
using IamGateway.Identity.Storage;

namespace IamGateway.Federation.SignIn;

/// <summary>The key that failures of one canonical account are counted under. Names that nobody has are counted like any other, so that counting reveals nothing.</summary>
internal static class FailureKey
{
    public static string OfPerson(string userName) => Of("person", "", userName);

    public static string OfUser(string account, string name) => Of("user", account, name);

    public static string OfRoot(string accountId) => Of("root", accountId, "");

    /// <summary>Each part carries its length, so that no two accounts meet; hashed, so that the store keeps no name that a password may have been typed as.</summary>
    private static string Of(params string[] parts) =>
        UniqueId.HashOfSecret(string.Concat(parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Length}:{part.ToLowerInvariant()}"))));
}
