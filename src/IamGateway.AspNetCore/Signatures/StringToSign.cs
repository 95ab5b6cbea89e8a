using System.Text;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>The text that the signature is made of: algorithm, time, scope and hash of the canonical request.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>, step 2.</remarks>
internal static class StringToSign
{
    /// <summary>Longest text, with the longest region and service.</summary>
    public const int MaxLength = 256;

    /// <summary>Writes the text, as ASCII.</summary>
    /// <returns>The part of the buffer that was written.</returns>
    public static ReadOnlySpan<byte> Write(in SignedRequest signed, Span<byte> buffer)
    {
        var rest = buffer;
        Append(RequestSignature.Algorithm, (byte)'\n', ref rest);
        Append(signed.Date, (byte)'\n', ref rest);
        Append(signed.Date.AsSpan(0, SigningScope.DateFormat.Length), (byte)'/', ref rest);
        Append(signed.Scope.Region, (byte)'/', ref rest);
        Append(signed.Scope.Service, (byte)'/', ref rest);
        Append(SigningScope.Terminator, (byte)'\n', ref rest);
        var hash = signed.CanonicalHash;
        Convert.TryToHexStringLower(hash, rest, out var written);
        return buffer[..(buffer.Length - rest.Length + written)];
    }

    private static void Append(ReadOnlySpan<char> text, byte end, ref Span<byte> rest)
    {
        var written = Encoding.ASCII.GetBytes(text, rest);
        rest[written] = end;
        rest = rest[(written + 1)..];
    }
}
