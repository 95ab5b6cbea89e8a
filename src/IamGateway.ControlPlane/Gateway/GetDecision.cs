using IamGateway.Audit.Trail;
using IamGateway.ControlPlane.Operations;
using IamGateway.Policy.Documents;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Answers a decision as it was recorded, by the id that the denial had. It is there as long as the file of its day is in the trail's folder.</summary>
internal sealed class GetDecision(Scope scope, AuditTrail trail) : IOperation<GetDecision, GetDecision.Request, GetDecision.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iamgateway:GetDecision", AccessLevel.Read, "arn:aws:iamgateway::ACCOUNT:decision/ID")
    {
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(DecisionId DecisionId);

    public sealed record Response(RecordedDecision Decision)
    {
        /// <summary>For an implicit deny the type of policy that had to allow and did not.</summary>
        public PolicyType? MissingAllow { get; init; }
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest($"arn:aws:iamgateway::{scope.Account}:decision/{request.DecisionId}"));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var decision = await trail.FindDecisionAsync(request.DecisionId.Text, cancellationToken);
        if (decision is null || !await IsOursAsync(decision.Principal.Account, cancellationToken))
            throw new ApiException(ErrorCode.NoSuchEntity, $"There is no decision {request.DecisionId} about a caller of this account.");
        return new Response(decision) { MissingAllow = Gateway.MissingAllow.Of(decision.Reason) };
    }

    /// <summary>Whoever is nobody belongs to no account: that is the business of the management account, which runs the installation.</summary>
    private async Task<bool> IsOursAsync(string account, CancellationToken cancellationToken) => account.Length > 0
        ? account == scope.Account
        : await scope.Db.Organizations.AnyAsync(organization => organization.ManagementAccountId == scope.Account, cancellationToken);
}
