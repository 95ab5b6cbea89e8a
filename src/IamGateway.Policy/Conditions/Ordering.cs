namespace IamGateway.Policy.Conditions;

/// <summary>How a request's value may stand to a policy's value; an operator accepts one or two of these.</summary>
[Flags]
internal enum Ordering
{
    None = 0,
    Less = 1,
    Same = 2,
    Greater = 4,
}
