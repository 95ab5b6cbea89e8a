using IamGateway.Policy.Analysis;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Tests.Analysis;

/// <summary>Statements with one text are taken for one statement, so nothing else may have the same text.</summary>
public sealed class StatementTextTests
{
    private const string Plain = "'Effect': 'Allow', 'Action': ['a:Get', 'a:Put'], 'Resource': ['x', 'y'], 'Condition': {'StringEquals': {'k': ['v', 'w']}}";

    [Theory]
    [InlineData("'Sid': 'one', 'Effect': 'Allow', 'Action': ['A:put', 'a:GET'], 'Resource': ['y', 'x', 'x'], 'Condition': {'stringequals': {'K': ['w', 'v']}}")]
    public void The_same_in_another_order_has_the_same_text(string statement) =>
        Assert.Equal(Text(Plain), Text(statement));

    [Theory]
    [InlineData("'Effect': 'Deny', 'Action': ['a:Get', 'a:Put'], 'Resource': ['x', 'y'], 'Condition': {'StringEquals': {'k': ['v', 'w']}}")]
    [InlineData("'Effect': 'Allow', 'NotAction': ['a:Get', 'a:Put'], 'Resource': ['x', 'y'], 'Condition': {'StringEquals': {'k': ['v', 'w']}}")]
    [InlineData("'Effect': 'Allow', 'Action': ['a:Get', 'a:Put'], 'NotResource': ['x', 'y'], 'Condition': {'StringEquals': {'k': ['v', 'w']}}")]
    [InlineData("'Effect': 'Allow', 'Action': ['a:Get', 'a:Put'], 'Resource': ['X', 'y'], 'Condition': {'StringEquals': {'k': ['v', 'w']}}")]
    [InlineData("'Effect': 'Allow', 'Action': ['a:Get', 'a:Put'], 'Resource': ['x1:y'], 'Condition': {'StringEquals': {'k': ['v', 'w']}}")]
    [InlineData("'Effect': 'Allow', 'Action': ['a:Get', 'a:Put'], 'Resource': ['x', 'y'], 'Condition': {'StringEquals': {'k': ['V', 'w']}}")]
    [InlineData("'Effect': 'Allow', 'Action': ['a:Get', 'a:Put'], 'Resource': ['x', 'y'], 'Condition': {'StringEquals': {'k': ['v1:w']}}")]
    [InlineData("'Effect': 'Allow', 'Action': ['a:Get', 'a:Put'], 'Resource': ['x', 'y'], 'Condition': {'StringEqualsIgnoreCase': {'k': ['v', 'w']}}")]
    [InlineData("'Effect': 'Allow', 'Action': ['a:Get', 'a:Put'], 'Resource': ['x', 'y']")]
    public void Something_else_has_another_text(string statement) =>
        Assert.NotEqual(Text(Plain), Text(statement));

    [Fact]
    public void The_version_counts_where_there_are_variables()
    {
        const string Variable = "'Effect': 'Allow', 'Action': '*', 'Resource': '${k}'";

        Assert.NotEqual(Text(Variable), Text(Variable, variables: false));
        Assert.Equal(Text(Plain), Text(Plain, variables: false));
    }

    private static string Text(string statement, bool variables = true)
    {
        PolicyDocument document = Checks.Policy(statement)[0].Document;
        return StatementText.Of(document.Statements[0], variables);
    }
}
