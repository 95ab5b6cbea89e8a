using System.Buffers;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>What a derived signing key is good for: the requests of one key id to one service in one region on one day.</summary>
internal readonly record struct SigningScope(string KeyId, DateOnly Date, string Region, string Service)
{
    public const string Terminator = "aws4_request";

    /// <summary>Longest region and service; what is longer is nobody's name.</summary>
    public const int MaxNameLength = 64;

    /// <summary>How a day stands in a credential.</summary>
    public const string DateFormat = "yyyyMMdd";

    private const int MaxKeyIdLength = 128;

    private static readonly SearchValues<char> KeyIdCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> RegionCharacters = SearchValues.Create("-0123456789abcdefghijklmnopqrstuvwxyz");

    /// <summary>Reads the credential of a signature: <c>KEYID/YYYYMMDD/REGION/SERVICE/aws4_request</c>.</summary>
    /// <returns>Why the request is not signed for this service at its own date in an accepted region; null: it is.</returns>
    public static SignatureOutcome? Read(in RequestSignature signature, string service, SignatureOptions options, out SigningScope scope)
    {
        scope = default;
        var credential = signature.Credential;
        Span<Range> parts = stackalloc Range[6];
        if (credential.Split(parts, '/') != 5)
        {
            return SignatureOutcome.Refused(SignatureProblem.Incomplete, "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.");
        }

        var keyId = credential[parts[0]];
        if (keyId.IsEmpty || keyId.Length > MaxKeyIdLength || keyId.ContainsAnyExcept(KeyIdCharacters))
        {
            return SignatureOutcome.Refused(SignatureProblem.UnknownKey);
        }

        var date = signature.Date.AsSpan(0, DateFormat.Length);
        scope = new SigningScope(keyId.ToString(), DateOnly.FromDateTime(signature.SignedAt.UtcDateTime), "", service);
        var refusal = credential[parts[4]] is not Terminator ? Wrong($"Credential should be scoped with a valid terminator: '{Terminator}'.")
            : !credential[parts[3]].SequenceEqual(service) ? Wrong($"Credential should be scoped to correct service: '{service}'.")
            : !IsAccepted(credential[parts[2]], options) ? Wrong("Credential should be scoped to a valid region.")
            : !credential[parts[1]].SequenceEqual(date) ? Wrong($"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{date}'.")
            : null;
        scope = scope with { Region = refusal is null ? credential[parts[2]].ToString() : "" };
        return refusal;
    }

    private static SignatureOutcome? Wrong(string detail) => SignatureOutcome.Refused(SignatureProblem.WrongScope, detail);

    private static bool IsAccepted(ReadOnlySpan<char> region, SignatureOptions options)
    {
        if (region is "us-east-1")
        {
            return true;
        }

        if (options.Regions.IsDefaultOrEmpty)
        {
            return !region.IsEmpty && region.Length <= MaxNameLength && !region.ContainsAnyExcept(RegionCharacters);
        }

        foreach (var accepted in options.Regions)
        {
            if (region.SequenceEqual(accepted))
            {
                return true;
            }
        }

        return false;
    }
}
