using IamGateway.ControlPlane.Iam.AccessKeys;
using IamGateway.ControlPlane.Iam.Accounts;
using IamGateway.ControlPlane.Iam.AuthorizationDetails;
using IamGateway.ControlPlane.Iam.Certificates;
using IamGateway.ControlPlane.Iam.Groups;
using IamGateway.ControlPlane.Iam.InstanceProfiles;
using IamGateway.ControlPlane.Iam.LastAccessed;
using IamGateway.ControlPlane.Iam.LoginProfiles;
using IamGateway.ControlPlane.Iam.Mfa;
using IamGateway.ControlPlane.Iam.Other;
using IamGateway.ControlPlane.Iam.PasswordPolicies;
using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Policies.Attached;
using IamGateway.ControlPlane.Iam.Policies.Inline;
using IamGateway.ControlPlane.Iam.Providers;
using IamGateway.ControlPlane.Iam.Reports;
using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Iam.Simulation;
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
        .Add<CreateAccountAlias>().Add<ListAccountAliases>().Add<DeleteAccountAlias>().Add<GetAccountSummary>()
        .Add<SetSecurityTokenServicePreferences>().Add<ListOrganizationsFeatures>()
        .Add<CreatePolicy>().Add<GetPolicy>().Add<ListPolicies>().Add<DeletePolicy>().Add<ListEntitiesForPolicy>()
        .Add<CreatePolicyVersion>().Add<GetPolicyVersion>().Add<ListPolicyVersions>().Add<SetDefaultPolicyVersion>().Add<DeletePolicyVersion>()
        .Add<TagPolicy>().Add<UntagPolicy>().Add<ListPolicyTags>()
        .Add<AttachUserPolicy>().Add<DetachUserPolicy>().Add<ListAttachedUserPolicies>()
        .Add<AttachGroupPolicy>().Add<DetachGroupPolicy>().Add<ListAttachedGroupPolicies>()
        .Add<AttachRolePolicy>().Add<DetachRolePolicy>().Add<ListAttachedRolePolicies>()
        .Add<PutUserPolicy>().Add<GetUserPolicy>().Add<ListUserPolicies>().Add<DeleteUserPolicy>()
        .Add<PutGroupPolicy>().Add<GetGroupPolicy>().Add<ListGroupPolicies>().Add<DeleteGroupPolicy>()
        .Add<PutRolePolicy>().Add<GetRolePolicy>().Add<ListRolePolicies>().Add<DeleteRolePolicy>()
        .Add<CreateRole>().Add<GetRole>().Add<ListRoles>().Add<UpdateRole>().Add<UpdateRoleDescription>().Add<UpdateAssumeRolePolicy>().Add<DeleteRole>()
        .Add<TagRole>().Add<UntagRole>().Add<ListRoleTags>()
        .Add<PutRolePermissionsBoundary>().Add<DeleteRolePermissionsBoundary>()
        .Add<CreateServiceLinkedRole>().Add<DeleteServiceLinkedRole>().Add<GetServiceLinkedRoleDeletionStatus>()
        .Add<CreateInstanceProfile>().Add<GetInstanceProfile>().Add<ListInstanceProfiles>().Add<ListInstanceProfilesForRole>().Add<DeleteInstanceProfile>()
        .Add<AddRoleToInstanceProfile>().Add<RemoveRoleFromInstanceProfile>()
        .Add<TagInstanceProfile>().Add<UntagInstanceProfile>().Add<ListInstanceProfileTags>()
        .Add<CreateSAMLProvider>().Add<GetSAMLProvider>().Add<ListSAMLProviders>().Add<UpdateSAMLProvider>().Add<DeleteSAMLProvider>()
        .Add<TagSAMLProvider>().Add<UntagSAMLProvider>().Add<ListSAMLProviderTags>()
        .Add<CreateOpenIDConnectProvider>().Add<GetOpenIDConnectProvider>().Add<ListOpenIDConnectProviders>().Add<DeleteOpenIDConnectProvider>()
        .Add<UpdateOpenIDConnectProviderThumbprint>().Add<AddClientIDToOpenIDConnectProvider>().Add<RemoveClientIDFromOpenIDConnectProvider>()
        .Add<TagOpenIDConnectProvider>().Add<UntagOpenIDConnectProvider>().Add<ListOpenIDConnectProviderTags>()
        .Add<SimulateCustomPolicy>().Add<SimulatePrincipalPolicy>().Add<GetContextKeysForCustomPolicy>().Add<GetContextKeysForPrincipalPolicy>()
        .Add<GetAccountAuthorizationDetails>().Add<GenerateCredentialReport>().Add<GetCredentialReport>()
        .Add<GenerateServiceLastAccessedDetails>().Add<GetServiceLastAccessedDetails>().Add<GetServiceLastAccessedDetailsWithEntities>().Add<ListPoliciesGrantingServiceAccess>();
}
