using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;

namespace IamGateway.ControlPlane.Iam.Other;

/// <summary>Lists the SSH public keys of an IAM user: none, because nothing here takes them. Tools ask before they delete a user.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSSHPublicKeys.html"/>.</remarks>
internal sealed class ListSSHPublicKeys(Scope scope) : IOperation<ListSSHPublicKeys, ListSSHPublicKeys.Request, ListSSHPublicKeys.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListSSHPublicKeys", AccessLevel.List, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request : PagedRequest
    {
        public UserName? UserName { get; init; }
    }

    public sealed record Response(ImmutableArray<PublicKey> SSHPublicKeys, bool IsTruncated);

    public sealed record PublicKey(string UserName, string SSHPublicKeyId, KeyStatus Status, DateTimeOffset UploadDate);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        return new Response([], false);
    }
}
