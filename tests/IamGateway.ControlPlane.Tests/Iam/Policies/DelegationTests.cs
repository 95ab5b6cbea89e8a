using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Policies;

/// <summary>An administrator who may create users and roles only with a permissions boundary, and may not get around it.</summary>
/// <remarks>Source: IAM User Guide, "Permissions boundaries for IAM entities", "Delegating responsibility to others using permissions boundaries".</remarks>
public sealed class DelegationTests(DelegatedAccount account) : IClassFixture<DelegatedAccount>
{
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

    /// <summary>What the delegate may not do. <c>BOUND</c> is a user with the boundary, <c>FREE</c> one without, <c>ROLE</c> a role without.</summary>
    public static TheoryData<string, string> Escalations => new()
    {
        { "a user without a boundary",                          "CreateUser UserName=mallory" },
        { "a user with another boundary",                       $"CreateUser UserName=mallory PermissionsBoundary={Administrator}" },
        { "a role without a boundary",                          "CreateRole RoleName=mallory AssumeRolePolicyDocument=TRUST" },
        { "a role with another boundary",                       $"CreateRole RoleName=mallory AssumeRolePolicyDocument=TRUST PermissionsBoundary={Administrator}" },
        { "another boundary for a user that has it",            $"PutUserPermissionsBoundary UserName=BOUND PermissionsBoundary={Administrator}" },
        { "another boundary for the own user",                  $"PutUserPermissionsBoundary UserName=zhang PermissionsBoundary={Administrator}" },
        { "no boundary for a user that has it",                 "DeleteUserPermissionsBoundary UserName=BOUND" },
        { "no boundary for the own user",                       "DeleteUserPermissionsBoundary UserName=zhang" },
        { "a policy for a user without a boundary",             $"AttachUserPolicy UserName=FREE PolicyArn={Administrator}" },
        { "a policy for the own user",                          $"AttachUserPolicy UserName=zhang PolicyArn={Administrator}" },
        { "an embedded policy for a user without a boundary",   "PutUserPolicy UserName=FREE PolicyName=all PolicyDocument=ALL" },
        { "an embedded policy for the own user",                "PutUserPolicy UserName=zhang PolicyName=all PolicyDocument=ALL" },
        { "a policy taken from a user without a boundary",      $"DetachUserPolicy UserName=FREE PolicyArn={Administrator}" },
        { "a policy for a role without a boundary",             $"AttachRolePolicy RoleName=ROLE PolicyArn={Administrator}" },
        { "an embedded policy for a role without a boundary",   "PutRolePolicy RoleName=ROLE PolicyName=all PolicyDocument=ALL" },
        { "no boundary for a role",                             "DeleteRolePermissionsBoundary RoleName=ROLE" },
        { "another version of the boundary",                    "CreatePolicyVersion PolicyArn=BOUNDARY PolicyDocument=ALL SetAsDefault=true" },
        { "another version of the own boundary",                "CreatePolicyVersion PolicyArn=OWNBOUNDARY PolicyDocument=ALL SetAsDefault=true" },
        { "another default version of the boundary",            "SetDefaultPolicyVersion PolicyArn=BOUNDARY VersionId=v1" },
        { "no boundary policy",                                 "DeletePolicy PolicyArn=BOUNDARY" },
    };

    [Theory, MemberData(nameof(Escalations))]
    public async Task The_delegate_cannot_get(string what, string call)
    {
        var words = call
            .Replace("OWNBOUNDARY", account.OwnBoundary).Replace("BOUNDARY", account.Boundary).Replace("BOUND", "nikhil").Replace("FREE", "free").Replace("ROLE", "freerole")
            .Replace("ALL", Documents.Allow("*")).Replace("TRUST", Documents.Trust(account.Number)).Split(' ');

        var answer = await account.ZhangAsync(words[0], [.. words[1..].Select(word => word.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);

        Assert.True(answer.Error == "AccessDenied", $"{what}: {answer.Error} {answer.Message}");
        Assert.Contains($"iam:{words[0]}", answer.Message);
    }

    [Fact]
    public async Task The_delegate_can_do_the_job()
    {
        (await account.ZhangAsync("CreateUser", ("UserName", "bounded"), ("PermissionsBoundary", account.Boundary))).Done();
        (await account.ZhangAsync("AttachUserPolicy", ("UserName", "bounded"), ("PolicyArn", Administrator))).Done();
        (await account.ZhangAsync("PutUserPolicy", ("UserName", "bounded"), ("PolicyName", "all"), ("PolicyDocument", Documents.Allow("*")))).Done();
        (await account.ZhangAsync("DeleteUserPolicy", ("UserName", "bounded"), ("PolicyName", "all"))).Done();
        (await account.ZhangAsync("DetachUserPolicy", ("UserName", "bounded"), ("PolicyArn", Administrator))).Done();
        (await account.ZhangAsync("PutUserPermissionsBoundary", ("UserName", "bounded"), ("PermissionsBoundary", account.Boundary))).Done();
        (await account.ZhangAsync("CreateRole", ("RoleName", "bounded"), ("PermissionsBoundary", account.Boundary), ("AssumeRolePolicyDocument", Documents.Trust(account.Number)))).Done();
        (await account.ZhangAsync("AttachRolePolicy", ("RoleName", "bounded"), ("PolicyArn", Administrator))).Done();
    }

    [Fact]
    public async Task Whom_the_delegate_made_has_no_more_than_the_boundary()
    {
        (await account.NikhilAsync("ListUsers")).Done();
        Assert.Equal("AccessDenied", (await account.NikhilAsync("CreateUser", ("UserName", "mallory"))).Error);
        Assert.Equal("AccessDenied", (await account.NikhilAsync("DeleteUserPermissionsBoundary", ("UserName", "nikhil"))).Error);
    }
}
