using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Adds tags to an MFA device, in place of those with the same keys.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagMFADevice.html"/>.</remarks>
internal sealed class TagMFADevice(Scope scope) : IOperation<TagMFADevice, TagMFADevice.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:TagMFADevice", AccessLevel.Tagging, "mfa/PATH/NAME")
    {
        ConditionKeys = [.. TagLists.RequestKeys, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput, ErrorCode.LimitExceeded],
    };

    public sealed record Request(MfaSerial SerialNumber, [Length(0, TagSet.MaxCount)] ImmutableArray<RequestTag> Tags);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnDeviceAsync(request.SerialNumber, cancellationToken)).With(request.Tags.RequestContext());

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var device = await scope.RequireDeviceAsync(request.SerialNumber, cancellationToken);
        device.Tags = device.Tags.With(request.Tags);
        return NoResponse.Done;
    }
}
