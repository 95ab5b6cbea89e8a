using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.AccessKeys;

/// <summary>Tells when an access key last signed a call, for which service, and where: to the minute.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html"/>.</remarks>
internal sealed class GetAccessKeyLastUsed(Scope scope) : IOperation<GetAccessKeyLastUsed, GetAccessKeyLastUsed.Request, GetAccessKeyLastUsed.Response>
{
    /// <summary>The service and region of a key that was never used.</summary>
    private const string NotApplicable = "N/A";

    public static OperationDescriptor Descriptor { get; } = new("iam:GetAccessKeyLastUsed", AccessLevel.Read, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(AccessKeyId AccessKeyId);

    public sealed record Response(string UserName, LastUse AccessKeyLastUsed);

    public sealed record LastUse(DateTimeOffset? LastUsedDate, string ServiceName, string Region);

    /// <summary>Asks for the user of the key. A key that the account does not have is nobody's, and asked for as such.</summary>
    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        await OwnerAsync(scope, request.AccessKeyId, cancellationToken) is { } user
            ? new AccessRequest(user.Arn) { Context = user.Tags.ResourceContext() }
            : AccessRequest.OnEverything;

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await OwnerAsync(scope, request.AccessKeyId, cancellationToken)
            ?? throw new ApiException(ErrorCode.NoSuchEntity, $"The Access Key with id {request.AccessKeyId} cannot be found.");
        var key = await scope.RequireKeyAsync(user, request.AccessKeyId, cancellationToken);
        return new Response(user.Name, new LastUse(key.LastUsedAt, key.LastUsedService ?? NotApplicable, key.LastUsedRegion ?? NotApplicable));
    }

    private static Task<IamUser?> OwnerAsync(Scope scope, AccessKeyId id, CancellationToken cancellationToken) =>
        scope.Db.IamUsers.SingleOrDefaultAsync(
            user => user.AccountId == scope.Account && scope.Db.AccessKeys.Any(key => key.Id == id.Text && key.UserId == user.Id), cancellationToken);
}
