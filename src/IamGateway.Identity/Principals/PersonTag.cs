namespace IamGateway.Identity.Principals;

/// <summary>An attribute of a person for access control: becomes <c>aws:PrincipalTag/KEY</c> of the person's sessions.</summary>
public sealed class PersonTag
{
    public required string PersonId { get; init; }
    public required string Key { get; init; }
    public required string Value { get; set; }
}
