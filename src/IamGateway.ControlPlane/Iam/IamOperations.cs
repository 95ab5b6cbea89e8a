using IamGateway.ControlPlane.Iam.AccessKeys;
using IamGateway.ControlPlane.Iam.Groups;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam;

/// <summary>The operations of Identity and Access Management.</summary>
internal static class IamOperations
{
    public static OperationTable Table { get; } = new OperationTable("iam", "2010-05-08", "iam.amazonaws.com")
    {
        XmlNamespace = "https://iam.amazonaws.com/doc/2010-05-08/",
    }
        .Add<CreateUser>().Add<GetUser>().Add<ListUsers>().Add<UpdateUser>().Add<DeleteUser>()
        .Add<TagUser>().Add<UntagUser>().Add<ListUserTags>()
        .Add<PutUserPermissionsBoundary>().Add<DeleteUserPermissionsBoundary>()
        .Add<CreateGroup>().Add<GetGroup>().Add<ListGroups>().Add<UpdateGroup>().Add<DeleteGroup>()
        .Add<AddUserToGroup>().Add<RemoveUserFromGroup>().Add<ListGroupsForUser>()
        .Add<CreateAccessKey>().Add<ListAccessKeys>().Add<UpdateAccessKey>().Add<DeleteAccessKey>().Add<GetAccessKeyLastUsed>();
}
