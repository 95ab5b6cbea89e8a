namespace IamGateway.AspNetCore.Signatures;

/// <summary>How the services differ in what is signed: S3 in one way, all others in another.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>, step 1.</remarks>
internal sealed record SignatureRules
{
    /// <summary>
    /// Every service but S3. The path is signed encoded once more; one that others would normalise is refused, so that signature and authorization never see different paths.
    /// What is signed is the body itself, whatever the request declares.
    /// </summary>
    public static SignatureRules Service { get; } = new();

    /// <summary>S3. The path is signed as it stands, encoded once; the body may be left out of the signature.</summary>
    public static SignatureRules S3 { get; } = new() { IsPathSignedAsItStands = true, MayLeaveBodyUnsigned = true };

    /// <summary>The path is encoded once, and dot segments and empty segments are part of a key's name.</summary>
    public bool IsPathSignedAsItStands { get; private init; }

    /// <summary><c>UNSIGNED-PAYLOAD</c> is accepted for any body.</summary>
    public bool MayLeaveBodyUnsigned { get; private init; }

    /// <summary>The rules of a service, by its name in the credential scope.</summary>
    public static SignatureRules Of(string service) => service == "s3" ? S3 : Service;
}
