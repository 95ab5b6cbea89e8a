using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Values;
using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Sts;

/// <summary>Opens what a denial carried: who asked for what, and which statement of which policy decided.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html"/>.</remarks>
internal sealed class DecodeAuthorizationMessage(Scope scope, KeyRing ring) : IOperation<DecodeAuthorizationMessage, DecodeAuthorizationMessage.Request, DecodeAuthorizationMessage.Response>
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
            var message = ring.Open("authorization-message", request.EncodedMessage.Text);
            return IsOfAccount(message, scope.Account) ? new(new Response(Encoding.UTF8.GetString(message))) : throw NotOurs();
        }
        catch (CryptographicException)
        {
            throw NotOurs();
        }
    }

    /// <summary>A denial is told to the account of whoever was denied, and to no other.</summary>
    private static bool IsOfAccount(byte[] message, string account)
    {
        using var details = JsonDocument.Parse(message);
        return details.RootElement.GetProperty("principal").GetString()!.Split(':') is [_, _, _, _, var owner, ..] && owner == account;
    }

    private static ApiException NotOurs() => new(ErrorCode.InvalidAuthorizationMessage, "The message is not one of this account's.");
}
