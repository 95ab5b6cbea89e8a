using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Iam.InstanceProfiles;

/// <summary>Creates an instance profile, without a role.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html"/>.</remarks>
internal sealed class CreateInstanceProfile(Scope scope, TimeProvider clock) : IOperation<CreateInstanceProfile, CreateInstanceProfile.Request, CreateInstanceProfile.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:CreateInstanceProfile", AccessLevel.Write, "instance-profile/PATH/NAME")
    {
        ConditionKeys = TagLists.RequestKeys,
        Errors = [ErrorCode.EntityAlreadyExists, ErrorCode.InvalidInput, ErrorCode.LimitExceeded],
    };

    public sealed record Request(InstanceProfileName InstanceProfileName)
    {
        public EntityPath Path { get; init; } = EntityPath.Root;
        [Length(0, TagSet.MaxCount)]
        public ImmutableArray<RequestTag> Tags { get; init; } = [];
    }

    public sealed record Response(InstanceProfileView InstanceProfile);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.InstanceProfile(scope.Account, request.Path.Text, request.InstanceProfileName.Text)).AndTagging("iam:TagInstanceProfile", request.Tags));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (await scope.FindInstanceProfileAsync(request.InstanceProfileName, cancellationToken) is not null)
            throw new ApiException(ErrorCode.EntityAlreadyExists, $"Instance Profile {request.InstanceProfileName} already exists.");

        var profile = new InstanceProfile
        {
            Id = UniqueId.Iam("AIPA"),
            AccountId = scope.Account,
            Path = request.Path.Text,
            Name = request.InstanceProfileName.Text,
            Tags = request.Tags.ToSet(),
            CreatedAt = clock.GetUtcNow(),
        };
        scope.Db.Add(profile);
        return new Response(await InstanceProfileView.OfAsync(scope, profile, cancellationToken));
    }
}
