using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Creates a managed policy of the account, with its first version.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html"/>.</remarks>
internal sealed class CreatePolicy(Scope scope, TimeProvider clock) : IOperation<CreatePolicy, CreatePolicy.Request, CreatePolicy.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:CreatePolicy", AccessLevel.PermissionsManagement, "policy/PATH/NAME")
    {
        ConditionKeys = TagLists.RequestKeys,
        Errors = [ErrorCode.EntityAlreadyExists, ErrorCode.LimitExceeded, ErrorCode.InvalidInput, ErrorCode.MalformedPolicyDocument],
    };

    public sealed record Request(PolicyName PolicyName, PolicyText PolicyDocument)
    {
        public PolicyPath Path { get; init; } = new("/");
        public PolicyDescription? Description { get; init; }
        [Length(0, TagSet.MaxCount)]
        public ImmutableArray<RequestTag> Tags { get; init; } = [];
    }

    public sealed record Response(PolicyView Policy);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.Policy(scope.Account, request.Path.Text, request.PolicyName.Text)).AndTagging("iam:TagPolicy", request.Tags));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (await scope.Db.ManagedPolicies.AnyAsync(policy => policy.AccountId == scope.Account && policy.Name == request.PolicyName.Text, cancellationToken))
            throw new ApiException(ErrorCode.EntityAlreadyExists, $"A policy called {request.PolicyName} already exists. Duplicate names are not allowed.");

        var (document, now) = (request.PolicyDocument.ToManaged(), clock.GetUtcNow());
        var policy = new ManagedPolicy
        {
            Id = UniqueId.Iam("ANPA"),
            AccountId = scope.Account,
            Path = request.Path.Text,
            Name = request.PolicyName.Text,
            Description = request.Description?.Text,
            Tags = request.Tags.ToSet(),
            CreatedAt = now,
        };
        policy.Versions.Add(new PolicyVersion { PolicyId = policy.Id, Number = 1, Document = document, CreatedAt = now });
        scope.Db.Add(policy);
        return new Response(await PolicyView.OfAsync(scope, policy, cancellationToken));
    }
}
