using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Takes tags from an MFA device. A key that it does not have is fine.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagMFADevice.html"/>.</remarks>
internal sealed class UntagMFADevice(Scope scope) : IOperation<UntagMFADevice, UntagMFADevice.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UntagMFADevice", AccessLevel.Tagging, "mfa/PATH/NAME")
    {
        ConditionKeys = ["aws:TagKeys", .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(MfaSerial SerialNumber, [Length(0, TagSet.MaxCount)] ImmutableArray<TagKey> TagKeys);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnDeviceAsync(request.SerialNumber, cancellationToken)).With(request.TagKeys.RequestContext());

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var device = await scope.RequireDeviceAsync(request.SerialNumber, cancellationToken);
        device.Tags = device.Tags.Without(request.TagKeys);
        return NoResponse.Done;
    }
}
