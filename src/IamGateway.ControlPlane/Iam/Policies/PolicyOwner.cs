using IamGateway.ControlPlane.Iam.Values;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>An IAM user, group or role as what policies are attached to and embedded in.</summary>
/// <param name="Kind"><c>User</c>, <c>Group</c> or <c>Role</c>, as AWS's sentences say it.</param>
/// <param name="Name">Its name.</param>
/// <param name="InlineQuota">Most characters of its embedded policies together, beside white space. Source: IAM User Guide, "IAM and AWS STS quotas".</param>
internal sealed record PolicyOwner(string Kind, string Name, int InlineQuota)
{
    // One of these is set, as in the rows of the store.
    private string? UserId { get; init; }

    private string? GroupId { get; init; }

    private string? RoleId { get; init; }

    private string? PermissionSetId { get; init; }

    public static PolicyOwner Of(IamUser user) => new("User", user.Name, 2_048) { UserId = user.Id };

    public static PolicyOwner Of(IamGroup group) => new("Group", group.Name, 5_120) { GroupId = group.Id };

    /// <summary>The policies of a permission set's role are those of the permission set.</summary>
    public static PolicyOwner Of(Role role) => new("Role", role.Name, 10_240)
    {
        RoleId = role.PermissionSetId is null ? role.Id : null,
        PermissionSetId = role.PermissionSetId,
    };

    /// <summary>What is attached to it.</summary>
    public IQueryable<PolicyAttachment> Attachments(IdentityDb db) => db.PolicyAttachments.Where(one =>
        one.UserId == UserId && one.GroupId == GroupId && one.RoleId == RoleId && one.PermissionSetId == PermissionSetId);

    /// <summary>What is embedded in it.</summary>
    public IQueryable<InlinePolicy> Embedded(IdentityDb db) => db.InlinePolicies.Where(one =>
        one.UserId == UserId && one.GroupId == GroupId && one.RoleId == RoleId && one.PermissionSetId == PermissionSetId);

    /// <summary>A managed policy's attachment to it.</summary>
    public PolicyAttachment Attach(ManagedPolicy policy) =>
        new() { PolicyId = policy.Id, UserId = UserId, GroupId = GroupId, RoleId = RoleId, PermissionSetId = PermissionSetId };

    /// <summary>A policy embedded in it.</summary>
    public InlinePolicy Embed(PolicyName name, string document) =>
        new() { Name = name.Text, Document = document, UserId = UserId, GroupId = GroupId, RoleId = RoleId, PermissionSetId = PermissionSetId };
}
