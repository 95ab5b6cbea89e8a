using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Federation.Saml;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Reads the metadata that SAML providers get.</summary>
internal static class SamlProviderMetadata
{
    /// <exception cref="ApiException">They are not those of an identity provider whose signatures can be verified.</exception>
    public static SamlMetadata Read(SamlMetadataText metadata)
    {
        try
        {
            return SamlMetadata.Read(metadata.Text);
        }
        catch (FormatException malformed)
        {
            throw new ApiException(ErrorCode.InvalidInput, $"Could not parse metadata: {malformed.Message}");
        }
    }
}
