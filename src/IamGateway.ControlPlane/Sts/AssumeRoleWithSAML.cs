using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Saml;
using IamGateway.ControlPlane.Sts.Sessions;
using IamGateway.ControlPlane.Sts.Values;
using IamGateway.Federation.Saml;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Sts;

/// <summary>Gives temporary credentials of a role to whom a SAML provider of the role's account vouches for, if the assertion grants the role and the role's trust policy allows it.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html"/>.</remarks>
internal sealed class AssumeRoleWithSAML(Scope scope, OperationAuthorizer authorizer, CompiledTrust trust, AccountAssertions assertions, RoleSessions sessions)
    : IOperation<AssumeRoleWithSAML, AssumeRoleWithSAML.Request, AssumeRoleWithSAML.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("sts:AssumeRoleWithSAML", AccessLevel.Write, "role/PATH/NAME")
    {
        ConditionKeys = [.. SamlKeys.All, StsKeys.RoleSessionName, StsKeys.SourceIdentity, StsKeys.TransitiveTagKeys, .. TagLists.RequestKeys, .. TagLists.ResourceKeys],
        Errors =
        [
            ErrorCode.InvalidIdentityToken, ErrorCode.ExpiredIdentityToken, ErrorCode.ProviderRejectedClaim,
            ErrorCode.MalformedPolicyDocument, ErrorCode.PackedPolicyTooLarge,
        ],
        Admission = Admission.Unsigned,
        ChangesStore = false,
    };

    public sealed record Request(RoleArn RoleArn, ProviderArn PrincipalArn, SamlResponseText SAMLAssertion)
    {
        public SessionPolicyText? Policy { get; init; }
        public ImmutableArray<PolicyReference> PolicyArns { get; init; } = [];

        [Range(900, 43200)]
        public int? DurationSeconds { get; init; }
    }

    public sealed record Response(
        CredentialsView Credentials,
        AssumedRoleView AssumedRoleUser,
        int? PackedPolicySize,
        string Subject,
        string? SubjectType,
        string Issuer,
        string Audience,
        string? NameQualifier,
        string? SourceIdentity);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(RoleAccess.Of(request.RoleArn, new WantedSession(""), scope.Caller, null));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.FindRoleAsync(request.RoleArn, cancellationToken);
        var provider = await FindProviderAsync(request, cancellationToken) ?? throw new ApiException(ErrorCode.InvalidIdentityToken, "Specified provider doesn't exist");
        var assertion = Verify(provider, request.SAMLAssertion);
        var identity = SamlCaller.IdentityOf(provider, assertion);
        var caller = SamlCaller.Of(provider, identity);
        scope.Context.Record.ProvenCaller = caller;

        if (!SessionAttributes.Grants(assertion, request.RoleArn.Text, provider.Arn))
            throw new ApiException(ErrorCode.AccessDenied, "Not authorized to perform sts:AssumeRoleWithSAML: the assertion does not grant this role by this provider");
        var wanted = SessionAttributes.Read(assertion) with { DurationSeconds = request.DurationSeconds, Policy = request.Policy, PolicyArns = request.PolicyArns };
        await authorizer.RequireAsync(scope.Context, RoleAccess.Of(request.RoleArn, wanted, caller, role).With(SamlCaller.ContextOf(provider, assertion)), caller, await trust.OfAsync(scope, role, cancellationToken));

        var session = sessions.New(role!, caller, wanted) with { Federation = identity };
        if (assertion.SessionEndsAt < session.ExpiresAt)
            session = session with { ExpiresAt = assertion.SessionEndsAt.Value };
        var credentials = sessions.Issue(session);
        await UseAsync(provider, assertion, cancellationToken);
        return new Response(
            credentials, AssumedRoleView.Of(session), SessionIssuer.PackedSizeOf(session), identity.Subject, identity.SubjectType, assertion.Issuer, identity.Audience, identity.NameQualifier, session.SourceIdentity);
    }

    /// <summary>A provider vouches in its own account only.</summary>
    private async Task<SamlProvider?> FindProviderAsync(Request request, CancellationToken cancellationToken)
    {
        var account = request.RoleArn.AccountOf();
        var prefix = $"arn:aws:iam::{account}:saml-provider/";
        if (!request.PrincipalArn.Text.StartsWith(prefix, StringComparison.Ordinal))
            return null;

        var name = request.PrincipalArn.Text[prefix.Length..];
        var found = await scope.Db.SamlProviders.AsNoTracking().SingleOrDefaultAsync(provider => provider.AccountId == account && provider.Name == name, cancellationToken);
        return found?.Arn == request.PrincipalArn.Text ? found : null;
    }

    private SamlAssertion Verify(SamlProvider provider, SamlResponseText response)
    {
        try
        {
            return assertions.Verify(provider, response.Text);
        }
        catch (SamlException refused)
        {
            throw ErrorOf(refused);
        }
    }

    /// <summary>Last of all, so that an assertion for a role that is denied can still serve for another.</summary>
    private async Task UseAsync(SamlProvider provider, SamlAssertion assertion, CancellationToken cancellationToken)
    {
        try
        {
            await assertions.UseAsync(provider, assertion, cancellationToken);
        }
        catch (SamlException refused)
        {
            throw ErrorOf(refused);
        }
    }

    private static ApiException ErrorOf(SamlException refused) => new(
        refused.Refusal switch
        {
            SamlRefusal.Expired => ErrorCode.ExpiredIdentityToken,
            SamlRefusal.StatusNotSuccess => ErrorCode.ProviderRejectedClaim,
            _ => ErrorCode.InvalidIdentityToken,
        },
        refused.Message);
}
