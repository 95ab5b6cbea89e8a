using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Encrypted assertions, which the gateway does not take: who asks for them is told so, instead of getting none.</summary>
internal static class AssertionEncryption
{
    /// <summary>Source: IAM API Reference, "CreateSAMLProvider", AssertionEncryptionMode.</summary>
    internal enum Mode
    {
        Required,
        Allowed,
    }

    /// <exception cref="ApiException">Encryption is asked for.</exception>
    public static void Refuse(Mode? mode, PrivateKeyText? key)
    {
        if (mode is not null || key is not null)
            throw new ApiException(ErrorCode.InvalidInput, "Encrypted SAML assertions are not supported.");
    }
}
