using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Roles;

public sealed class ServiceLinkedRoleTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task A_service_linked_role_lives_and_is_deleted()
    {
        var created = (await AdminAsync("CreateServiceLinkedRole", ("AWSServiceName", "elastic-beanstalk.amazonaws.com"), ("Description", "Beans"))).Done();
        Assert.Equal($"arn:aws:iam::{gateway.Account}:role/aws-service-role/elastic-beanstalk.amazonaws.com/AWSServiceRoleForElasticBeanstalk", created["Role/Arn"]);
        Assert.Contains("\"Service\":\"elastic-beanstalk.amazonaws.com\"", Uri.UnescapeDataString(created["Role/AssumeRolePolicyDocument"]!));

        var again = await AdminAsync("CreateServiceLinkedRole", ("AWSServiceName", "elastic-beanstalk.amazonaws.com"));
        Assert.Equal(("InvalidInput", "Service role name AWSServiceRoleForElasticBeanstalk has been taken in this account, please try a different suffix."), (again.Error, again.Message));
        (await AdminAsync("UpdateRoleDescription", ("RoleName", "AWSServiceRoleForElasticBeanstalk"), ("Description", "More beans"))).Done();

        var task = (await AdminAsync("DeleteServiceLinkedRole", ("RoleName", "AWSServiceRoleForElasticBeanstalk"))).Done()["DeletionTaskId"]!;
        Assert.StartsWith("task/aws-service-role/elastic-beanstalk.amazonaws.com/AWSServiceRoleForElasticBeanstalk/", task);
        Assert.Equal("SUCCEEDED", (await AdminAsync("GetServiceLinkedRoleDeletionStatus", ("DeletionTaskId", task))).Done()["Status"]);
        Assert.Equal("NoSuchEntity", (await AdminAsync("GetRole", ("RoleName", "AWSServiceRoleForElasticBeanstalk"))).Error);
    }

    [Theory]
    [InlineData("orders.example.com")]
    [InlineData(".amazonaws.com")]
    [InlineData("Orders.amazonaws.com")]
    [InlineData("a-service-whose-name-is-much-too-long-for-the-name-of-any-role.amazonaws.com")]
    public async Task Only_services_have_service_linked_roles(string service) =>
        Assert.Equal("InvalidInput", (await AdminAsync("CreateServiceLinkedRole", ("AWSServiceName", service))).Error);

    [Fact]
    public async Task Another_role_is_not_deleted_as_a_service_s()
    {
        (await AdminAsync("CreateRole", ("RoleName", "ordinary"), ("AssumeRolePolicyDocument", Policies.Documents.Trust(gateway.Account)))).Done();

        Assert.Equal("InvalidInput", (await AdminAsync("DeleteServiceLinkedRole", ("RoleName", "ordinary"))).Error);
    }

    [Theory]
    [InlineData("task/aws-service-role/orders.amazonaws.com/AWSServiceRoleForOrders")]
    [InlineData("orders")]
    public async Task A_task_that_cannot_be_is_refused(string task) =>
        Assert.Equal("InvalidInput", (await AdminAsync("GetServiceLinkedRoleDeletionStatus", ("DeletionTaskId", task))).Error);

    [Fact]
    public async Task A_role_that_is_there_was_not_deleted()
    {
        var role = (await AdminAsync("CreateServiceLinkedRole", ("AWSServiceName", "staying.amazonaws.com"))).Done()["Role/RoleId"];

        Assert.Equal("NoSuchEntity", (await AdminAsync("GetServiceLinkedRoleDeletionStatus", ("DeletionTaskId", $"task/aws-service-role/staying.amazonaws.com/AWSServiceRoleForStaying/{role}"))).Error);
    }

    /// <summary>Source: Service Authorization Reference, CreateServiceLinkedRole, <c>iam:AWSServiceName</c>.</summary>
    [Fact]
    public async Task Policies_may_ask_for_the_service()
    {
        var caller = await gateway.NewUserAsync("linker", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"arn:aws:iam::*:role/aws-service-role/*","Condition":{"StringLike":{"iam:AWSServiceName":"billing.amazonaws.com"}}}]}
            """);

        Assert.Equal("AccessDenied", (await gateway.IamAsync(caller, "CreateServiceLinkedRole", ("AWSServiceName", "shipping.amazonaws.com"))).Error);
        (await gateway.IamAsync(caller, "CreateServiceLinkedRole", ("AWSServiceName", "billing.amazonaws.com"))).Done();
    }

    private Task<Answer> AdminAsync(string action, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, parameters);
}
