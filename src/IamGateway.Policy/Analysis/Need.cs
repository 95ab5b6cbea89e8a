namespace IamGateway.Policy.Analysis;

/// <summary>What a statement needs of one part of a request.</summary>
/// <param name="Facts">One of these must hold; when excluded, none.</param>
/// <param name="IsExcluded">Whether it is none instead of one.</param>
internal readonly record struct Need(Bits Facts, bool IsExcluded)
{
    public bool IsMet(Bits holding) => Facts.Intersects(holding) != IsExcluded;
}
