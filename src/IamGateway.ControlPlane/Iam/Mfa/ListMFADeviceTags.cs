using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Lists the tags of an MFA device, by key.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADeviceTags.html"/>.</remarks>
internal sealed class ListMFADeviceTags(Scope scope) : IOperation<ListMFADeviceTags, ListMFADeviceTags.Request, ListMFADeviceTags.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListMFADeviceTags", AccessLevel.List, "mfa/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(MfaSerial SerialNumber) : PagedRequest;

    public sealed record Response(ImmutableArray<Tag> Tags, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnDeviceAsync(request.SerialNumber, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var device = await scope.RequireDeviceAsync(request.SerialNumber, cancellationToken);
        var page = Page.Of(device.Tags, tag => tag.Key, request);
        return new Response(page.Items, page.IsTruncated, page.Marker);
    }
}
