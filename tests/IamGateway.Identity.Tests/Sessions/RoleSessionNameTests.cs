using IamGateway.Identity.Sessions;

namespace IamGateway.Identity.Tests.Sessions;

public sealed class RoleSessionNameTests
{
    [Theory]
    [InlineData("alice", "alice")]
    [InlineData("a.b+c=d,e@f-g_h", "a.b+c=d,e@f-g_h")]
    [InlineData("jörg müller", "j-rg-m-ller")]
    [InlineData("a/b:c*", "a-b-c-")]     // nothing that means something in an ARN or a policy
    [InlineData("x", "x-")]
    [InlineData("é", "--")]
    public void Characters_that_a_session_name_cannot_have_become_hyphens(string userName, string name) => Assert.Equal(name, RoleSessionName.Of(userName));

    [Fact]
    public void Long_names_are_cut() => Assert.Equal(new string('a', 64), RoleSessionName.Of(new string('a', 128)));
}
