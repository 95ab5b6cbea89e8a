using IamGateway.ControlPlane.Iam.Mfa;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Takes a hardware MFA device into the account's stock, by the seed that its maker ships with it. It is nobody's until <c>iam:EnableMFADevice</c> assigns it, by its serial number and two codes.</summary>
internal sealed class ImportMfaDevice(Scope scope, KeyRing ring, TimeProvider clock) : IOperation<ImportMfaDevice, ImportMfaDevice.Request, ImportMfaDevice.Response>
{
    private const int MaxName = 128;

    public static OperationDescriptor Descriptor { get; } = new("iamgateway:ImportMfaDevice", AccessLevel.Write, "arn:aws:iam::ACCOUNT:mfa/SERIAL")
    {
        Errors = [ErrorCode.EntityAlreadyExists, ErrorCode.InvalidInput],
    };

    public sealed record Request(MfaSerial SerialNumber, MfaSeed Seed)
    {
        public TotpAlgorithm Algorithm { get; init; } = TotpKind.Usual.Algorithm;
        public int Digits { get; init; } = TotpKind.Usual.Digits;

        /// <summary>Seconds that a code is shown.</summary>
        public int Period { get; init; } = TotpKind.Usual.Period;
    }

    public sealed record Response(HardwareDeviceView Device);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnDeviceAsync(request.SerialNumber, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request.SerialNumber.Text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase))
            throw new ApiException(ErrorCode.InvalidInput, "A serial number cannot begin with arn: – so do the names of virtual devices.");
        if (request.Digits is not (6 or 8))
            throw new ApiException(ErrorCode.InvalidInput, "Digits must be 6 or 8.");
        if (request.Period is not (30 or 60))
            throw new ApiException(ErrorCode.InvalidInput, "Period must be 30 or 60.");
        if (Totp.FromBase32(request.Seed.Text) is not { } seed)
            throw new ApiException(ErrorCode.InvalidInput, "The seed is not Base32.");
        if (await scope.FindDeviceAsync(request.SerialNumber, cancellationToken) is not null)
            throw new ApiException(ErrorCode.EntityAlreadyExists, $"MFADevice with serial number {request.SerialNumber} already exists.");

        var id = UniqueId.Uuid();
        var device = new MfaDevice
        {
            Id = id,
            AccountId = scope.Account,
            Name = NameOf(request.SerialNumber.Text, id),
            Serial = request.SerialNumber.Text,
            SealedSeed = ring.Seal(MfaDevice.SealPurpose, seed),
            Algorithm = request.Algorithm,
            Digits = request.Digits,
            Period = request.Period,
            CreatedAt = clock.GetUtcNow(),
        };
        scope.Db.Add(device);
        return new Response(HardwareDeviceView.Of(device, null));
    }

    /// <summary>Names of devices are narrower than serial numbers. Nobody calls a hardware device by its name, but lists of a user's devices are ordered by it.</summary>
    private static string NameOf(string serial, string id) => serial.Length <= MaxName && !serial.AsSpan().ContainsAny('/', ':') ? serial : $"hardware-{id}";
}
