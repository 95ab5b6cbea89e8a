using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Sessions;
using IamGateway.ControlPlane.Sts.Values;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Sts;

/// <summary>Gives temporary credentials of a role to whom the role's trust policy allows it, and the caller's own policies too where they must.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html"/>.</remarks>
internal sealed class AssumeRole(Scope scope, OperationAuthorizer authorizer, CompiledTrust trust, CallerMfa mfa, RoleSessions sessions)
    : IOperation<AssumeRole, AssumeRole.Request, AssumeRole.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("sts:AssumeRole", AccessLevel.Write, "role/PATH/NAME")
    {
        ConditionKeys = [StsKeys.ExternalId, StsKeys.RoleSessionName, StsKeys.SourceIdentity, StsKeys.TransitiveTagKeys, .. TagLists.RequestKeys, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.MalformedPolicyDocument, ErrorCode.PackedPolicyTooLarge],
        Admission = Admission.ByHandler,
        ChangesStore = false,
    };

    public sealed record Request(RoleArn RoleArn, SessionName RoleSessionName)
    {
        public SessionPolicyText? Policy { get; init; }
        public ImmutableArray<PolicyReference> PolicyArns { get; init; } = [];

        [Range(900, 43200)]
        public int? DurationSeconds { get; init; }

        [Length(0, TagSet.MaxCount)]
        public ImmutableArray<RequestTag> Tags { get; init; } = [];

        [Length(0, TagSet.MaxCount)]
        public ImmutableArray<TagKey> TransitiveTagKeys { get; init; } = [];

        public ExternalId? ExternalId { get; init; }
        public SerialNumber? SerialNumber { get; init; }
        public TokenCode? TokenCode { get; init; }
        public SourceIdentityName? SourceIdentity { get; init; }
    }

    public sealed record Response(CredentialsView Credentials, AssumedRoleView AssumedRoleUser, int? PackedPolicySize, string? SourceIdentity);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(RoleAccess.Of(request.RoleArn, Wanted(request), scope.Caller, null));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var caller = await mfa.ProveAsync(scope.Caller, request.SerialNumber, request.TokenCode, cancellationToken);
        var role = await scope.FindRoleAsync(request.RoleArn, cancellationToken);
        var wanted = Wanted(request);
        var context = request.ExternalId is { } externalId ? [new ContextValue(StsKeys.ExternalId, externalId.Text)] : ImmutableArray<ContextValue>.Empty;
        await authorizer.RequireAsync(scope.Context, RoleAccess.Of(request.RoleArn, wanted, caller, role).With(context), caller, await trust.OfAsync(scope, role, cancellationToken));

        var session = sessions.New(role!, caller, wanted);
        return new Response(sessions.Issue(session), AssumedRoleView.Of(session), SessionIssuer.PackedSizeOf(session), session.SourceIdentity);
    }

    private static WantedSession Wanted(Request request) => new(request.RoleSessionName.Text)
    {
        DurationSeconds = request.DurationSeconds,
        Policy = request.Policy,
        PolicyArns = request.PolicyArns,
        Tags = request.Tags,
        TransitiveTagKeys = request.TransitiveTagKeys,
        SourceIdentity = request.SourceIdentity?.Text,
    };
}
