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
        .Add<PutUserPermissionsBoundary>().Add<DeleteUserPermissionsBoundary>();
}
