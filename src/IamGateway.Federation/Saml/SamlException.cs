namespace IamGateway.Federation.Saml;

/// <summary>A SAML response is not believed.</summary>
/// <param name="refusal">Why.</param>
/// <param name="message">A sentence for whoever can mend it; it holds nothing secret, and of the response only what the sentence is about.</param>
public sealed class SamlException(SamlRefusal refusal, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public SamlRefusal Refusal { get; } = refusal;

    internal static SamlException Malformed(string message) => new(SamlRefusal.Malformed, message);
}
