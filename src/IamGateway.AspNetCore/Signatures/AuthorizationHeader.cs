namespace IamGateway.AspNetCore.Signatures;

/// <summary>The header form of a signature: <c>AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>, in any order.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html"/>.</remarks>
internal static class AuthorizationHeader
{
    private const int MaxLength = 8 * 1024;

    /// <summary>Reads a header.</summary>
    /// <returns>Why it cannot be read; null: it can.</returns>
    public static SignatureOutcome? Read(string header, out RequestSignature signature)
    {
        signature = new RequestSignature { SignatureParameter = -1 };
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        var scheme = space < 0 ? header : header.AsSpan(0, space);
        if (!scheme.Equals(RequestSignature.Algorithm, StringComparison.Ordinal))
        {
            return SignatureOutcome.Refused(IsOtherVersion(scheme) ? SignatureProblem.NotSupported : SignatureProblem.Missing);
        }

        if (header.Length > MaxLength || !TryReadParts(header.AsSpan(scheme.Length), ref signature))
        {
            return SignatureOutcome.Refused(SignatureProblem.Incomplete, "Authorization header must consist of 'Credential', 'SignedHeaders' and 'Signature', each once.");
        }

        return (signature.Credential.IsEmpty, signature.SignedHeaders.IsEmpty, signature.Signature.IsEmpty) switch
        {
            (true, _, _) => Requires("Credential"),
            (_, true, _) => Requires("SignedHeaders"),
            (_, _, true) => Requires("Signature"),
            _ => null,
        };
    }

    private static SignatureOutcome Requires(string part) =>
        SignatureOutcome.Refused(SignatureProblem.Incomplete, $"Authorization header requires '{part}' parameter.");

    private static bool TryReadParts(ReadOnlySpan<char> parts, ref RequestSignature signature)
    {
        parts = parts.Trim(' ');
        if (parts.IsEmpty)
        {
            return true;
        }

        foreach (var range in parts.Split(','))
        {
            var part = parts[range].Trim(' ');
            var equals = part.IndexOf('=');
            if (equals < 0 || equals == part.Length - 1 || !TrySet(part[..equals], part[(equals + 1)..], ref signature))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>False: the part is unknown or there already.</summary>
    private static bool TrySet(ReadOnlySpan<char> name, ReadOnlySpan<char> value, ref RequestSignature signature)
    {
        switch (name)
        {
            case "Credential" when signature.Credential.IsEmpty:
                signature.Credential = value;
                return true;
            case "SignedHeaders" when signature.SignedHeaders.IsEmpty:
                signature.SignedHeaders = value;
                return true;
            case "Signature" when signature.Signature.IsEmpty:
                signature.Signature = value;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Signature Version 2 (<c>AWS</c>) and 4A, and whatever comes after them.</summary>
    private static bool IsOtherVersion(ReadOnlySpan<char> scheme) =>
        scheme.Equals("AWS", StringComparison.OrdinalIgnoreCase) || scheme.StartsWith("AWS4-", StringComparison.OrdinalIgnoreCase) || scheme.StartsWith("AWS3", StringComparison.OrdinalIgnoreCase);
}
