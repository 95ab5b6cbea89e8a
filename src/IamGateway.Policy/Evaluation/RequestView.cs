using IamGateway.Policy.Arns;

namespace IamGateway.Policy.Evaluation;

/// <summary>A request as the matchers read it: split once, then looked at by every statement.</summary>
internal readonly ref struct RequestView
{
    public RequestView(in AuthorizationRequest request)
    {
        Action = request.Action;
        Resource = request.Resource;
        Context = request.Context;
        HasArn = Arn.TrySplit(request.Resource, out var arn);
        Arn = arn;
    }

    public ReadOnlySpan<char> Action { get; }

    public ReadOnlySpan<char> Resource { get; }

    /// <summary>The resource's components; not to be read without <see cref="HasArn"/>.</summary>
    public Arn Arn { get; }

    /// <summary>False for <c>*</c> and for anything else that is no ARN: only the pattern <c>*</c> matches it.</summary>
    public bool HasArn { get; }

    public RequestContext Context { get; }
}
