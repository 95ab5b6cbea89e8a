using System.ComponentModel.DataAnnotations;
using IamGateway.AspNetCore.Authentication;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Sessions;
using IamGateway.ControlPlane.Sts.Values;

namespace IamGateway.ControlPlane.Sts;

/// <summary>Gives temporary credentials of the calling IAM user or root user, with a second factor when a code is brought.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html"/>.</remarks>
internal sealed class GetSessionToken(Scope scope, CallerMfa mfa, UserSessions sessions) : IOperation<GetSessionToken, GetSessionToken.Request, GetSessionToken.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("sts:GetSessionToken", AccessLevel.Read, "*") { Admission = Admission.NotDenied };

    public sealed record Request
    {
        [Range(900, 129600)]
        public int? DurationSeconds { get; init; }

        public SerialNumber? SerialNumber { get; init; }
        public TokenCode? TokenCode { get; init; }
    }

    public sealed record Response(CredentialsView Credentials);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (scope.Caller.Type is not (PrincipalType.User or PrincipalType.Account))
            throw new ApiException(ErrorCode.AccessDenied, "Cannot call GetSessionToken with session credentials");

        var caller = await mfa.ProveAsync(scope.Caller, request.SerialNumber, request.TokenCode, cancellationToken);
        return new Response(sessions.Issue(await sessions.OfCallerAsync(scope, caller, request.DurationSeconds, cancellationToken)));
    }
}
