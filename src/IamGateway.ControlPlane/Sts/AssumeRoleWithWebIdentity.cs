using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.AspNetCore.Authentication;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Sessions;
using IamGateway.ControlPlane.Sts.Values;
using IamGateway.ControlPlane.Sts.WebIdentity;
using IamGateway.Federation.WebIdentity;
using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Sts;

/// <summary>Gives temporary credentials of a role to whom an OpenID Connect provider of the role's account vouches for, if the role's trust policy allows it. It alone decides.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html"/>.</remarks>
internal sealed class AssumeRoleWithWebIdentity(Scope scope, OperationAuthorizer authorizer, CompiledTrust trust, WebIdentityTokens tokens, RoleSessions sessions)
    : IOperation<AssumeRoleWithWebIdentity, AssumeRoleWithWebIdentity.Request, AssumeRoleWithWebIdentity.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("sts:AssumeRoleWithWebIdentity", AccessLevel.Write, "role/PATH/NAME")
    {
        ConditionKeys = [.. WebIdentityCaller.Keys, StsKeys.RoleSessionName, StsKeys.SourceIdentity, StsKeys.TransitiveTagKeys, .. TagLists.RequestKeys, .. TagLists.ResourceKeys],
        Errors =
        [
            ErrorCode.InvalidIdentityToken, ErrorCode.ExpiredIdentityToken, ErrorCode.ProviderUnreachable, ErrorCode.ProviderRejectedClaim,
            ErrorCode.MalformedPolicyDocument, ErrorCode.PackedPolicyTooLarge,
        ],
        Admission = Admission.Unsigned,
        ChangesStore = false,
    };

    public sealed record Request(RoleArn RoleArn, SessionName RoleSessionName, WebIdentityToken WebIdentityToken)
    {
        public SessionPolicyText? Policy { get; init; }
        public ImmutableArray<PolicyReference> PolicyArns { get; init; } = [];

        [Range(900, 43200)]
        public int? DurationSeconds { get; init; }
    }

    public sealed record Response(
        CredentialsView Credentials, string SubjectFromWebIdentityToken, AssumedRoleView AssumedRoleUser, int? PackedPolicySize, string Provider, string Audience, string? SourceIdentity);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(RoleAccess.Of(request.RoleArn, new WantedSession(request.RoleSessionName.Text), scope.Caller, null));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.FindRoleAsync(request.RoleArn, cancellationToken);
        var identity = await VerifyAsync(request, cancellationToken);
        var caller = WebIdentityCaller.Of(identity);
        scope.Context.Record.ProvenCaller = caller;

        var wanted = SessionClaims.AddTo(
            new WantedSession(request.RoleSessionName.Text) { DurationSeconds = request.DurationSeconds, Policy = request.Policy, PolicyArns = request.PolicyArns }, identity.Claims);
        var access = RoleAccess.Of(request.RoleArn, wanted, caller, role).With(WebIdentityCaller.ContextOf(identity));
        await authorizer.RequireAsync(scope.Context, access, caller, await trust.OfAsync(scope, role, cancellationToken));

        var federation = new FederatedIdentity(identity.Provider.Arn, identity.Subject, identity.Audience);
        var session = sessions.New(role!, caller, wanted) with { Federation = federation };
        return new Response(
            sessions.Issue(session), identity.Subject, AssumedRoleView.Of(session), SessionIssuer.PackedSizeOf(session), identity.Provider.Arn, identity.Audience, session.SourceIdentity);
    }

    private async Task<VerifiedIdentity> VerifyAsync(Request request, CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.VerifyAsync(request.RoleArn.AccountOf(), request.WebIdentityToken.Text, cancellationToken);
        }
        catch (WebIdentityException refused)
        {
            throw new ApiException(
                refused.Problem switch
                {
                    WebIdentityProblem.Expired => ErrorCode.ExpiredIdentityToken,
                    WebIdentityProblem.ProviderUnavailable => ErrorCode.ProviderUnreachable,
                    _ => ErrorCode.InvalidIdentityToken,
                },
                refused.Message);
        }
    }
}
