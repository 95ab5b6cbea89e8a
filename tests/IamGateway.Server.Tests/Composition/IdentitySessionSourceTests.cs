using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Accounts;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;
using IamGateway.Server.Composition;

namespace IamGateway.Server.Tests.Composition;

/// <summary>Source: IAM User Guide, "AWS global condition context keys": aws:PrincipalArn, aws:userid, aws:username, aws:PrincipalType.</summary>
public sealed class IdentitySessionSourceTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);

    [Fact]
    public void A_role_session_is_an_assumed_role_whose_principal_arn_is_the_roles()
    {
        var role = new Role { Id = "AROA1", AccountId = "123456789012", Path = "/aws-reserved/sso.amazonaws.com/", Name = "AWSReservedSSO_Dev_0123456789abcdef", TrustPolicy = "{}", CreatedAt = Now };
        var caller = IdentitySessionSource.CallerOf(Principal(role: role));

        Assert.Equal(PrincipalType.AssumedRole, caller.Type);
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Dev_0123456789abcdef/ann", caller.Arn);
        Assert.Equal("arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_0123456789abcdef", caller.PrincipalArn);
        Assert.Equal("AROA1:ann", caller.UserId);
        Assert.Null(caller.UserName);
    }

    [Fact]
    public void An_iam_user_has_a_user_name_and_its_unique_id()
    {
        var user = new IamUser { Id = "AIDA1", AccountId = "123456789012", Path = "/ops/", Name = "bob", CreatedAt = Now };
        var caller = IdentitySessionSource.CallerOf(Principal(user: user));

        Assert.Equal(PrincipalType.User, caller.Type);
        Assert.Equal("arn:aws:iam::123456789012:user/ops/bob", caller.Arn);
        Assert.Equal(caller.Arn, caller.PrincipalArn);
        Assert.Equal("AIDA1", caller.UserId);
        Assert.Equal("bob", caller.UserName);
    }

    [Fact]
    public void The_root_user_is_the_account()
    {
        var caller = IdentitySessionSource.CallerOf(Principal());

        Assert.Equal(PrincipalType.Account, caller.Type);
        Assert.Equal("arn:aws:iam::123456789012:root", caller.Arn);
        Assert.Equal("123456789012", caller.UserId);
        Assert.Null(caller.UserName);
    }

    private static LivePrincipal Principal(Role? role = null, IamUser? user = null) => new(
        new PrincipalSession
        {
            Id = "s1",
            SignInSessionId = "i1",
            AccountId = "123456789012",
            RoleId = role?.Id,
            UserId = user?.Id,
            SessionName = role is null ? null : "ann",
            IssuedAt = Now,
            ExpiresAt = Now.AddHours(1),
        },
        new Account { Id = "123456789012", Name = "main", CreatedAt = Now },
        role,
        user,
        Person: null,
        Groups: [],
        Tags: new Dictionary<string, string>());
}
