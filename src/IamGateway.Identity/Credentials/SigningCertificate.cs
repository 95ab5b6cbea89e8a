namespace IamGateway.Identity.Credentials;

/// <summary>An X.509 signing certificate of an IAM user; at most two a user.</summary>
public sealed class SigningCertificate
{
    /// <summary>24 to 128 letters and digits.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>The certificate in PEM, as it was given.</summary>
    public required string Body { get; init; }

    public bool IsActive { get; set; } = true;
    public required DateTimeOffset UploadedAt { get; init; }
}
