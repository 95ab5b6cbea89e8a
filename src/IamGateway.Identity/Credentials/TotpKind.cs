namespace IamGateway.Identity.Credentials;

/// <summary>How a device makes its codes.</summary>
/// <param name="Algorithm">The hash.</param>
/// <param name="Digits">6 or 8.</param>
/// <param name="Period">Seconds that a code is shown: 30 or 60.</param>
public sealed record TotpKind(TotpAlgorithm Algorithm, int Digits, int Period)
{
    /// <summary>What authenticator apps do: SHA-1, six digits, thirty seconds.</summary>
    public static TotpKind Usual { get; } = new(TotpAlgorithm.SHA1, 6, 30);

    /// <summary>Codes are below it.</summary>
    internal int Modulus => Digits == 8 ? 100_000_000 : 1_000_000;

    /// <summary>The time step of a moment.</summary>
    internal long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / Period;
}
