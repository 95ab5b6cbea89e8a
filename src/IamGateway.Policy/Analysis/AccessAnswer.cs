namespace IamGateway.Policy.Analysis;

/// <summary>What a check found. The default value says that nothing is known.</summary>
public enum AccessAnswer
{
    /// <summary>Neither was proved: the policies use a construct, or are of a size, that the check cannot follow to the end.</summary>
    Undecided,

    /// <summary>There is no such access: proved for every request.</summary>
    Pass,

    /// <summary>There is such access, and the counter-example is a request that shows it.</summary>
    Fail,
}
