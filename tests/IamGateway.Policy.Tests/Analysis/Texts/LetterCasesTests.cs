using IamGateway.Policy.Analysis.Texts;

namespace IamGateway.Policy.Tests.Analysis.Texts;

/// <summary>The checks look at characters one by one, so the same ones must be equal to them as to the engine.</summary>
public sealed class LetterCasesTests
{
    [Fact]
    public void Finds_all_characters_that_are_equal_but_for_case()
    {
        var cases = new LetterCases();
        var byFold = Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(letter => !char.IsSurrogate(letter))
            .ToLookup(letter => letter.ToString(), StringComparer.OrdinalIgnoreCase);

        Assert.All(byFold, same => Assert.All(same, letter => Assert.Equal(same.Order(), cases.Of(letter).Order())));
    }
}
