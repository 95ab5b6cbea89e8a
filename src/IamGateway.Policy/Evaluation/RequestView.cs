namespace IamGateway.Policy.Evaluation;

/// <summary>A request as the matchers read it.</summary>
internal readonly ref struct RequestView
{
    /// <param name="request">What is asked.</param>
    /// <param name="policies">The policies that apply.</param>
    public RequestView(in AuthorizationRequest request, PolicySets policies)
    {
        Principal = request.Principal;
        Action = request.Action;
        Resource = request.Resource;
        Context = request.Context;
        HasBoundary = policies.Boundary is not null;
    }

    public Principal Principal { get; }

    /// <summary>Whether a permissions boundary limits the principal.</summary>
    public bool HasBoundary { get; }

    public ReadOnlySpan<char> Action { get; }

    public ReadOnlySpan<char> Resource { get; }

    public RequestContext Context { get; }
}
