using System.Collections.Immutable;

namespace IamGateway.Policy.Analysis;

/// <summary>
/// One way in which a request can have the access that is looked for. New access is what an Allow grants and no Allow granted
/// before, or what it grants and a Deny denied before.
/// </summary>
/// <param name="Grant">The Allow statement that matches.</param>
/// <param name="Asked">Statements of which one matches, too; empty: none needs to.</param>
/// <param name="IsDeniedBefore">Whether what was allowed before does not matter.</param>
internal sealed record AccessCase(int Grant, ImmutableArray<int> Asked, bool IsDeniedBefore)
{
    /// <summary>All of them.</summary>
    public static IEnumerable<AccessCase> Of(ImmutableArray<CheckedStatement> statements)
    {
        ImmutableArray<int> With(StatementRole role) => [.. Enumerable.Range(0, statements.Length).Where(index => statements[index].Role == role)];
        var (asked, denied) = (With(StatementRole.Asked), With(StatementRole.DeniedBefore));
        foreach (var grant in With(StatementRole.Grants))
        {
            yield return new AccessCase(grant, asked, IsDeniedBefore: false);
            foreach (var deny in denied)
                yield return new AccessCase(grant, [deny], IsDeniedBefore: true);
        }
    }
}
