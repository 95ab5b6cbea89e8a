using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;

namespace IamGateway.ControlPlane.Iam.Other;

/// <summary>Lists the credentials that an IAM user has for single services: none, because nothing here takes them. Tools ask before they delete a user.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html"/>.</remarks>
internal sealed class ListServiceSpecificCredentials(Scope scope)
    : IOperation<ListServiceSpecificCredentials, ListServiceSpecificCredentials.Request, ListServiceSpecificCredentials.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListServiceSpecificCredentials", AccessLevel.List, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request : PagedRequest
    {
        public UserName? UserName { get; init; }
        public string? ServiceName { get; init; }

        /// <summary>True: of the whole account, and no user is named.</summary>
        public bool AllUsers { get; init; }
    }

    public sealed record Response(ImmutableArray<Credential> ServiceSpecificCredentials, bool IsTruncated);

    public sealed record Credential(string UserName, KeyStatus Status, DateTimeOffset CreateDate, string ServiceSpecificCredentialId, string ServiceName);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        request.AllUsers ? new(new AccessRequest(IamArns.User(scope.Account, "/", "*"))) : scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (!request.AllUsers)
            await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        return new Response([], false);
    }
}
