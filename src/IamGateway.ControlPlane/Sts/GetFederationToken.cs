using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.AspNetCore.Authentication;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Sessions;
using IamGateway.ControlPlane.Sts.Values;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Sts;

/// <summary>Gives temporary credentials to a user that the calling program knows, with at most what both its own policies and the session policies allow.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html"/>.</remarks>
internal sealed class GetFederationToken(Scope scope, UserSessions sessions) : IOperation<GetFederationToken, GetFederationToken.Request, GetFederationToken.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("sts:GetFederationToken", AccessLevel.Read, "federated-user/NAME")
    {
        ConditionKeys = TagLists.RequestKeys,
        Errors = [ErrorCode.MalformedPolicyDocument, ErrorCode.PackedPolicyTooLarge],
    };

    public sealed record Request(FederatedUserName Name)
    {
        public SessionPolicyText? Policy { get; init; }
        public ImmutableArray<PolicyReference> PolicyArns { get; init; } = [];

        [Range(900, 129600)]
        public int? DurationSeconds { get; init; }

        [Length(0, TagSet.MaxCount)]
        public ImmutableArray<RequestTag> Tags { get; init; } = [];
    }

    public sealed record FederatedUserView(string FederatedUserId, string Arn);

    public sealed record Response(CredentialsView Credentials, FederatedUserView FederatedUser, int? PackedPolicySize);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(ArnOf(request, scope)).AndTagging("sts:TagSession", request.Tags));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (scope.Caller.Type is not (PrincipalType.User or PrincipalType.Account))
            throw new ApiException(ErrorCode.AccessDenied, "Cannot call GetFederationToken with session credentials");

        var session = await sessions.OfFederatedUserAsync(scope, request, cancellationToken);
        return new Response(
            sessions.Issue(session), new FederatedUserView($"{scope.Account}:{request.Name}", ArnOf(request, scope)), SessionIssuer.PackedSizeOf(session));
    }

    private static string ArnOf(Request request, Scope scope) => $"arn:aws:sts::{scope.Account}:federated-user/{request.Name}";
}
