using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Policies;

/// <summary>
/// María's account: Zhang may create users and roles with the boundary <c>XCompanyBoundaries</c> only; he has made Nikhil, who was given everything within it.
/// There are a user and a role without a boundary, too. Source: as for <see cref="DelegationTests"/>.
/// </summary>
public sealed class DelegatedAccount : IAsyncLifetime, IDisposable
{
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

    private readonly TestGateway _gateway = new();
    private Keys? _zhang, _nikhil;

    public string Number => _gateway.Account;

    public string Boundary => $"arn:aws:iam::{Number}:policy/XCompanyBoundaries";

    public string OwnBoundary => $"arn:aws:iam::{Number}:policy/DelegatedUserBoundary";

    public async Task InitializeAsync()
    {
        await _gateway.InitializeAsync();
        await AdminAsync("CreatePolicy", ("PolicyName", "XCompanyBoundaries"), ("PolicyDocument", """
            {"Version":"2012-10-17","Statement":[
              {"Sid":"ServiceBoundaries","Effect":"Allow","Action":["s3:*","cloudwatch:*","ec2:*","dynamodb:*"],"Resource":"*"},
              {"Sid":"AllowIAMConsoleForCredentials","Effect":"Allow","Action":["iam:ListUsers","iam:GetAccountPasswordPolicy"],"Resource":"*"},
              {"Sid":"AllowManageOwnPasswordAndAccessKeys","Effect":"Allow","Action":["iam:*AccessKey*","iam:ChangePassword","iam:GetUser"],"Resource":["arn:aws:iam::*:user/${aws:username}"]},
              {"Sid":"DenyS3Logs","Effect":"Deny","Action":"s3:*","Resource":["arn:aws:s3:::logs","arn:aws:s3:::logs/*"]}]}
            """));
        await AdminAsync("CreatePolicy", ("PolicyName", "DelegatedUserBoundary"), ("PolicyDocument", $$"""
            {"Version":"2012-10-17","Statement":[
              {"Sid":"CreateOrChangeOnlyWithBoundary","Effect":"Allow","Resource":"*",
               "Action":["iam:CreateUser","iam:PutUserPolicy","iam:DeleteUserPolicy","iam:AttachUserPolicy","iam:DetachUserPolicy","iam:PutUserPermissionsBoundary",
                         "iam:CreateRole","iam:PutRolePolicy","iam:DeleteRolePolicy","iam:AttachRolePolicy","iam:DetachRolePolicy","iam:PutRolePermissionsBoundary"],
               "Condition":{"StringEquals":{"iam:PermissionsBoundary":"{{Boundary}}"} } },
              {"Sid":"CloudWatchAndOtherIAMTasks","Effect":"Allow","Resource":"*",
               "Action":["cloudwatch:*","iam:GetUser","iam:ListUsers","iam:DeleteUser","iam:UpdateUser","iam:CreatePolicy","iam:DeletePolicy","iam:DeletePolicyVersion","iam:GetPolicy",
                         "iam:GetPolicyVersion","iam:ListPolicies","iam:SetDefaultPolicyVersion"]},
              {"Sid":"NoBoundaryPolicyEdit","Effect":"Deny","Action":["iam:CreatePolicyVersion","iam:DeletePolicy","iam:DeletePolicyVersion","iam:SetDefaultPolicyVersion"],
               "Resource":["{{Boundary}}","{{OwnBoundary}}"]},
              {"Sid":"NoBoundaryUserDelete","Effect":"Deny","Action":["iam:DeleteUserPermissionsBoundary","iam:DeleteRolePermissionsBoundary"],"Resource":"*"}]}
            """));
        _zhang = await _gateway.NewUserAsync("zhang", """{"Version":"2012-10-17","Statement":[{"Sid":"IAM","Effect":"Allow","Action":"iam:*","Resource":"*"}]}""");
        await AdminAsync("PutUserPermissionsBoundary", ("UserName", "zhang"), ("PermissionsBoundary", OwnBoundary));
        _nikhil = await _gateway.NewUserAsync("nikhil");
        (await ZhangAsync("PutUserPermissionsBoundary", ("UserName", "nikhil"), ("PermissionsBoundary", Boundary))).Done();
        (await ZhangAsync("AttachUserPolicy", ("UserName", "nikhil"), ("PolicyArn", Administrator))).Done();
        await AdminAsync("CreateUser", ("UserName", "free"));
        await AdminAsync("AttachUserPolicy", ("UserName", "free"), ("PolicyArn", Administrator));
        await AdminAsync("CreateRole", ("RoleName", "freerole"), ("AssumeRolePolicyDocument", Documents.Trust(Number)));
    }

    public Task DisposeAsync() => _gateway.DisposeAsync();

    public void Dispose() => _gateway.Dispose();

    internal Task<Answer> ZhangAsync(string action, params (string Name, string Value)[] parameters) => _gateway.IamAsync(_zhang, action, parameters);

    internal Task<Answer> NikhilAsync(string action, params (string Name, string Value)[] parameters) => _gateway.IamAsync(_nikhil, action, parameters);

    private async Task AdminAsync(string action, params (string Name, string Value)[] parameters) => (await _gateway.IamAsync(_gateway.Admin, action, parameters)).Done();
}
