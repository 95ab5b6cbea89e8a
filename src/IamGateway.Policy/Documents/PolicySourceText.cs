using System.Globalization;
using System.Text;

namespace IamGateway.Policy.Documents;

/// <summary>One document as it was read: its text, the values in it with their places, and what makes it unreadable.</summary>
/// <param name="Json">UTF-8.</param>
/// <param name="Root">Null when the text is no JSON, or too long or deep.</param>
/// <param name="Document">Null when there is any problem.</param>
/// <param name="Diagnostics">The problems.</param>
internal sealed record PolicySourceText(byte[] Json, SourceNode? Root, PolicyDocument? Document, DiagnosticList Diagnostics)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a document.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="type">The role it plays.</param>
    public static PolicySourceText Read(ReadOnlySpan<byte> json, PolicyType type)
    {
        if (json.Length > PolicyParser.MaximumBytes)
            return TooLarge(json.Length);

        var text = json.ToArray();
        var diagnostics = new DiagnosticList(text);
        var root = new SourceReader(text, diagnostics).Read();
        var document = root is null ? null : new DocumentReader(diagnostics, type).Read(root);
        return new PolicySourceText(text, root, diagnostics.IsEmpty ? document : null, diagnostics);
    }

    /// <summary>The text as UTF-8. Half a surrogate pair becomes a byte that no UTF-8 text has, so that it is found and reported when the document is read.</summary>
    public static byte[] Encode(string json)
    {
        try
        {
            return Strict.GetBytes(json);
        }
        catch (EncoderFallbackException problem)
        {
            return [.. Encoding.UTF8.GetBytes(json[..problem.Index]), 0xFF, .. Encoding.UTF8.GetBytes(json[(problem.Index + 1)..])];
        }
    }

    private static PolicySourceText TooLarge(int length)
    {
        var diagnostics = new DiagnosticList([]);
        var message = string.Create(CultureInfo.InvariantCulture, $"The policy is {length} bytes long, of which at most {PolicyParser.MaximumBytes} are read; split it.");
        diagnostics.Add(DiagnosticCodes.TooLarge, SourcePath.Root, 0, message);
        return new PolicySourceText([], null, null, diagnostics);
    }
}
