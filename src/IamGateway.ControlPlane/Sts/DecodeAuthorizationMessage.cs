using System.Security.Cryptography;
using System.Text;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Values;
using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Sts;

/// <summary>Opens what a denial carried: who asked for what, and which statement of which policy decided.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html"/>.</remarks>
internal sealed class DecodeAuthorizationMessage(KeyRing ring) : IOperation<DecodeAuthorizationMessage, DecodeAuthorizationMessage.Request, DecodeAuthorizationMessage.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("sts:DecodeAuthorizationMessage", AccessLevel.Write, "*")
    {
        Errors = [ErrorCode.InvalidAuthorizationMessage],
        ChangesStore = false,
    };

    public sealed record Request(EncodedMessage EncodedMessage);

    public sealed record Response(string DecodedMessage);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        try
        {
            return new(new Response(Encoding.UTF8.GetString(ring.Open("authorization-message", request.EncodedMessage.Text))));
        }
        catch (CryptographicException)
        {
            throw new ApiException(ErrorCode.InvalidAuthorizationMessage, "The message is not one of this gateway's.");
        }
    }
}
