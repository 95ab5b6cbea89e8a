using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Sts;

/// <summary>Tells callers who they are.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html"/>.</remarks>
internal sealed class GetCallerIdentity(OperationContext context) : IOperation<GetCallerIdentity, GetCallerIdentity.Request, GetCallerIdentity.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("sts:GetCallerIdentity", AccessLevel.Read, "*") { Admission = Admission.Authenticated };

    public sealed record Request;

    public sealed record Response(string UserId, string Account, string Arn);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken) =>
        new(new Response(context.Caller.UserId, context.Caller.Account, context.Caller.Arn));
}
