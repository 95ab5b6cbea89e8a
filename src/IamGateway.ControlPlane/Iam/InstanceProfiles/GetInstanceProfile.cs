using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.InstanceProfiles;

/// <summary>Shows an instance profile, with its role.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html"/>.</remarks>
internal sealed class GetInstanceProfile(Scope scope) : IOperation<GetInstanceProfile, GetInstanceProfile.Request, GetInstanceProfile.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetInstanceProfile", AccessLevel.Read, "instance-profile/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(InstanceProfileName InstanceProfileName);

    public sealed record Response(InstanceProfileView InstanceProfile);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnInstanceProfileAsync(request.InstanceProfileName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var profile = await scope.RequireInstanceProfileAsync(request.InstanceProfileName, cancellationToken);
        return new Response(await InstanceProfileView.OfAsync(scope, profile, cancellationToken));
    }
}
