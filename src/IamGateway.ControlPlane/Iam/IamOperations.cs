using IamGateway.ControlPlane.Iam.AccessKeys;
using IamGateway.ControlPlane.Iam.Accounts;
using IamGateway.ControlPlane.Iam.Certificates;
using IamGateway.ControlPlane.Iam.Groups;
using IamGateway.ControlPlane.Iam.LoginProfiles;
using IamGateway.ControlPlane.Iam.Mfa;
using IamGateway.ControlPlane.Iam.Other;
using IamGateway.ControlPlane.Iam.PasswordPolicies;
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
        .Add<CreateAccessKey>().Add<ListAccessKeys>().Add<UpdateAccessKey>().Add<DeleteAccessKey>().Add<GetAccessKeyLastUsed>()
        .Add<CreateLoginProfile>().Add<GetLoginProfile>().Add<UpdateLoginProfile>().Add<DeleteLoginProfile>().Add<ChangePassword>()
        .Add<UpdateAccountPasswordPolicy>().Add<GetAccountPasswordPolicy>().Add<DeleteAccountPasswordPolicy>()
        .Add<CreateVirtualMFADevice>().Add<DeleteVirtualMFADevice>().Add<ListVirtualMFADevices>()
        .Add<EnableMFADevice>().Add<ResyncMFADevice>().Add<DeactivateMFADevice>().Add<GetMFADevice>().Add<ListMFADevices>()
        .Add<TagMFADevice>().Add<UntagMFADevice>().Add<ListMFADeviceTags>()
        .Add<UploadSigningCertificate>().Add<ListSigningCertificates>().Add<UpdateSigningCertificate>().Add<DeleteSigningCertificate>()
        .Add<ListSSHPublicKeys>().Add<ListServiceSpecificCredentials>().Add<ListServerCertificates>()
        .Add<CreateAccountAlias>().Add<ListAccountAliases>().Add<DeleteAccountAlias>().Add<GetAccountSummary>();
}
