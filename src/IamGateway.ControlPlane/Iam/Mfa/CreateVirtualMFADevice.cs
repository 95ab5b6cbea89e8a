using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text;
using IamGateway.AspNetCore.Authentication;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Makes a virtual MFA device, which is nobody's yet. Its seed is told once, as text and as a QR code.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html"/>.</remarks>
internal sealed class CreateVirtualMFADevice(Scope scope, KeyRing ring, IamGatewayUrls urls, TimeProvider clock)
    : IOperation<CreateVirtualMFADevice, CreateVirtualMFADevice.Request, CreateVirtualMFADevice.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:CreateVirtualMFADevice", AccessLevel.Write, "mfa/PATH/NAME")
    {
        ConditionKeys = TagLists.RequestKeys,
        Errors = [ErrorCode.EntityAlreadyExists, ErrorCode.InvalidInput, ErrorCode.LimitExceeded],
    };

    public sealed record Request(MfaDeviceName VirtualMFADeviceName)
    {
        public EntityPath Path { get; init; } = EntityPath.Root;
        [Length(0, TagSet.MaxCount)]
        public ImmutableArray<RequestTag> Tags { get; init; } = [];
    }

    public sealed record Response(VirtualDeviceView VirtualMFADevice);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(SerialOf(request, scope)).AndTagging("iam:TagMFADevice", request.Tags));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (SerialOf(request, scope).Length > MfaSerial.MaxLength)
            throw new ApiException(ErrorCode.InvalidInput, $"The serial number of the device would be longer than {MfaSerial.MaxLength} characters.");
        var name = request.VirtualMFADeviceName;
        if (await scope.Db.MfaDevices.AnyAsync(other => other.AccountId == scope.Account && other.Name == name.Text, cancellationToken))
            throw new ApiException(ErrorCode.EntityAlreadyExists, $"MFADevice entity at the same path and name {name} already exists.");

        var seed = Totp.NewSeed();
        var device = new MfaDevice
        {
            Id = UniqueId.Uuid(),
            AccountId = scope.Account,
            Path = request.Path.Text,
            Name = name.Text,
            SealedSeed = ring.Seal(MfaDevice.SealPurpose, seed),
            Tags = request.Tags.ToSet(),
            CreatedAt = clock.GetUtcNow(),
        };
        scope.Db.Add(device);
        var account = await scope.Db.Accounts.SingleAsync(account => account.Id == scope.Account, cancellationToken);
        var uri = Totp.EnrolmentUri(urls.PublicUrl.Host, $"{name}@{account.Alias ?? account.Id}", seed);
        return new Response(VirtualDeviceView.Of(device, Encoding.ASCII.GetBytes(Totp.ToBase32(seed)), QrCode.Png(uri)));
    }

    private static string SerialOf(Request request, Scope scope) => IamArns.MfaDevice(scope.Account, request.Path.Text, request.VirtualMFADeviceName.Text);
}
