using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Values;
using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Sts;

/// <summary>Tells which account a long-term access key belongs to.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html"/>.</remarks>
internal sealed class GetAccessKeyInfo(LiveAccessKeys keys) : IOperation<GetAccessKeyInfo, GetAccessKeyInfo.Request, GetAccessKeyInfo.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("sts:GetAccessKeyInfo", AccessLevel.Read, "*");

    public sealed record Request(KeyId AccessKeyId);

    public sealed record Response(string Account);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken) =>
        await keys.FindAsync(request.AccessKeyId.Text, cancellationToken) is { } key
            ? new Response(key.User.AccountId)
            : throw new ApiException(ErrorCode.ValidationError, "The access key is not a long-term one of this gateway.");
}
