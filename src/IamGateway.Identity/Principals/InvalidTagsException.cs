namespace IamGateway.Identity.Principals;

/// <summary>Tags that must not be stored.</summary>
public sealed class InvalidTagsException(TagProblem problem, string message) : Exception(message)
{
    /// <summary>Which rule they break.</summary>
    public TagProblem Problem { get; } = problem;
}
